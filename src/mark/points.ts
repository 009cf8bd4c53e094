import { ancestorsOf, type Graph } from '../core/graph.ts'
import type { End, Equality, TargetStatus } from '../core/judgement.ts'
import type { TargetMark } from '../core/mark.ts'
import type { Target } from '../core/task.ts'
import type { Attempt } from './derivation.ts'
import { stepsShown } from './steps.ts'
import { type Asked, type Rules, type Worth, worthsOf } from './worth.ts'

/** What an attempt at a target earns. */
export const markOf = (attempt: Attempt, asked: Asked): TargetMark => {
  const { target, rules } = asked
  const status = statusOf(attempt, asked)
  const max = target.points
  if (status === 'trivial') return { points: 0, max, status }
  const worths = worthsOf(attempt, asked)
  const counts = countsOf([...worths.values()])
  const full =
    target.steps.length > 0
      ? pointsOfSteps(attempt, worths, counts, asked)
      : max * shareOf(counts, isMissing(attempt, status, counts, asked))
  return { points: rounded(full - deducted(worths, rules), max), max, status }
}

/** The better of two: more points, else the better status. */
export const better = (a: TargetMark, b: TargetMark): TargetMark => {
  if (a.points !== b.points) return a.points > b.points ? a : b
  return ORDER.indexOf(a.status) <= ORDER.indexOf(b.status) ? a : b
}

/** From the best to the least that is done for a target. */
const ORDER: readonly TargetStatus[] = ['reached', 'wrong', 'unread', 'not_reached', 'trivial']

/** The best that its own chains do; what is reached in another form than is asked is not reached. */
const statusOf = ({ own }: Attempt, { graph, target }: Asked): TargetStatus => {
  const ends = [...own].flatMap(one => one.ends.filter(end => end.by === target.wrt))
  const found = ends.map(end =>
    end.status === 'reached' && !isInForm(end, graph, target) ? 'not_reached' : end.status,
  )
  return ORDER.find(status => found.includes(status)) ?? 'not_reached'
}

/** Whether what is left in the last member may be left; of families only `closed` asks for anything. */
const isInForm = (
  { left }: End,
  { equations, families }: Graph,
  { wrt, form }: Target,
): boolean => {
  if (!left || form === 'any') return true
  if (form === 'closed') return left.unfolded.length === 0
  const next = equations.filter(one => one.uses.includes(wrt)).map(one => one.name)
  return families.length > 0 || left.asWritten.every(name => next.includes(name))
}

interface Counts {
  /** What is excused included. */
  readonly good: number
  readonly excused: number
  readonly bad: number
  readonly open: number
}

const countsOf = (worths: readonly Worth[]): Counts => {
  const count = (...some: readonly Worth[]) => worths.filter(one => some.includes(one)).length
  return {
    good: count('good', 'deducted'),
    excused: count('deducted'),
    bad: count('bad'),
    open: count('open'),
  }
}

/** Whether the result is missing beside what counts against the attempt already: it counts as one equality. */
const isMissing = (
  { own }: Attempt,
  status: TargetStatus,
  { bad, open, excused }: Counts,
  { graph, target: { wrt } }: Asked,
): boolean => {
  if (status === 'reached' || bad > 0) return status === 'not_reached'
  if (status !== 'wrong') return open === 0
  if (excused === 0) return true
  const below = ancestorsOf(graph, wrt)
  const ends = [...own].flatMap(one => one.ends.filter(end => end.by === wrt))
  return !ends.some(({ left }) => left?.unfolded.every(name => !below.has(name)))
}

/** The share of what counts; where all is open, nothing is lost before somebody has looked. */
const shareOf = ({ good, bad, open }: Counts, isResultMissing: boolean): number => {
  const against = bad + (isResultMissing ? 1 : 0)
  if (good + against > 0) return good / (good + against)
  return open > 0 ? 1 : 0
}

/** Each step that is shown earns its points; one that may stand in what is open does so, unless something is wrong. */
const pointsOfSteps = (
  attempt: Attempt,
  worths: ReadonlyMap<Equality, Worth>,
  { bad, open }: Counts,
  { graph, target }: Asked,
): number => {
  const shown = stepsShown(attempt, worths, { graph, target })
  const isOpen = open > 0 && bad === 0
  const steps = target.steps.filter(({ has }) => isOpen || shown.has(has))
  return steps.reduce((sum, { points }) => sum + points, 0)
}

const deducted = (worths: ReadonlyMap<Equality, Worth>, { deductions }: Rules): number =>
  [...worths].reduce((sum, [{ mistake }, worth]) => {
    const cost = worth === 'deducted' && mistake ? deductions.get(mistake.misconception) : 0
    return sum + (cost ?? 0)
  }, 0)

/** Hundredths, cut: an error always costs something. */
const rounded = (points: number, max: number): number =>
  Math.min(max, Math.max(0, Math.floor(points * 100 + 1e-6) / 100))
