import type { Counterexample } from '../core/finding.ts'
import type { Assume, Graph, Leaf } from '../core/graph.ts'
import { mapTensor, type Tensor } from '../core/tensor.ts'
import type { Pair } from '../elaborate/pair.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Random, randomFrom } from '../numeric/random.ts'
import type { Draw } from '../numeric/sample.ts'
import { worldOf } from '../verify/context.ts'
import { counterexample } from '../verify/counterexample.ts'
import { forward } from '../verify/reference.ts'
import type { Court } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import type { Knowledge } from './knowledge.ts'

/** Tries to find small whole numbers in which two sides differ. */
const TRIES = 12
/** Draws whose sizes are looked at. */
const DRAWS = 10
/** The sides must differ by so much of the larger. */
const PLAIN = 1e-3

/** Numbers in which two sides differ: small whole ones where such are found, else those of the draw that refuted them. */
export const exampleOf = (
  court: Court,
  at: Knowledge,
  pair: Pair,
  found: Counterexample | undefined,
): Counterexample | undefined => {
  const draw = smallest(court)
  for (let turn = 0; turn < TRIES; turn++) {
    const example = exampleAt(court, at, pair, wholeDraw(court.session.graph, draw, turn))
    if (example) return example
  }
  return found
}

const smallest = ({ session }: Court): Draw => {
  const draws = Array.from({ length: DRAWS }, (_, turn) => session.draw(turn))
  return draws.reduce((a, b) => (roomOf(b) < roomOf(a) ? b : a))
}

const roomOf = ({ sizes }: Draw): number => [...sizes.values()].reduce((sum, size) => sum + size, 0)

const EXAMPLES = 8

/** The draw with whole numbers from −3 to 3, but for 0, at the leaves of which nothing else is said. */
const wholeDraw = (graph: Graph, draw: Draw, turn: number): Draw => {
  const random = randomFrom(draw.seed, turn, EXAMPLES)
  const leaves = new Map(draw.leaves)
  for (const leaf of graph.leaves) {
    const sample = draw.leaves.get(leaf.name)
    if (!sample || !isFree(leaf, graph.assumptions)) continue
    const isPositive = leaf.adjectives.includes('positive')
    leaves.set(leaf.name, {
      raw: mapTensor(sample.raw, () => whole(random, isPositive)),
      moulds: [],
    })
  }
  return { ...draw, leaves }
}

const isFree = (
  { name, adjectives, index, fixed }: Leaf,
  assumptions: readonly Assume[],
): boolean =>
  index === undefined &&
  fixed === undefined &&
  adjectives.every(one => one === 'positive') &&
  !assumptions.some(one => one.name === name)

const whole = (random: Random, isPositive: boolean): number => {
  const size = 1 + random.below(3)
  return isPositive || random.uniform() < 0.6 ? size : -size
}

const exampleAt = (
  { changes }: Court,
  at: Knowledge,
  { left, right }: Pair,
  draw: Draw,
): Counterexample | undefined => {
  try {
    const world = worldOf(forward(NUMBERS, at.graph, draw))
    const env = envOf(at, changes, world)
    const [a, b] = [left, right].map(form => evaluateForm(NUMBERS, form, env)) as [Tensor, Tensor]
    return differ(a, b) ? counterexample(world, [left, right], undefined, [a, b]) : undefined
  } catch (error) {
    if (isUnjudged(error)) return undefined
    throw error
  }
}

const differ = (a: Tensor, b: Tensor): boolean => {
  const most = Math.max(...[...a.data, ...b.data].map(Math.abs))
  const gap = Math.max(...a.data.map((value, n) => Math.abs(value - (b.data[n] ?? Number.NaN))))
  return Number.isFinite(most) && gap > PLAIN * most
}
