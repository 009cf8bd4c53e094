import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../src/core/problem.ts'
import type { Script } from '../src/core/script.ts'
import type { Format } from '../src/read/format.ts'
import { readScript } from '../src/read/script.ts'
import { NETWORK } from './support/script.ts'

/** What LaTeX, Markdown and their mistakes are made of. */
const PIECES = [
  ...['$', '$$', '\\[', '\\]', '\\(', '\\)', '\\begin{align}', '\\end{align}', '\\begin{aligned}'],
  ...[
    '\\end{aligned}',
    '\\begin{cases}',
    '\\end{cases}',
    '\\left\\{',
    '\\right.',
    '\\left(',
    '\\right)',
  ],
  ...[
    '=',
    ':=',
    '=:',
    '&',
    '&=',
    '\\\\',
    '\\\\[2pt]',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '\\{',
    '\\}',
    ',',
  ],
  ...['\\text{', '\\text{and}', '\\mbox{$', '\\frac', '\\frac{\\partial L}{\\partial W}', '^', '_'],
  ...[
    '\\stackrel{a}{=}',
    '\\overset',
    '\\underbrace{',
    '\\boxed{',
    '\\tag{1}',
    '\\label{',
    '%',
    '\n',
  ],
  ...[
    '\n\n',
    '\\newcommand{\\a}[1]{#1#1}',
    '\\def\\b#1{\\b{#1}}',
    '\\a',
    '\\b',
    '\\let\\a\\b',
    '#1',
    '#',
  ],
  ...[
    '```math\n',
    '```\n',
    '`',
    '\\quad',
    '\\Rightarrow',
    '\\in',
    '\\dots',
    '+',
    '-',
    '.',
    ';',
    ':',
  ],
  ...[
    'x',
    'y',
    'W',
    ' ',
    'i = 1, \\dots, n',
    '因为',
    'где',
    '\\verb|',
    '\\iffalse',
    '> ',
    '<!--',
    '\\',
  ],
  ...[
    '\\color{',
    '\\cancelto',
    '\\not',
    '\\limits',
    '\\xlongequal[',
    '\\buildrel',
    '\\over',
    '\u{1d416}',
  ],
]

const noise = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 4 })),
    {
      maxLength: 60,
    },
  )
  .map(pieces => pieces.join(''))

describe('noise', () => {
  it.each(['tex', 'markdown', 'notebook'] as const)('is read as %s', async format => {
    const property = fc.asyncProperty(noise, async text => {
      const script = await readScript(asFile(text, format), { format, graph: NETWORK })
      checkScript(script)
    })
    await fc.assert(property, { seed: 1, numRuns: 400 })
  })

  it('is no notebook', async () => {
    const property = fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async text => {
      try {
        checkScript(await readScript(text, { format: 'notebook', graph: NETWORK }))
      } catch (error) {
        expect(error).toBeInstanceOf(Refused)
      }
    })
    await fc.assert(property, { seed: 1, numRuns: 200 })
  })

  // Each of these is read in time that grows with its length.
  it.each(PIECES.map(piece => [piece]))('%j many times', async piece => {
    for (const format of ['tex', 'markdown'] as const) {
      const many = piece.repeat(Math.ceil(40_000 / piece.length))
      checkScript(await readScript(many, { format, graph: NETWORK }))
      checkScript(await readScript(`$$ a = ${many} = b $$`, { format, graph: NETWORK }))
    }
  })

  // With work that grows with the square of the length these take minutes.
  it.each(['$', '\\[', '\\(', '\\be ', '\\begin{align}', '$$ '])(
    '%j a million times',
    async piece => {
      const shortcut = '\\newcommand{\\be}{\\begin{equation}}'
      const many = `${shortcut} ${piece.repeat(1_000_000 / piece.length)}`
      checkScript(await readScript(many, { format: 'tex', graph: NETWORK }))
    },
  )
})

const asFile = (text: string, format: Exclude<Format, 'text'>): string =>
  format === 'notebook'
    ? JSON.stringify({ cells: [{ cell_type: 'markdown', source: text }] })
    : text

/** One sign fewer than members, and all places inside the text. */
const checkScript = ({ source, chains, place }: Script): void => {
  for (const { members, signs } of chains) {
    expect(signs.length).toBe(members.length - 1)
    for (const { span } of [...members, ...signs]) {
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.start).toBeLessThanOrEqual(span.end)
      expect(span.end).toBeLessThanOrEqual(source.length)
      expect(place(span.start).line).toBeGreaterThan(0)
    }
    for (const member of members) {
      expect(member.text).not.toMatch(/[\n\r]/)
      if (member.kind === 'formula') expect(member.readings.length).toBeGreaterThan(0)
    }
  }
}
