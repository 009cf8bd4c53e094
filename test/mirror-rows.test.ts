import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deriveSource } from '../src/report/derive.ts'
import { solveSource } from '../src/report/solve.ts'
import { trainSource } from '../src/report/train.ts'
import { judged } from './support/judged.ts'
import { mirrorCases } from './support/mirror-cases.ts'
import { rowsOf } from './support/mirror-rows.ts'

// Every row of the lecture notes: what the named command prints has the document's rows, one behind the other.
const printed = new Map<string, Promise<Printed>>()

interface Printed {
  readonly source: string
  readonly output: string
}

const printedBy = (command: string): Promise<Printed> => {
  const known = printed.get(command) ?? print(command)
  printed.set(command, known)
  return known
}

const print = async (command: string): Promise<Printed> => {
  const [, file = '', ...rest] = command.split(' ')
  const options = Object.fromEntries(
    rest.flatMap((word, n) => (word.startsWith('--') ? [[word.slice(2), rest[n + 1] ?? '']] : [])),
  )
  const source = readFileSync(`derivations/${file}.eq`, 'utf8')
  if (command.startsWith('train ')) return printTraining(source, options)
  if (command.startsWith('solve ')) return printSolution(source, options)
  const { wrt, ...others } = options
  const result = await deriveSource(source, {
    format: 'latex',
    ...others,
    ...(wrt !== undefined && { wrt: wrt.split(',') }),
  })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  expect(result.isSound).toBe(true)
  return { source, output: result.output }
}

const printSolution = async (
  source: string,
  { for: unknown = '', style = '' }: Readonly<Record<string, string>>,
): Promise<Printed> => {
  const result = await solveSource(source, { format: 'latex', unknown, style })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  expect(result.isSound).toBe(true)
  return { source, output: result.output }
}

const printTraining = async (
  source: string,
  { style, steps, rate, samples = '20' }: Readonly<Record<string, string>>,
): Promise<Printed> => {
  const result = await trainSource(source, {
    format: 'latex',
    steps: Number(steps),
    rate: Number(rate),
    samples: Number(samples),
    ...(style !== undefined && { style }),
  })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  expect(result.defects).toEqual([])
  return { source, output: result.output }
}

describe('the rows of the notes', () => {
  for (const { name, command, blocks } of mirrorCases('test/cases/mirror')) {
    test(name, async () => {
      const rows = rowsOf((await printedBy(command)).output)
      expect(blocks.length).toBeGreaterThan(0)
      let at = 0
      for (const block of blocks) {
        const found = placed(block, rows.slice(at))
        expect(found).toEqual(block)
        at += rows.slice(at).indexOf(block[0] ?? '') + block.length
      }
    })
  }
})

describe('what is printed for the rows', () => {
  const derived = mirrorCases('test/cases/mirror').filter(one => one.command.startsWith('derive '))
  const commands = new Set(derived.map(one => one.command))
  test.each([...commands])('%s reads back as correct', async command => {
    const { source, output } = await printedBy(command)
    const { judgement } = await judged(source, output, 'tex')
    const bad = judgement.equalities.filter(
      one => !['holds', 'definition', 'skipped'].includes(one.verdict),
    )
    expect(bad.map(one => [one.verdict, one.left.text, one.right.text])).toEqual(
      OPEN.has(command) ? expect.anything() : [],
    )
    expect(['correct', ...(OPEN.has(command) ? ['unread'] : [])]).toContain(judgement.verdict)
  })
})

/** What holds derivatives of a `vec`, for which the language has no sign. */
const OPEN: ReadonlySet<string> = new Set(['derive sum-of-sigmoids-matrix --style paths'])

/** The rows from the one on that is asked for first, as many as are asked for. */
const placed = (asked: readonly string[], rows: readonly string[]): readonly string[] => {
  const start = rows.indexOf(asked[0] ?? '')
  return start < 0 ? rows : rows.slice(start, start + asked.length)
}
