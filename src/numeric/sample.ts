import type { Arith } from '../core/arith.ts'
import type { Graph, Leaf } from '../core/graph.ts'
import { mapTensor, scalar, type Tensor } from '../core/tensor.ts'
import { type Env, evaluateExpr, type Unknown } from './evaluate.ts'
import { noteKinks, type Sides } from './kinks.ts'
import { drawLeaf, type Facts, factsOf, realise, type Sample } from './leaves.ts'
import { NUMBERS } from './number.ts'
import { type Random, randomFrom } from './random.ts'
import { dimsOf, NoValue, sizeOfDim } from './size-values.ts'
import { type Sizes, sizeSource } from './sizes.ts'
import { drawFunctions } from './unknown.ts'

/** One instance of a network: sizes, values of the leaves, unknown functions. */
export interface Draw {
  readonly seed: number
  /** Number of the draw, from 0. */
  readonly turn: number
  readonly sizes: Sizes
  /** Sizes and fixed positions: what may stand in a position. */
  readonly places: ReadonlyMap<string, number>
  readonly leaves: ReadonlyMap<string, Sample>
  /** Values of all names, in plain numbers. */
  readonly values: ReadonlyMap<string, Tensor>
  /** Equations with an argument too near a kink. */
  readonly near: ReadonlySet<string>
  /** Sides of kinks taken, by equation. */
  readonly sides: ReadonlyMap<string, Sides>
  readonly functions: ReadonlyMap<string, Unknown>
}

/** The draws of a seed, by number. Two draws share their sizes; in every fifth pair all sizes are equal. */
export const drawSource = (graph: Graph, seed: number): ((turn: number) => Draw) => {
  const source = sizeSource(graph)
  const plan = planOf(graph)
  return turn => {
    const pair = Math.floor(turn / 2)
    const random = randomFrom(seed, pair, SIZES)
    const sizes = pair % 5 === 4 ? source.equal(random) : source.different(random)
    return settle(plan, openDraw(graph, sizes, seed, turn))
  }
}

/** Values of leaves in any arithmetic. */
export const leafValue = <T>(A: Arith<T>, draw: Draw, name: string): Tensor<T> | undefined => {
  const sample = draw.leaves.get(name)
  return sample && realise(A, sample)
}

/** An environment without derivatives. */
export const plainEnv = <T>(
  graph: Graph,
  draw: Pick<Draw, 'places' | 'functions'>,
  value: (name: string) => Tensor<T>,
): Env<T> => ({
  sizes: draw.places,
  base: graph.base,
  value,
  unknown: name => lookUp(draw.functions, name),
  gradient: noDerivatives,
  slope: noDerivatives,
})

/** The entry of a table that must be there. */
export const lookUp = <T>(table: ReadonlyMap<string, T>, name: string): T => {
  const value = table.get(name)
  if (value === undefined) throw new NoValue(`no value for ${name}`)
  return value
}

const noDerivatives = (): never => {
  throw new RangeError('a derivative where there can be none')
}

/** Purposes of random numbers: each has a stream of its own. */
const SIZES = 1
const LEAVES = 2
const FUNCTIONS = 3

/** Which leaves to draw again when an equation cannot be evaluated well. */
interface Plan {
  readonly graph: Graph
  readonly facts: ReadonlyMap<string, Facts>
  /** Leaves by the first equation that uses them. */
  readonly newLeaves: readonly (readonly Leaf[])[]
  /** For each equation the last equation up to it that brings leaves into it; −1 for none. */
  readonly source: readonly number[]
}

const planOf = (graph: Graph): Plan => {
  const facts = graph.leaves.map(leaf => [leaf.name, factsOf(leaf, graph.assumptions)] as const)
  const leaves = new Map(graph.leaves.map(leaf => [leaf.name, leaf]))
  const latest = new Map<string, number>()
  const newLeaves: Leaf[][] = []
  const source = graph.equations.map(({ name, uses }, n) => {
    const fresh = uses.flatMap(use => (latest.has(use) ? [] : (leaves.get(use) ?? [])))
    newLeaves.push(fresh)
    for (const leaf of fresh) latest.set(leaf.name, n)
    const last = uses.reduce((most, use) => Math.max(most, latest.get(use) ?? -1), -1)
    latest.set(name, last)
    return last
  })
  return { graph, facts: new Map(facts), newLeaves, source }
}

/** A draw in the making. */
interface Open extends Draw {
  readonly random: Random
  readonly places: Map<string, number>
  readonly leaves: Map<string, Sample>
  readonly values: Map<string, Tensor>
  readonly near: Set<string>
  readonly sides: Map<string, Sides>
}

