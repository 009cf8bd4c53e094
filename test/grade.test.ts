import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MISCONCEPTIONS } from '../src/core/judgement.ts'
import { LESSONS } from '../src/grade/misconceptions/index.ts'
import { PRECEDENCE } from '../src/grade/precedence.ts'
import { PLACEHOLDERS } from '../src/grade/values.ts'
import { judged, mistakeIn } from './support/named.ts'

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
