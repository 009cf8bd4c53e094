import { describe, expect, test } from 'vitest'
import { formulasIn, outcomeOf } from './support/formulas.ts'
import { caseFiles } from './support/parse-cases.ts'

const FOLDER = 'test/cases/formulas'
const ratios: number[] = []

describe.each(caseFiles(FOLDER))('%s', path => {
  test.each(formulasIn(path).map(formula => [formula.title, formula] as const))(
    '%s',
    async (_title, formula) => {
      const { text, ratio, ...holds } = await outcomeOf(formula)
      ratios.push(ratio)
      const all = {
        verified: true,
        isMatrix: true,
        isRight: true,
        isReadBack: true,
        isProved: !formula.source.includes('# tested only'),
      }
      expect({ text, ...holds }).toEqual({ text, ...all })
    },
  )
})

test('results are as short as people write them', () => {
  const sorted = [...ratios].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  expect(at(0.5)).toBeLessThanOrEqual(1)
  expect(at(0.9)).toBeLessThanOrEqual(1)
  expect(at(0.99)).toBeLessThanOrEqual(1.2)
})
