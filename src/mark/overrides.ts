import type { Mark, ReviewReason, TargetMark } from '../core/mark.ts'
import { type Problem, problem } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'
import { type Field, recordsOf } from './csv.ts'

/** Points for a target that a person gave, and why. */
export interface Override {
  readonly student: string
  readonly target: string
  readonly points: number
  readonly note: string
  /** Where the student, the target and the points stand in the file. */
  readonly at: { readonly student: Span; readonly target: Span; readonly points: Span }
}

export interface OverridesRead {
  readonly overrides: readonly Override[]
  readonly problems: readonly Problem[]
}

/** Reads points given by hand: columns `student`, `target`, `points` and `note`, in any order, below their names. */
export const readOverrides = (source: string): OverridesRead => {
  const records = recordsOf(source)
  if (!Array.isArray(records)) return { overrides: [], problems: [records as Problem] }
  const [header, ...rows] = records as readonly (readonly Field[])[]
  if (!header) return { overrides: [], problems: [problem('overrides-empty', START)] }
  const problems = COLUMNS.flatMap(name =>
    name === 'note' || header.some(field => isCalled(field, name))
      ? []
      : [problem('overrides-column', header[0]?.span ?? START, { name })],
  )
  if (problems.length > 0) return { overrides: [], problems }
  const read = rows.map(row => overrideOf(row, header))
  const overrides = read.flatMap(one => ('code' in one ? [] : [one]))
  const wrong = read.flatMap(one => ('code' in one ? [one] : []))
  return { overrides, problems: [...wrong, ...repeated(overrides, source)].toSorted(inOrder) }
}

const START: Span = { start: 0, end: 0 }
const COLUMNS = ['student', 'target', 'points', 'note'] as const

const isCalled = ({ text }: Field, name: string): boolean => text.toLowerCase() === name

const inOrder = (a: Problem, b: Problem): number => a.span.start - b.span.start

const overrideOf = (row: readonly Field[], header: readonly Field[]): Override | Problem => {
  if (row.length !== header.length) {
    const values = { found: `${row.length}`, wanted: `${header.length}` }
    return problem('overrides-fields', row.at(-1)?.span ?? START, values)
  }
  const field = (name: (typeof COLUMNS)[number]): Field =>
    row[header.findIndex(one => isCalled(one, name))] ?? { text: '', span: START }
  const [student, target, points, note] = COLUMNS.map(field) as [Field, Field, Field, Field]
  if (!/^\d+(?:\.\d{1,2})?$/.test(points.text))
    return problem('overrides-points', points.span, { found: points.text })
  return {
    student: student.text,
    target: target.text,
    points: Number(points.text),
    note: note.text,
    at: { student: student.span, target: target.span, points: points.span },
  }
}

const repeated = (overrides: readonly Override[], source: string): readonly Problem[] =>
  overrides.flatMap(({ student, target, at }, n) => {
    const first = overrides.findIndex(one => one.student === student && one.target === target)
    const before = overrides[first]
    if (first === n || !before) return []
    const line = source.slice(0, before.at.student.start).split(/\r\n|\n|\r/).length
    return [problem('overrides-twice', at.student, { student, target, line: `${line}` })]
  })

/** Points for students or targets that there are not, or for more than a target is worth. */
export const strayOverrides = (
  overrides: readonly Override[],
  students: ReadonlySet<string>,
  targets: ReadonlyMap<string, number>,
): readonly Problem[] =>
  overrides.flatMap(({ student, target, points, at }) => {
    const most = targets.get(target)
    const known = [...targets.keys()].join(', ')
    return [
      ...(students.has(student) ? [] : [problem('overrides-student', at.student, { student })]),
      ...(most === undefined ? [problem('overrides-target', at.target, { target, known })] : []),
      ...(most !== undefined && points > most
        ? [problem('overrides-above', at.points, { points: `${points}`, most: `${most}` })]
        : []),
    ]
  })

/** A mark with the points that a person gave: never more than a target is worth. Its feedback stays as it was. */
export const overridden = (mark: Mark, overrides: readonly Override[]): Mark => {
  const own = overrides.filter(
    one => one.student === mark.student && Object.hasOwn(mark.targets, one.target),
  )
  if (own.length === 0) return mark
  const given = new Map(own.map(one => [one.target, one.points]))
  const targets = Object.fromEntries(
    Object.entries(mark.targets).map(([name, one]) => [name, withPoints(one, given.get(name))]),
  )
  const sum = Object.values(targets).reduce((all, one) => all + one.points, 0)
  const review = mark.review.filter(reason => !isSettled(reason, mark, given))
  const note = own.flatMap(one => (one.note === '' ? [] : [one.note])).join('; ')
  return {
    ...mark,
    points: Math.round(sum * 100) / 100,
    targets,
    review,
    needsReview: review.length > 0,
    ...(note !== '' && { note }),
  }
}

const withPoints = (mark: TargetMark, points: number | undefined): TargetMark =>
  points === undefined ? mark : { ...mark, points: Math.min(points, mark.max) }

/** Whoever gave points for a target has looked at it. */
const isSettled = (
  reason: ReviewReason,
  { targets, equalities }: Mark,
  given: ReadonlyMap<string, number>,
): boolean => {
  if (Object.keys(targets).every(name => given.has(name))) return true
  if (reason !== 'unread' && reason !== 'undecided') return false
  const open = equalities.filter(one => one.verdict === reason)
  return open.length > 0 && open.every(({ target }) => target !== undefined && given.has(target))
}
