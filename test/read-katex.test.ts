import { describe, expect, it } from 'vitest'
import { loadKatex, type TexNode } from '../src/read/katex.ts'
import { textCases } from './support/case-files.ts'

// The parser is no part of what KaTeX promises: these cases fail when an upgrade changes its trees.
describe('trees of KaTeX', async () => {
  const parse = await loadKatex()

  it.each(textCases('read/katex'))('$title', ({ input, output }) => {
    const tree = parse(input)
    const written = tree.kind === 'tree' ? tree.nodes.map(write).join('\n') : JSON.stringify(tree)
    expect(written).toBe(output)
  })

  it('keeps no place that counts in an abbreviation of its own', () => {
    const tree = parse('\\R x')
    expect(tree.kind === 'tree' && JSON.stringify(tree.nodes)).not.toContain('"start":8')
  })

  it('keeps formulas apart', () => {
    parse('\\gdef\\foo{x}')
    expect(parse('\\foo').kind).toBe('fault')
  })

  it('ends abbreviations without end', () => {
    const bomb = '\\def\\a{\\a\\a}\\a'
    expect(parse(bomb)).toMatchObject({ kind: 'fault' })
  })
})

/** `mathord@0-1 text=W`, fields of fields in brackets. */
const write = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(write).join(' | ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const { type, mode, loc, ...fields } = value as TexNode
  const head = `${type ?? ''}${loc ? `@${loc.start}-${loc.end}` : ''}${mode === 'text' ? ' text' : ''}`
  const rest = Object.entries(fields).map(([name, field]) => `${name}=${write(field)}`)
  return `(${[head, ...rest].join(' ')})`
}
