import type { Counterexample } from '../../core/finding.ts'
import { isAssignment } from '../../core/judgement.ts'
import { nested } from '../../core/tensor.ts'
import type { CheckSheet } from './sheet.ts'
import { lacksOf } from './summary.ts'
import type { Told } from './told.ts'

/** A judgement as data for programs. */
export const printCheckJson = (sheet: CheckSheet, told: readonly Told[]): string => {
  const { judgement, version } = sheet
  const report = {
    gradproof: version,
    seed: judgement.seed,
    verdict: judgement.verdict,
    firstWrong: judgement.firstWrong ?? null,
    layout: judgement.layout,
    targets: Object.fromEntries(judgement.targets),
    ...missing(sheet),
    equalities: told.filter(one => !isAssignment(one.equality)).map(equalityOf),
    ...assignmentsOf(told),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** In words, of the targets that are not reached. */
const missing = (sheet: CheckSheet) => {
  const lacks = lacksOf(sheet)
  return lacks.size > 0 ? { missing: Object.fromEntries(lacks) } : {}
}

/** Arrows that are wrong: without a number, as they count for no equality. */
const assignmentsOf = (told: readonly Told[]) => {
  const assignments = told
    .filter(one => isAssignment(one.equality))
    .map(one => {
      const { n: _, ...rest } = equalityOf(one)
      return rest
    })
  return assignments.length > 0 ? { assignments } : {}
}

const equalityOf = ({ equality, place, message, detail, repair }: Told) => {
  const { n, left, right, verdict, proved, reason, error, mistake, doubt, counterexample } =
    equality
  return {
    n,
    line: place.line,
    column: place.column,
    ...(place.cell === undefined ? {} : { cell: place.cell }),
    left: left.text,
    right: right.text,
    verdict,
    proved,
    ...(reason && { reason }),
    ...(error === undefined ? {} : { error }),
    ...(doubt && { doubt: doubt.code }),
    ...(mistake && { misconception: mistake.misconception }),
    ...(repair === undefined ? {} : { repair }),
    ...(message === undefined ? {} : { message }),
    ...(detail === undefined ? {} : { detail }),
    ...(counterexample && { counterexample: instanceOf(counterexample) }),
  }
}

/** Tensors as nested lists; what is no finite number becomes null. */
const instanceOf = ({ sizes, values, left, right, letters }: Counterexample) => ({
  sizes,
  values: Object.fromEntries(Object.entries(values).map(([name, x]) => [name, nested(x)])),
  left: nested(left),
  right: nested(right),
  ...(letters && letters.length > 0 && { letters }),
})
