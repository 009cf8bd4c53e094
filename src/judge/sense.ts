import type { Choice } from '../core/judgement.ts'
import type { Pairing } from './choose.ts'
import { compare, type Outcome, outcomesOf } from './compare.ts'
import { type Chosen, hereIn } from './state.ts'
import type { Trial } from './trial.ts'

/** What is chosen for both sides of an equality, by the member on its right. */
export type Sense = ReadonlyMap<number, readonly Choice[]>

/**
 * The choices by which every member of a chain has one meaning over both its equalities, where those that each
 * equality alone would make differ: `∂y/∂x` is not total on the left of a sign and direct on its right.
 */
export const senseOf = async (
  { state, letters }: Trial,
  chosen: Chosen,
  pairings: readonly Pairing[],
): Promise<Sense> => {
  const here = hereIn(state, letters)
  const steps = pairings.flatMap(({ from, to }) => {
    const [left, right] = [chosen.get(from), chosen.get(to)]
    return left && right ? [{ from, to, sides: [left, right] as const }] : []
  })
  const alone: Outcome[] = []
  for (const { sides } of steps) alone.push(await compare(state.court, here, sides))
  if (steps.every((step, n) => n === 0 || go(steps[n - 1], step, alone[n - 1], alone[n])))
    return new Map()
  const all: Step[] = []
  for (const step of steps)
    all.push({ ...step, ways: await outcomesOf(state.court, here, step.sides) })
  return cheapest(all)
}

interface Step extends Pairing {
  /** What each choice makes of it, the one that it would be given alone first. */
  readonly ways: readonly Outcome[]
}

/** Whether the member between two equalities has one meaning in both. */
const go = (
  before: Pairing | undefined,
  { from }: Pairing,
  left: Outcome | undefined,
  right: Outcome | undefined,
): boolean => {
  if (before?.to !== from || !left || !right) return true
  const differing = [...left.more, ...right.more].filter(
    one => left.more.includes(one) !== right.more.includes(one),
  )
  return !differing.some(one => left.open.right.has(one) || right.open.left.has(one))
}

interface Way {
  readonly cost: number
  readonly outcomes: readonly Outcome[]
}

/** With the fewest failures, and these as late as can be. */
const cheapest = (all: readonly Step[]): Sense => {
  let ways: readonly Way[] = [{ cost: 0, outcomes: [] }]
  for (const [n, step] of all.entries()) {
    const before = ways
    ways = step.ways.flatMap(outcome => {
      const isWell = outcome.verdict === 'holds'
      const fits = before.filter(way => go(all[n - 1], step, way.outcomes.at(-1), outcome))
      const from = isWell ? fits : before
      if (from.length === 0) return []
      const { cost, outcomes } = least(from)
      return [{ cost: cost + (isWell ? 0 : 1 + LATER / (n + 1)), outcomes: [...outcomes, outcome] }]
    })
  }
  return new Map(least(ways).outcomes.map(({ more }, n) => [(all[n] as Step).to, more] as const))
}

/** What a failure costs less where it is later. */
const LATER = 0.001

const least = (ways: readonly Way[]): Way => ways.reduce((a, b) => (b.cost < a.cost ? b : a))
