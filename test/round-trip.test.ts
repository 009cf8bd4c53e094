import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Equality, Judgement } from '../src/core/judgement.ts'
import { deriveSource } from '../src/report/derive.ts'
import { judged } from './support/judged.ts'

// LaTeX that `derive` prints is read from the file it would be in, and judged; with a slip put in it is not correct.
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.eq'))
    .map(file => join(folder, file))
const CASES = filesIn('test/cases/round-trip')
const FILES = [...filesIn('derivations'), ...CASES]
const STYLES = ['arrows', 'annotated', 'plain', 'delta']
const LANGUAGES = ['ru', 'zh', 'ko']

const printed = async (source: string, style: string, lang: string): Promise<string> => {
  const derived = await deriveSource(source, { format: 'latex-document', style, lang })
  if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
  return derived.output
}

const judge = async (source: string, text: string): Promise<Judgement> =>
  (await judged(source, text, 'tex')).judgement

/** Derivatives of a `vec` by another have no sign in the language. */
const isOfVec = ({ left }: Equality): boolean => left.text.includes('\\operatorname{vec}')

const complaints = ({ equalities }: Judgement): readonly string[] =>
  equalities
    .filter(one => !['holds', 'definition', 'skipped'].includes(one.verdict) && !isOfVec(one))
    .map(one => `${one.n} ${one.verdict}: ${one.left.text} = ${one.right.text}`)

describe.each(FILES)('LaTeX of %s', file => {
  const source = readFileSync(file, 'utf8')
  const language = LANGUAGES[FILES.indexOf(file) % LANGUAGES.length] as string
  const editions: readonly (readonly [string, string])[] = [
    ...STYLES.map(style => [style, 'en'] as const),
    ['arrows', language],
  ]

  test.each(editions)('is correct in style %s and language %s', async (style, lang) => {
    const judgement = await judge(source, await printed(source, style, lang))
    expect(judgement.equalities.length).toBeGreaterThan(0)
    expect(complaints(judgement)).toEqual([])
  })

  test('is not correct with a slip', { timeout: 60_000 }, async () => {
    const text = await printed(source, 'arrows', 'en')
    for (const [what, from, to] of SLIPS) {
      const wrong = text.replace(from, to)
      if (wrong === text) continue
      const { verdict } = await judge(source, wrong)
      expect(verdict, what).not.toBe('correct')
    }
  })
})

describe.each(CASES)('text of %s', file => {
  test('is derived without a false step, and is correct', async () => {
    const source = readFileSync(file, 'utf8')
    const derived = await deriveSource(source, { format: 'text' })
    if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
    expect(derived.defects).toEqual([])
    const { judgement } = await judged(source, derived.output, 'text')
    expect(complaints(judgement)).toEqual([])
    expect(judgement.verdict).toBe('correct')
  })
})

/** Each changes one formula that is printed, and its value. */
const SLIPS: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['a transpose lost', /\^T \\frac/, ' \\frac'],
  ['⊙ for ⊗', /(\\frac\{[^{}]*\}\{\\partial \\vec\{\w\}\}) \\otimes/, '$1 \\odot'],
  ['⊗ for ⊙', / \\odot \\sigma'/, " \\otimes \\sigma'"],
  ['σ for σ′', / \\sigma'\(/, ' \\sigma('],
  [
    'a wrong factor',
    /= \\frac\{\\partial (\w+)\}\{\\partial p\} x/,
    '= 2 \\frac{\\partial $1}{\\partial p} x',
  ],
]
