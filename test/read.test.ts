import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Refused } from '../src/core/problem.ts'
import { judgeScript } from '../src/judge/judge.ts'
import { formatOf } from '../src/read/format.ts'
import { readScript } from '../src/read/script.ts'
import { textCases } from './support/case-files.ts'
import { networkOf } from './support/network.ts'
import { chainsOf, countOf, NETWORK, written } from './support/script.ts'

const file = (...path: string[]): string =>
  readFileSync(join(import.meta.dirname, 'cases', 'read', ...path), 'utf8')

describe('chains in files', () => {
  for (const format of ['tex', 'markdown'] as const)
    it.each(textCases(`read/${format}`))(`${format}: $title`, async ({ input, output }) => {
      expect(await chainsOf(input, format)).toBe(output)
    })

  // Counted by hand.
  it.each([
    ['000', 49],
    ['001', 51],
    ['002', 44],
    ['003', 19],
    ['004', 106],
  ])('finds every equality of %s', async (name, count) => {
    const text = file('seeds', `${name}.clean.tex`)
    const script = await readScript(text, { format: 'tex', graph: NETWORK })
    expect(countOf(script)).toBe(count)
    expect(`${written(script)}\n`).toBe(file('seeds', `${name}.chains.txt`))
  })
})

describe('notebooks', () => {
  const text = file('notebook', 'two-cells.ipynb')

  it('tells cells, and lines in them', async () => {
    expect((await chainsOf(text, 'notebook')).split('\n')).toEqual([
      '[1]3:6 z | [1]3:8 = | [1]3:10 Wx + b',
      '[3]2:1 \\pd{L}{z} | [3]2:12 = | [3]2:14 2 (z - y) | [3]3:2 = | [3]3:4 g',
    ])
  })

  it('takes some cells', async () => {
    expect(await chainsOf(text, 'notebook', { from: 2, to: 9 })).toMatch(/^\[3\]/)
  })

  it('reads notebooks of the third format', async () => {
    const cells = [{ cell_type: 'markdown', source: ['$a', ' = b$'] }]
    const older = JSON.stringify({ nbformat: 3, worksheets: [{ cells }] })
    expect(await chainsOf(older, 'notebook')).toBe('[1]1:2 a | [1]1:4 = | [1]1:6 b')
  })

  it.each([
    ['cut off', text.slice(0, 200), 200],
    ['a list', '[]', 0],
    ['null', 'null', 0],
    ['without cells', '{"cells": 3}', 0],
    ['empty', '', 0],
  ])('refuses what is %s', async (_, json, start) => {
    const problem = await refusal(json, 'notebook')
    expect(problem).toMatchObject({ code: 'not-a-notebook', span: { start } })
  })

  it('passes over cells that are none', async () => {
    const odd = JSON.stringify({ cells: [null, 3, { cell_type: 'markdown' }, { source: '$a=b$' }] })
    expect(await chainsOf(odd, 'notebook')).toBe('')
  })
})

describe('limits', () => {
  it('refuses files that are too long', async () => {
    expect(await refusal('x'.repeat(2_000_001), 'tex')).toMatchObject({
      code: 'derivation-too-long',
    })
  })

  it('refuses too many equalities', async () => {
    expect(await refusal('$a=b$ '.repeat(5001), 'markdown')).toMatchObject({
      code: 'too-many-equalities',
    })
  })

  it.each([
    ['member-too-long', `$$a = ${'+b'.repeat(4000)}$$`],
    ['member-too-deep', `$$a = ${'\\sqrt{'.repeat(150)}b${'}'.repeat(150)}$$`],
    ['member-too-deep', `$$a = ${'{'.repeat(500)}b$$`],
    ['member-too-deep', `$$a = ${'\\left('.repeat(500)}b$$`],
    ['latex-broken', `$$a = ${'{'.repeat(50)}b$$`],
  ])('leaves unread: %s', async (code, text) => {
    const script = await readScript(text, { format: 'tex', graph: NETWORK })
    const codes = script.chains.flatMap(({ members }) =>
      members.map(member => (member.kind === 'unread' ? member.problem.code : '')),
    )
    expect(codes).toContain(code)
  })
})

describe('parts of a file', () => {
  const text = '\\begin{align}\na &= b \\\\\n&= c \\\\\n&= d \\\\\n&= e\n\\end{align}'

  it('keeps the members on both sides of the signs on the lines', async () => {
    expect(await chainsOf(text, 'tex', { from: 3, to: 4 })).toBe(
      '2:6 b | 3:2 = | 3:4 c | 4:2 = | 4:4 d',
    )
  })

  it('takes the same lines of plain chains', async () => {
    const reading = { format: 'text', graph: NETWORK, lines: { from: 2, to: 2 } } as const
    expect(written(await readScript('z = x\ny = b\nb = x', reading))).toBe('2:1 y | 2:3 = | 2:5 b')
  })
})

describe('formats', () => {
  it.each([
    ['a.tex', '', 'tex'],
    ['a.MD', '', 'markdown'],
    ['a.Rmd', '', 'markdown'],
    ['a.qmd', '', 'markdown'],
    ['a.ipynb', '', 'notebook'],
    ['a.txt', '\\[ a = b \\]', 'text'],
    ['-', '\\documentclass{article}', 'tex'],
    ['-', '\\[ a = b \\]', 'tex'],
    ['-', '# Title\n\n$a = b$', 'markdown'],
    ['-', '{"cells": []}', 'notebook'],
    ['-', 'dL/dz = z - y', 'text'],
  ])('%s with %j is %s', (name, content, format) => {
    expect(formatOf(name, content)).toBe(format)
  })
})

describe('cases of places', () => {
  const network = networkOf(
    'input z : vector(n); label t : vector(n); y = softmax(z); L = -sum(t .* log(y))',
  )
  const left = '\\frac{\\partial y_i}{\\partial z_j}'

  it.each([
    ['For $i \\neq j$:', '- y_i y_j', '', 'holds'],
    ['For $i \\neq j$:', 'y_i (\\delta_{ij} - y_j)', '', 'holds'],
    ['For $i \\neq j$:', 'y_i y_j', '', 'fails'],
    ['', '- y_i y_j', '\\quad i \\ne j', 'holds'],
    ['', 'y_i (1 - y_i)', '\\text{ if } i = j', 'holds'],
    ['', 'y_i (1 + y_i)', '\\text{ if } i = j', 'fails'],
    ['', 'y_i (1 - y_i)', '', 'fails'],
    ['', 'y_i (1 - y_i)', ', \\quad i < j', 'unread'],
  ])('%s $$… = %s %s$$ %s', async (prose, right, remark, verdict) => {
    const text = `${prose}\n$$${left} = ${right} ${remark}$$`
    const script = await readScript(text, { format: 'markdown', graph: network })
    const { equalities } = await judgeScript(network, script, { seed: 1 })
    expect(equalities.map(one => one.verdict)).toEqual([verdict])
  })
})

const refusal = async (text: string, format: 'tex' | 'markdown' | 'notebook'): Promise<unknown> => {
  try {
    return await readScript(text, { format, graph: NETWORK })
  } catch (error) {
    return error instanceof Refused ? error.problem : error
  }
}
