import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MISCONCEPTIONS } from '../src/core/judgement.ts'
import type { Syntax } from '../src/core/syntax.ts'
import { LESSONS } from '../src/grade/misconceptions/index.ts'
import { newNamer } from '../src/grade/name.ts'
import { TWO_LAYERS } from '../src/grade/networks.ts'
import { PRECEDENCE } from '../src/grade/precedence.ts'
import { PLACEHOLDERS } from '../src/grade/values.ts'
import type { Failing } from '../src/judge/failing.ts'
import { nameOf } from '../src/render/node.ts'
import { graphOf, judged, mistakeIn } from './support/named.ts'

test('every misconception has its lesson and its place among the others', () => {
  const keys = PRECEDENCE.map(([key]) => key)
  expect(keys.toSorted()).toEqual(MISCONCEPTIONS.toSorted())
  expect(Object.values(LESSONS).map(lesson => lesson.key)).toEqual(Object.keys(LESSONS))
})

describe.each(Object.values(LESSONS))('$key', ({ key, example }) => {
  const { network, wrong, right, alike } = example
  test('is named', async () => {
    const { equalities } = (await judged(network, wrong)).judgement
    const failing = equalities.filter(one => one.verdict === 'fails')
    expect(failing.map(one => one.mistake?.misconception)).toEqual([key])
    expect(Object.keys(failing[0]?.mistake?.values ?? {}).toSorted()).toEqual(
      PLACEHOLDERS[key].toSorted(),
    )
  })
  test('is not seen in what is right', async () => {
    expect(mistakeIn(await judged(network, right))).toBe('correct')
    if (alike) expect(mistakeIn(await judged(alike.network, alike.text))).toBe('correct')
  })
})

const failing = (right: Syntax): Failing => ({
  graph: graphOf(TWO_LAYERS),
  left: { kind: 'derivative', of: nameOf('epsilon'), by: nameOf('y') },
  right,
  definitions: new Map(),
  reason: 'value',
  shapes: {},
  layouts: [],
  holdsWith: () => false,
  ratio: () => undefined,
})

describe('work is bounded', () => {
  const asked = (side: Syntax, equalities: number): number => {
    let count = 0
    const holdsWith = () => ++count < 0
    const name = newNamer()
    for (let n = 0; n < equalities; n++) name({ ...failing(side), holdsWith })
    return count
  }
  test('in one equality, in a whole derivation and in a long side', () => {
    const wrong: Syntax = { kind: 'infix', sign: '*', left: nameOf('U'), right: nameOf('p') }
    expect(asked(wrong, 1)).toBeLessThanOrEqual(400)
    expect(asked(wrong, 200)).toBe(4000)
    const long = Array.from({ length: 300 }, () => wrong).reduce((left, right) => ({
      kind: 'infix',
      sign: '+',
      left,
      right,
    }))
    expect(asked(long, 1)).toBe(0)
  })
})

/** Networks, each with an empty line and then derivations with the name of their mistake and its repair. */
const blocksIn = (folder: string) =>
  readdirSync(folder).flatMap(file =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split(/^---\n/m)
      .map(block => {
        const [network = '', lines = ''] = block.split('\n\n')
        const cases = lines
          .trim()
          .split('\n')
          .map(line => line.split(/ +==> +/) as [string, string])
        return { network, cases }
      }),
  )

describe.each(blocksIn('test/cases/grade'))('in text: $network', ({ network, cases }) => {
  test.each(cases)('%s  ==>  %s', async (chains, expected) => {
    expect(mistakeIn(await judged(network, chains))).toBe(expected)
  })
})

describe.each(blocksIn('test/cases/grade-latex'))('in LaTeX: $network', ({ network, cases }) => {
  test.each(cases)('%s  ==>  %s', async (derivation, expected) => {
    expect(mistakeIn(await judged(network, derivation, 'tex'))).toBe(expected)
  })
})
