import type { TargetStatus } from '../../core/judgement.ts'
import type { Mark } from '../../core/mark.ts'
import type { Task } from '../../core/task.ts'
import { targetKeys } from './targets.ts'

/** What a class comes to, as data. Means are of what could be marked. */
export interface ClassSummary {
  readonly students: number
  /** Those that could not be marked: they count as students only. */
  readonly lost: number
  readonly needsReview: number
  /** Of the whole task. */
  readonly max: number
  /** `null` where nothing was marked. */
  readonly mean: number | null
  readonly median: number | null
  readonly verdicts: Readonly<Record<Mark['verdict'], number>>
  readonly targets: readonly TargetSummary[]
  /** Students by the name of their first error, the most frequent first. */
  readonly misconceptions: readonly Counted[]
  /** Students whose first error has no name. */
  readonly unnamed: number
  readonly histogram: readonly Bin[]
}

export interface TargetSummary {
  readonly target: string
  readonly max: number
  readonly mean: number | null
  readonly statuses: Readonly<Record<TargetStatus, number>>
  /** Students whose first error stands in its derivation. */
  readonly firstWrong: number
  /** The equalities that are most often the first error. */
  readonly places: readonly CountedEquality[]
}

export interface Counted {
  readonly name: NonNullable<Mark['misconception']>
  readonly students: number
}

export interface CountedEquality {
  readonly left: string
  readonly right: string
  readonly students: number
}

/** Points from `from`, and up to `to` without it; the last one has it. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly students: number
}

/** In the order of columns. */
export const STATUSES = ['reached', 'wrong', 'not_reached', 'trivial', 'unread'] as const

export const summaryOf = (task: Task, marks: readonly Mark[]): ClassSummary => {
  const marked = marks.filter(mark => mark.lost === undefined)
  const points = marked.map(mark => mark.points)
  const max = Math.max(0, ...marks.map(mark => mark.max))
  return {
    students: marks.length,
    lost: marks.length - marked.length,
    needsReview: marks.filter(mark => mark.needsReview).length,
    max,
    mean: meanOf(points),
    median: medianOf(points),
    verdicts: tally(
      VERDICTS,
      marked.map(mark => mark.verdict),
    ),
    targets: targetKeys(task).map(target => targetSummary(target, marked)),
    misconceptions: misconceptionsOf(marked),
    unnamed: marked.filter(one => one.firstWrong !== null && one.misconception === null).length,
    histogram: histogramOf(points, max),
  }
}

const VERDICTS = ['correct', 'wrong', 'unread', 'undecided'] as const

/** How often each name occurs, zero where it does not. */
const tally = <Name extends string>(
  names: readonly Name[],
  found: readonly Name[],
): Readonly<Record<Name, number>> => {
  const counts = new Map<Name, number>(names.map(name => [name, 0]))
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts) as Record<Name, number>
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : rounded(values.reduce((sum, x) => sum + x, 0) / values.length)

const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1].map(n => sorted[n])
  return low === undefined || high === undefined ? null : rounded((low + high) / 2)
}

const rounded = (value: number): number => Math.round(value * 100) / 100

const targetSummary = (target: string, marked: readonly Mark[]): TargetSummary => {
  const got = marked.flatMap(({ targets }) => targets[target] ?? [])
  const first = marked.filter(mark => firstTarget(mark) === target)
  return {
    target,
    max: Math.max(0, ...got.map(one => one.max)),
    mean: meanOf(got.map(one => one.points)),
    statuses: tally(
      STATUSES,
      got.map(one => one.status),
    ),
    firstWrong: first.length,
    places: placesOf(first),
  }
}

/** Where it is not said, the first target that is wrong. */
const firstTarget = ({ firstWrong, targets }: Mark): string | undefined => {
  if (firstWrong === null) return undefined
  return firstWrong.target ?? Object.keys(targets).find(key => targets[key]?.status === 'wrong')
}

/** Equalities that are shown. */
const MOST_PLACES = 3

const placesOf = (marks: readonly Mark[]): readonly CountedEquality[] => {
  const found = marks.flatMap(({ firstWrong, equalities }) =>
    equalities.filter(one => one.n === firstWrong?.n && one.file === firstWrong.file).slice(0, 1),
  )
  const counts = new Map<string, CountedEquality>()
  for (const { left, right } of found) {
    const key = JSON.stringify([left, right].map(side => side.replace(/\s+/gu, ' ').trim()))
    const students = (counts.get(key)?.students ?? 0) + 1
    counts.set(key, { ...(counts.get(key) ?? { left, right }), students })
  }
  return mostFirst([...counts.values()]).slice(0, MOST_PLACES)
}

const misconceptionsOf = (marks: readonly Mark[]): readonly Counted[] => {
  const counts = new Map<Counted['name'], number>()
  for (const { misconception: name } of marks)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  return mostFirst([...counts].map(([name, students]) => ({ name, students })))
}

const mostFirst = <T extends { readonly students: number }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => b.students - a.students)

const BINS = 10

/** Ten bins; of less than ten points one for each. */
const histogramOf = (points: readonly number[], max: number): readonly Bin[] => {
  const count = max < BINS && Number.isInteger(max) ? Math.max(1, max) : BINS
  const edge = (n: number) => rounded((n * max) / count)
  const binOf = (value: number) => Math.min(count - 1, Math.floor((value * count) / max) || 0)
  return Array.from({ length: count }, (_, n) => ({
    from: edge(n),
    to: edge(n + 1),
    students: points.filter(value => binOf(value) === n).length,
  }))
}
