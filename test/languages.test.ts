import { afterAll, describe, expect, test } from 'vitest'
import { MISCONCEPTIONS } from '../src/core/judgement.ts'
import { PLACEHOLDERS } from '../src/grade/values.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import type { Language } from '../src/render/lang.ts'
import { usageText } from '../src/render/usage.ts'
import { gradproof, removeBundle } from './support/render-cli.ts'

afterAll(removeBundle)

const languages = await Promise.all(LANGUAGES.map(one => one.load()))
const [english = languages[0] as Language, ...others] = languages

/** Every text of a catalogue by the path to it; what makes texts of values is called with marks. */
const textsIn = (value: unknown, path = ''): ReadonlyMap<string, string> => {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...textsIn(inner, `${path}/${key}`)]),
  )
}

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+(?::\w+)?)\}/g)].map(([, name = '']) => name))].sort()

const catalogue = async (language: Language): Promise<ReadonlyMap<string, string>> =>
  textsIn({
    ...language,
    messages: await language.messages(),
    lessons: await language.lessons(),
    check: await language.check(),
    course: await language.course(),
    task: await language.task(),
    page: await language.page(),
    house: await language.house(),
    steps: await language.steps(),
  })

/** What LaTeX is told is not said to people. */
const said = (texts: ReadonlyMap<string, string>): readonly string[] =>
  [...texts.keys()].filter(key => !key.startsWith('/latex')).sort()

/** Letters of the language, for those that are not written as English is. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
}

describe.each(others)('the catalogue $name', language => {
  test('has the texts of the English one, with the same values', async () => {
    const [own, all] = [await catalogue(language), await catalogue(english)]
    expect(said(own)).toEqual(said(all))
    const differing = [...all].filter(
      ([key, text]) => String(placeholders(own.get(key) ?? '')) !== String(placeholders(text)),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  test('is written in its own letters', async () => {
    const own = await catalogue(language)
    const script = SCRIPTS[language.name] as RegExp
    const foreign = [...own].filter(
      ([key, text]) =>
        /\p{L}{4}/u.test(text.replace(/`[^`]*`|\{[^}]*\}/g, '')) &&
        !script.test(text) &&
        !key.startsWith('/latex'),
    )
    expect(foreign).toEqual([])
  })
})

test('lessons speak of what is known of the mistake', async () => {
  const lessons = await english.lessons()
  for (const key of MISCONCEPTIONS)
    expect([key, ...placeholders(lessons[key].repair)]).toEqual([
      key,
      ...[...PLACEHOLDERS[key]].sort(),
    ])
})

describe('counted nouns in Russian', () => {
  const russian = languages.find(one => one.name === 'ru') as Language
  test.each([
    [1, '1 шаг:'],
    [2, '2 шага:'],
    [5, '5 шагов:'],
    [11, '11 шагов:'],
    [21, '21 шаг:'],
    [112, '112 шагов:'],
  ])('%s', (steps, expected) => {
    const facts = { steps, claims: 0, proved: 0, undecided: 0, draws: 10, seed: 1, error: 0 }
    expect(russian.verified(facts)).toContain(expected)
  })
})

describe('the language of what is told', () => {
  test.each([
    ['ru', /подсказка: напишите `2\*x`/],
    ['zh', /提示：请写 `2\*x`/],
    ['ko', /도움말: `2\*x`/],
  ])('is that of --lang: %s', (lang, message) => {
    const { status, stderr } = gradproof(['derive', '-', '--lang', lang], 'y = 2x')
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })

  test('is that of the file, even where the file cannot be read', () => {
    expect(gradproof(['derive', '-'], '@lang zh\ny = 2x').stderr).toContain('提示')
    expect(gradproof(['derive', '-', '--lang', 'en'], '@lang zh\ny = 2x').stderr).toContain('hint')
  })

  test('is English where there is no such language', () => {
    const { stderr } = gradproof(['derive', '-', '--lang', 'xx'], 'y = 2*x')
    expect(stderr).toBe('gradproof: no such language: xx; there is: en, ru, zh, ko\n')
  })

  test.each<[readonly string[], string]>([
    [['derive', 'no-such.eq', '--lang', 'ko'], '그런 파일이나 폴더가 없습니다'],
    [['derive', '-', '--lang=ru', '--colour'], 'неизвестный параметр «--colour»'],
    [
      ['derive', '-', '--lang', 'zh', '--format', 'latx'],
      '没有这种格式：latx（是不是 latex？）；可选：',
    ],
    [['solve', '-', '--lang', 'ru', '--for', 'q'], 'такого имени нет: q'],
    [['train', '-', '--lang', 'ko', '--set', 'n'], '--set에는'],
  ])('is that of usage errors: %s', (args, message) => {
    const { status, stderr } = gradproof(args, 'L = w^2')
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  test('is that of warnings', () => {
    const source = 'input x : vector(n); w : vector(n)\ni = w^2\ns = sum(i, x[i]*w[i])\nL = s*i'
    const { stderr } = gradproof(['derive', '-', '--lang', 'zh'], source)
    expect(stderr).toMatch(/^警告：/)
  })
})

describe('a message', () => {
  test('names what was asked for, what may be meant and what there is', async () => {
    const messages = await english.messages()
    const values = { name: 'latx', near: 'latex', known: 'text, latex' }
    expect(usageText({ code: 'no-such-format', values }, messages)).toBe(
      'no such format: latx (did you mean latex?); there is: text, latex',
    )
  })

  test('leaves no place open that has a value', async () => {
    for (const language of languages) {
      const messages = await language.messages()
      for (const code of Object.keys(messages.usage) as (keyof typeof messages.usage)[]) {
        const names = placeholders(messages.usage[code])
        const values = Object.fromEntries(names.map(name => [name, '§']))
        expect(usageText({ code, values }, messages)).not.toMatch(/\{\w+\}/)
      }
    }
  })
})
