import type { Choice } from '../core/judgement.ts'
import { COST, type Outcome, SHARED } from './compare.ts'
import type { Candidate } from './court.ts'
import type { Chosen } from './state.ts'

/** Two members that are set equal. */
export interface Pairing {
  readonly from: number
  readonly to: number
}
type Judge = (from: Candidate, to: Candidate) => Promise<Outcome>

/** Candidates that a member may have at most. */
const MOST = 8

/**
 * For each member of a chain the one candidate that does best over both its equalities.
 * As long as the likeliest readings hold, no others are looked at.
 */
export const choose = async (
  pairings: readonly Pairing[],
  readings: ReadonlyMap<number, readonly Candidate[]>,
  judge: Judge,
): Promise<Chosen> => {
  const known = remembering(judge)
  const first = new Map([...readings].map(([n, [likeliest]]) => [n, likeliest as Candidate]))
  const open = new Map<number, Set<Choice>>()
  let isWell = true
  for (const { from, to } of pairings) {
    const outcome = await known(first.get(from) as Candidate, first.get(to) as Candidate)
    isWell &&= outcome.verdict === 'holds'
    note(open, from, outcome.open.left)
    note(open, to, outcome.open.right)
  }
  if (isWell) return first
  const all = new Map(
    [...readings].map(([n, some]) => [n, expanded(some, open.get(n) ?? new Set())]),
  )
  if ([...all.values()].every(some => some.length === 1)) return first
  return best(pairings, all, known)
}

const note = (open: Map<number, Set<Choice>>, n: number, more: ReadonlySet<Choice>): void => {
  open.set(n, new Set([...(open.get(n) ?? []), ...more]))
}

/** Every reading with every set of choices that are open. */
const expanded = (some: readonly Candidate[], open: ReadonlySet<Choice>): readonly Candidate[] => {
  const choices = [...open].filter(choice => !SHARED.includes(choice))
  const sets: Choice[][] = [[]]
  for (const choice of choices) sets.push(...sets.map(set => [...set, choice]))
  const wide = sets.flatMap(set =>
    some.map(one => (set.length === 0 ? one : { ...one, chosen: new Set(set) })),
  )
  return wide.slice(0, MOST)
}

const remembering = (judge: Judge): Judge => {
  const known = new Map<Candidate, Map<Candidate, Outcome>>()
  return async (from, to) => {
    const row = known.get(from) ?? new Map<Candidate, Outcome>()
    known.set(from, row)
    const outcome = row.get(to) ?? (await judge(from, to))
    row.set(to, outcome)
    return outcome
  }
}

/** A way through the members up to one of them. */
interface Way {
  readonly cost: number
  readonly picks: readonly (readonly [number, Candidate])[]
}

const best = async (
  pairings: readonly Pairing[],
  all: ReadonlyMap<number, readonly Candidate[]>,
  judge: Judge,
): Promise<Chosen> => {
  const ways = new Map<number, readonly Way[]>()
  const start = (n: number): readonly Way[] =>
    (all.get(n) ?? []).map(one => ({ cost: rankOf(one), picks: [[n, one]] }))
  for (const { from, to } of pairings) {
    const before = ways.get(from) ?? start(from)
    ways.delete(from)
    const next: Way[] = []
    for (const one of all.get(to) ?? []) next.push(await cheapest(before, one, to, judge))
    ways.set(to, next)
  }
  const picks = [...ways.values()].flatMap(some => least(some).picks)
  const rest = [...all].map(([n, [likeliest]]) => [n, likeliest as Candidate] as const)
  return new Map([...rest, ...picks])
}

const cheapest = async (
  before: readonly Way[],
  to: Candidate,
  n: number,
  judge: Judge,
): Promise<Way> => {
  const ways: Way[] = []
  for (const way of before) {
    const outcome = await judge((way.picks.at(-1) as Way['picks'][number])[1], to)
    ways.push({ cost: way.cost + costOf(outcome) + rankOf(to), picks: [...way.picks, [n, to]] })
  }
  return least(ways)
}

/** What cannot be formed at all is further from being meant than what is false. */
export const costOf = ({ verdict, reason }: Outcome): number =>
  COST[verdict] + (verdict === 'fails' && reason === 'undefined' ? 10 : 0)

const least = (ways: readonly Way[]): Way => ways.reduce((a, b) => (b.cost < a.cost ? b : a))

const rankOf = ({ rank, chosen }: Candidate): number => rank * 0.01 + chosen.size * 0.001
