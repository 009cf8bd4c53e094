import { namesOf } from '../core/affine.ts'
import type { Counterexample } from '../core/finding.ts'
import { type Assume, type Leaf, shapeOfName } from '../core/graph.ts'
import { mapTensor, type Tensor } from '../core/tensor.ts'
import type { Pair } from '../elaborate/pair.ts'
import { type Env, evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Random, randomFrom } from '../numeric/random.ts'
import type { Draw } from '../numeric/sample.ts'
import { worldOf } from '../verify/context.ts'
import { forward } from '../verify/reference.ts'
import type { Court } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import type { Knowledge } from './knowledge.ts'
import { type Bench, isPlain, withPlainValues } from './plain-values.ts'
import { type Shown, shownIn } from './shown.ts'

/** Tries to find small whole numbers in which two sides differ, for each of some sizes. */
const TRIES = 6
/** Draws whose sizes are looked at, and how many sizes are tried. */
const DRAWS = 16
const SIZES = 3
/** Examples of which the plainest is told. */
const ENOUGH = 2
/** The sides must differ by so much of the larger. */
const PLAIN = 1e-2
/** Numbers that are all smaller tell a reader nothing. */
const SEEN = 1e-3

/** Numbers in which two sides differ: small whole ones where such are found, else those of the draw that refuted them. */
export const exampleOf = (
  court: Court,
  at: Knowledge,
  pair: Pair,
  found: Counterexample | undefined,
): Counterexample | undefined => {
  const stage = stageOf(court, at, pair)
  const examples: Example[] = []
  for (const draw of smallest(court, stage)) {
    for (let turn = 0; turn < TRIES && examples.length < ENOUGH; turn++) {
      const example = exampleAt(stage, wholeDraw(stage, draw, turn))
      if (example) examples.push(example)
    }
    if (examples.length > 0) break
  }
  if (examples.length === 0) return found
  return toldOf(
    stage,
    examples.reduce((a, b) => (b.cost < a.cost ? b : a)),
  )
}

/** Of each set of sizes one draw, small ones of what is shown first. */
const smallest = ({ session }: Court, { sizes }: Stage): readonly Draw[] => {
  const roomOf = (draw: Draw) => sizes.reduce((sum, name) => sum + (draw.sizes.get(name) ?? 0), 0)
  const draws = Array.from({ length: DRAWS / 2 }, (_, pair) => session.draw(2 * pair))
  return draws.toSorted((a, b) => roomOf(a) - roomOf(b)).slice(0, SIZES)
}

/** All that examples of one equality have in common. */
interface Stage extends Bench {
  readonly pair: Pair
  readonly shown: readonly Shown[]
  /** Sizes of what is shown, and those that stand as numbers. */
  readonly sizes: readonly string[]
  readonly assumptions: readonly Assume[]
}

const stageOf = (court: Court, at: Knowledge, pair: Pair): Stage => {
  const { changes } = court
  const all = shownIn(court.session.graph, pair)
  const shown = all.filter(one => one.isDerivative || !at.graph.sizes.includes(one.name))
  const shapes = all.flatMap(({ name }) =>
    at.graph.sizes.includes(name) ? [name] : (shapeOfName(at.graph, name) ?? []).flatMap(namesOf),
  )
  const sizes = [...new Set(shapes)]
  const names = new Set(shown.filter(one => !one.isDerivative).map(one => one.name))
  const { assumptions, leaves } = at.graph
  const free = leaves.filter(leaf => isFree(leaf, assumptions) && !names.has(leaf.name))
  const envAt = (draw: Draw): Env<number> =>
    envOf(at, changes, worldOf(forward(NUMBERS, at.graph, draw)))
  return {
    ...{ graph: at.graph, pair, shown, sizes, assumptions },
    free: free.filter(leaf => leaf.adjectives.length === 0).map(leaf => leaf.name),
    envAt: draw => orNone(() => envAt(draw)),
  }
}

const orNone = <T>(find: () => T): T | undefined => {
  try {
    return find()
  } catch (error) {
    if (isUnjudged(error)) return undefined
    throw error
  }
}

const EXAMPLES = 8

/** The draw with whole numbers from −3 to 3, but for 0, at the leaves that are shown. */
const wholeDraw = ({ graph, shown, assumptions }: Stage, draw: Draw, turn: number): Draw => {
  const random = randomFrom(draw.seed, turn, EXAMPLES)
  const names = new Set(shown.map(one => one.name))
  const leaves = new Map(draw.leaves)
  for (const leaf of graph.leaves) {
    const sample = draw.leaves.get(leaf.name)
    if (!sample || !names.has(leaf.name) || !isFree(leaf, assumptions)) continue
    const isPositive = leaf.adjectives.includes('positive')
    const raw = mapTensor(sample.raw, () => whole(random, isPositive))
    leaves.set(leaf.name, { raw, moulds: [] })
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

interface Example {
  readonly draw: Draw
  readonly env: Env<number>
  readonly sides: readonly [Tensor, Tensor]
  /** How many numbers are not plain. */
  readonly cost: number
}

/** The example that a draw gives, with plainer values where these can be had. */
const exampleAt = (stage: Stage, draw: Draw): Example | undefined => {
  const first = judgedAt(stage, draw)
  if (!first || first.cost === 0) return first
  const moved = orNone(() => withPlainValues(stage, draw, stage.shown))
  const plainer = moved && judgedAt(stage, moved)
  return plainer && plainer.cost < first.cost ? plainer : first
}

const judgedAt = ({ pair, shown, envAt }: Stage, draw: Draw): Example | undefined =>
  orNone(() => {
    const env = envAt(draw)
    if (!env) return undefined
    const [a, b] = [pair.left, pair.right].map(form => evaluateForm(NUMBERS, form, env))
    if (!a || !b || !differ(a, b)) return undefined
    const numbers = [a, b, ...shown.map(one => one.value(env))].flatMap(one => one.data)
    return { draw, env, sides: [a, b], cost: numbers.filter(value => !isPlain(value)).length }
  })

const differ = (a: Tensor, b: Tensor): boolean => {
  const most = Math.max(...[...a.data, ...b.data].map(Math.abs))
  const gap = Math.max(...a.data.map((value, n) => Math.abs(value - (b.data[n] ?? Number.NaN))))
  return Number.isFinite(most) && most > SEEN && gap > PLAIN * most
}

const toldOf = ({ pair, shown, sizes }: Stage, { draw, env, sides }: Example): Counterexample => {
  const rounded = roundedBeside(sides)
  return {
    sizes: Object.fromEntries(sizes.map(name => [name, draw.sizes.get(name) as number])),
    values: Object.fromEntries(shown.map(one => [one.key, rounded(one.value(env))])),
    left: rounded(sides[0]),
    right: rounded(sides[1]),
    ...(pair.left.level === 'index' && { letters: pair.left.free.map(one => one.name) }),
  }
}

/** Without the last digits, which are rounding: beside sides of some size, what is next to nothing is 0. */
const roundedBeside = (sides: readonly Tensor[]): ((x: Tensor) => Tensor) => {
  const most = Math.max(...sides.flatMap(one => one.data.map(Math.abs)))
  const least = most > 1e-3 ? 1e-9 : 0
  const rounded = (value: number): number =>
    Math.abs(value) < least ? 0 : Number(value.toPrecision(12))
  return x => mapTensor(x, value => (Number.isFinite(value) ? rounded(value) : value))
}
