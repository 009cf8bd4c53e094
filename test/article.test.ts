import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Judgement } from '../src/core/judgement.ts'
import { escapeMarkdown } from '../src/render/article/markdown.ts'
import { deriveSource } from '../src/report/derive.ts'
import { judged } from './support/judged.ts'

// Notes in Markdown. Every derivation is read back in every style by scripts/pages.ts.
const sourceOf = (name: string): string => readFileSync(`derivations/${name}.eq`, 'utf8')

const printed = async (source: string, lang: string): Promise<string> => {
  const result = await deriveSource(source, { format: 'markdown', lang })
  if (result.kind !== 'derived') throw new Error(JSON.stringify(result.problems))
  return result.output
}

const judge = async (source: string, text: string): Promise<Judgement> =>
  (await judged(source, text, 'markdown')).judgement

describe('Markdown', () => {
  test.each([
    ['two-layer', 'en'],
    ['full-gradient', 'ru'],
    ['recurrent', 'zh'],
    ['rows', 'ko'],
  ])('of %s in language %s is read back as correct', async (name, lang) => {
    const source = sourceOf(name)
    const text = await printed(source, lang)
    const { verdict, equalities } = await judge(source, text)
    expect(equalities.length).toBeGreaterThan(5)
    expect(verdict).toBe('correct')
  })

  test('with a slip is not correct', async () => {
    const source = sourceOf('two-layer')
    const text = await printed(source, 'en')
    const wrong = text.replace(/\^T \\frac/, ' \\frac')
    expect(wrong).not.toBe(text)
    expect((await judge(source, wrong)).verdict).not.toBe('correct')
  })

  test('has the network, its parameters, the rules and what was checked', async () => {
    const text = await printed(sourceOf('two-layer').replace('Two-layer', 'Two *layers*'), 'en')
    expect(text).toContain('# Two \\*layers\\* network\n')
    expect(text).toContain('| $\\mathbf{V}$ | $\\mathbb{R}^{m \\times n}$ |')
    expect(text).toContain('component ✓∎ → chain rule ✓∎ →')
    expect(text).toMatch(/\| derivative \| equalities \| proved \| draws \| largest error \|/)
    expect(text).toMatch(/seed 1, .*\n\nmade by gradproof \d/)
  })

  test('holds no line in a formula that Markdown takes for its own', async () => {
    const text = await printed(sourceOf('elastic-net'), 'en')
    const formulas = [...text.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)].map(
      ([, inside = '']) => inside,
    )
    expect(formulas.length).toBeGreaterThan(2)
    for (const formula of formulas) {
      expect(formula).not.toMatch(/^\s*$/m)
      expect(formula).not.toMatch(/^\s*(?:[-+*#>=]|\d+[.)])\s/m)
      expect(formula).not.toMatch(/\\[{}]/)
    }
  })
})

describe('words of a person in Markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](javascript:alert(1)) ![y](z)', '\\[x\\](javascript:alert(1)) !\\[y\\](z)'],
    [
      '$x = 2x$ and `code` | **b** _i_ ~~s~~',
      '\\$x = 2x\\$ and \\`code\\` \\| \\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~',
    ],
    ['- item', '\\- item'],
    ['1. item, 2.5', '1\\. item, 2.5'],
    ['a\n\n# b\u2028c', 'a \\# b c'],
    ['http://x.y www.x.y', 'http\\://x.y www\\.x.y'],
  ])('%s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })

  test('bring no formula and no link into the notes', async () => {
    const evil = '$V = 2 V$ <img src=x onerror=alert(1)> | $$ `'
    const source = sourceOf('two-layer').replace(/^@title .*$/m, '')
    const text = await printed(`@title ${evil}\n@note V ${evil}\n${source}`, 'en')
    expect(text).not.toMatch(/(?<!\\)<img/)
    expect((await judge(source, text)).verdict).toBe('correct')
  })
})