const openDraw = (graph: Graph, sizes: Sizes, seed: number, turn: number): Open => {
  const places = new Map(sizes)
  return {
    seed,
    turn,
    sizes,
    places,
    leaves: new Map(),
    values: new Map(),
    near: new Set(),
    sides: new Map(),
    functions: drawFunctions(graph, places, [seed, turn, FUNCTIONS]),
    random: randomFrom(seed, turn, LEAVES),
  }
}

/** Redraws that an equation is worth which is not finite or too near a kink, or which vanishes. */
const TRIES_BAD = 200
const TRIES_SMALL = 8
/** Evaluations for one draw beyond those of three passes. */
const WORK = 5000
/** Below this, matrices are drawn larger, so that deep networks do not fade out. */
const SMALL = 1e-3

/** Evaluates the equations in order; where one is bad, draws its newest leaves again. */
const settle = (plan: Plan, draw: Open): Draw => {
  const { equations, leaves } = plan.graph
  for (const leaf of leaves) putLeaf(plan, draw, leaf)
  const tries = new Map<number, number>()
  let left = WORK + 3 * equations.length
  for (let n = 0; n < equations.length; n++, left--) {
    const tried = tries.get(n) ?? 0
    const source = plan.source[n] as number
    const { worth, size } = evaluateAt(plan.graph, draw, n)
    if (source < 0 || tried >= worth || left < 0) continue
    tries.set(n, tried + 1)
    for (const leaf of plan.newLeaves[source] ?? []) {
      if (size > 0 && size < SMALL) enlarge(plan, draw, leaf, 1 / size)
      else putLeaf(plan, draw, leaf)
    }
    n = source - 1
  }
  return draw
}

/** Multiplies a matrix of which nothing is said. */
const enlarge = ({ facts }: Plan, draw: Open, leaf: Leaf, factor: number): void => {
  const { adjectives, sums, bounds, values } = lookUp(facts, leaf.name)
  const restrictions = adjectives.size + sums.length + bounds.length + values.length
  if (leaf.shape.length < 2 || restrictions > 0) return
  const raw = mapTensor(lookUp(draw.leaves, leaf.name).raw, value => value * factor)
  draw.leaves.set(leaf.name, { raw, moulds: [] })
  draw.values.set(leaf.name, raw)
}

const putLeaf = ({ graph, facts }: Plan, draw: Open, leaf: Leaf): void => {
  const { random, turn } = draw
  if (leaf.index) {
    const place = graph.base + (turn % sizeOfDim(draw.sizes, leaf.index))
    draw.places.set(leaf.name, place)
    draw.values.set(leaf.name, scalar(place))
    draw.leaves.set(leaf.name, { raw: scalar(place), moulds: [] })
    return
  }
  const dims = dimsOf(draw.sizes, leaf.shape)
  const sample = drawLeaf(random, lookUp(facts, leaf.name), { dims, base: graph.base, turn })
  draw.leaves.set(leaf.name, sample)
  draw.values.set(leaf.name, sample.moulds.length > 0 ? realise(NUMBERS, sample) : sample.raw)
}

interface Quality {
  /** How many redraws it is worth. */
  readonly worth: number
  /** Largest entry. */
  readonly size: number
}

const evaluateAt = (graph: Graph, draw: Open, n: number): Quality => {
  const { name, body } = graph.equations[n] as Graph['equations'][number]
  const sides: Sides = new Map()
  let clear = true
  const plain = plainEnv(graph, draw, other => lookUp(draw.values, other))
  const kinked: Env<number>['kinked'] = (op, site, args, result) => {
    clear = noteKinks(sides, op, site, args, result) && clear
  }
  const value = evaluateExpr(NUMBERS, body, { ...plain, kinked })
  draw.values.set(name, value)
  if (sides.size > 0) draw.sides.set(name, sides)
  if (clear) draw.near.delete(name)
  else draw.near.add(name)
  return qualityOf(value, clear, draw.turn)
}

/** Every other draw may vanish: a scalar is on one side of its kink only where it does. */
const qualityOf = ({ data }: Tensor, clear: boolean, turn: number): Quality => {
  const size = data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  if (!clear || !Number.isFinite(size)) return { worth: TRIES_BAD, size: 0 }
  if (size >= SMALL || (size === 0 && turn % 2 === 1)) return { worth: 0, size }
  return { worth: TRIES_SMALL, size }
}
