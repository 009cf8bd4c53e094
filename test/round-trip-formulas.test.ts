import { describe, expect, test } from 'vitest'
import type { Judgement } from '../src/core/judgement.ts'
import { deriveSource } from '../src/report/derive.ts'
import { formulasIn } from './support/formulas.ts'
import { judged } from './support/judged.ts'
import { caseFiles } from './support/parse-cases.ts'

// What `derive` prints for the formulas of matrix calculus is read back and judged.
const FORMULAS = caseFiles('test/cases/formulas').flatMap(formulasIn)
const FORMATS = ['text', 'latex'] as const

/** Results that are too large for the work that is put into one equality, or hold an option of a call in LaTeX. */
const OPEN = 2

describe.each(FORMATS)('formulas in %s', format => {
  test('read back as correct', { timeout: 600_000 }, async () => {
    const open: string[] = []
    for (const { source, title } of FORMULAS) {
      const { verdict } = await judge(source, format)
      expect(verdict, title).not.toBe('wrong')
      if (verdict !== 'correct') open.push(title)
    }
    expect(open.length, open.join('; ')).toBeLessThanOrEqual(OPEN)
  })
})

const judge = async (source: string, format: (typeof FORMATS)[number]): Promise<Judgement> => {
  const derived = await deriveSource(source, { format })
  if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
  return (await judged(source, derived.output, format === 'latex' ? 'tex' : 'text')).judgement
}
