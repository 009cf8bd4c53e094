import type { TargetStatus } from '../core/judgement.ts'
import { type Question, type TaskTest, targetKey } from '../core/task.ts'
import {
  choiceAt,
  choiceOf,
  type Desk,
  missing,
  onlyKeys,
  pointsAt,
  tableAt,
  textAt,
  valueAt,
  wholeAt,
} from '../toml/fields.ts'
import { tell } from '../toml/report.ts'

const VERDICTS = ['correct', 'wrong', 'unread', 'undecided'] as const
const STATUSES = ['reached', 'trivial', 'not_reached', 'wrong', 'unread'] as const

/** A submission with what it should get. */
export const testOf = (desk: Desk, questions: readonly Question[]): readonly TaskTest[] => {
  onlyKeys(desk, 'test', ['file', 'verdict', 'first_wrong', 'points', 'targets'])
  const file = textAt(desk, 'file')?.value
  if (!desk.table.entries.has('file')) missing(desk, 'file', 'file = "right.tex"')
  const verdict = choiceAt(desk, 'verdict', VERDICTS)
  const firstWrong = firstWrongAt(desk)
  const points = pointsAt(desk, 'points')?.value
  const targets = targetsAt(desk, questions)
  if (file === undefined) return []
  return [
    {
      file,
      ...(verdict && { verdict }),
      ...(firstWrong !== undefined && { firstWrong }),
      ...(points !== undefined && { points }),
      ...(targets && { targets }),
    },
  ]
}

/** The number of an equality; 0 for none. */
const firstWrongAt = (desk: Desk): number | null | undefined => {
  const n = valueAt(desk, 'first_wrong') && wholeAt(desk, 'first_wrong')
  return n === 0 ? null : n
}

const targetsAt = (
  desk: Desk,
  questions: readonly Question[],
): ReadonlyMap<string, TargetStatus> | undefined => {
  const inner = tableAt(desk, 'targets')
  if (!inner) return undefined
  const known = questions.flatMap(question =>
    question.targets.map(({ wrt }) => targetKey(questions, question, wrt)),
  )
  const found: [string, TargetStatus][] = []
  for (const [key, { at, value }] of inner.table.entries) {
    const name = choiceOf(desk.report, 'targets', { value: key, span: at }, known)
    const status = value.kind === 'text' && choiceOf(desk.report, key, value, STATUSES)
    if (value.kind !== 'text')
      tell(desk.report, 'toml-value-type', value.span, { name: key, wanted: 'text' })
    if (name && status) found.push([name, status])
  }
  return new Map(found)
}
