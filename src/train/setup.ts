import { ancestorsOfLoss, type Graph, type Leaf, parametersOf } from '../core/graph.ts'
import { count, scalar, type Tensor, tensor } from '../core/tensor.ts'
import { drawLeaf, factsOf, realise } from '../numeric/leaves.ts'
import { NUMBERS } from '../numeric/number.ts'
import { randomFrom } from '../numeric/random.ts'
import { dimsOf, sizeOfDim } from '../numeric/size-values.ts'
import type { Table } from './csv.ts'
import { metricsOf } from './metric.ts'
import type { Setting } from './objective.ts'
import { refuse } from './refusal.ts'
import { isData, type SampledLeaf, type Samples, samplesOf, sharedAxis } from './samples.ts'
import { complete, type Sizes } from './sizes.ts'
import { type Taught, type Teacher, taught } from './teacher.ts'
import { numbersIn } from './values.ts'

/** What a person asks for. */
export interface Asked {
  readonly table?: Table
  /** Sizes, and scalars that stay as they are. */
  readonly set: ReadonlyMap<string, number>
  /** Where parameters start, and what other leaves are. */
  readonly values: Readonly<Record<string, unknown>>
  /** How many samples to make where no data are given. */
  readonly samples: number
  readonly seed: number
  /** Factor of the parameters that are drawn. */
  readonly init: number
}

/** Everything that descent needs. */
export interface Ready {
  readonly setting: Setting
  readonly start: ReadonlyMap<string, Float64Array>
  readonly sizes: ReadonlyMap<string, number>
  /** Labels that the teacher could not make: they are drawn. */
  readonly drawn: readonly string[]
  /** Metrics that cannot be computed, for want of these. */
  readonly missing: readonly string[]
}

/** The value of a size that nothing tells. */
const SIZE = 8
/** More entries than this are not trained. */
const MOST = 20_000_000

/** Finds sizes, samples, constants and starting values; refuses what cannot be trained. */
export const ready = (graph: Graph, asked: Asked): Ready => {
  refuseUnready(graph)
  const sizes: Sizes = new Map()
  for (const [name, value] of asked.set) setSize(graph, sizes, name, value)
  const tabled = asked.table && samplesOf(asked.table, graph, sizes)
  const isGiven = (leaf: Leaf) => asked.set.has(leaf.name) || Object.hasOwn(asked.values, leaf.name)
  const data = tabled
    ? tabled.leaves.map(one => one.leaf)
    : graph.leaves.filter(leaf => isData(leaf) && !isGiven(leaf))
  const parameters = parametersIn(graph, data, asked)
  const axis = tabled ? tabled.axis : sharedAxis(data, parameters)
  if (axis !== undefined) sizes.set(axis, tabled?.count ?? asked.samples)
  complete(graph, sizes, SIZE)
  refuseLarge(graph, sizes)
  if (tabled) refuseClasses(tabled.leaves, graph, sizes)
  return { ...startingFrom({ graph, data, parameters, axis, sizes }, asked, tabled), sizes }
}

type Found = Pick<Teacher, 'graph' | 'data' | 'parameters' | 'axis' | 'sizes'>

const startingFrom = (
  found: Found,
  asked: Asked,
  tabled: Samples | undefined,
): Omit<Ready, 'sizes'> => {
  const { graph, data, parameters, axis, sizes } = found
  const others = graph.leaves.filter(leaf => !data.includes(leaf) && !parameters.includes(leaf))
  const constants = constantsOf(others, asked, sizes)
  const missing = missingFrom(graph, others, constants)
  const needed = missing.filter(name => ancestorsOfLoss(graph).has(name))
  const names = needed.join(', ')
  if (needed.length > 0) refuse(tabled ? 'missing-column' : 'no-value', { names })
  const made = tabled ? undefined : taught({ ...found, ...asked, constants })
  const metrics = metricsOf(graph).filter(name => !rests(graph, name, missing))
  const setting: Setting = {
    graph,
    parameters,
    samples: tabled ?? (made as Taught).samples,
    sizes: rows => (axis === undefined ? sizes : new Map([...sizes, [axis, rows]])),
    constants,
    metrics,
  }
  const start = parameters.map(
    (leaf, n) => [leaf.name, startOf(leaf, n, graph, asked, sizes)] as const,
  )
  return { setting, start: new Map(start), drawn: made?.drawn ?? [], missing }
}

const refuseUnready = (graph: Graph): void => {
  const [unknown] = graph.functions.keys()
  if (unknown !== undefined) refuse('unknown-function', { name: unknown })
  const [family] = graph.families
  if (family) refuse('family', { name: family.name })
}

const setSize = (graph: Graph, sizes: Sizes, name: string, value: number): void => {
  if (graph.sizes.includes(name)) {
    if (!Number.isInteger(value) || value < 1) refuse('set-size', { name, value: String(value) })
    sizes.set(name, value)
    return
  }
  const leaf = graph.leaves.find(one => one.name === name)
  if (!leaf || leaf.shape.length > 0) refuse('set-name', { name })
}

/** Parameters on which the loss depends, less those that have a value or a column. */
const parametersIn = (graph: Graph, data: readonly Leaf[], { set }: Asked): readonly Leaf[] => {
  const relevant = ancestorsOfLoss(graph)
  const found = parametersOf(graph).filter(
    leaf => relevant.has(leaf.name) && !data.includes(leaf) && !set.has(leaf.name),
  )
  if (found.length === 0) return refuse('no-parameters', { loss: graph.loss })
  const bound = found.find(
    ({ name, adjectives }) =>
      adjectives.length > 0 || graph.assumptions.some(assumed => assumed.name === name),
  )
  return bound ? refuse('restricted-parameter', { name: bound.name }) : found
}

/** A class is one of as many as the size of its axis. */
const refuseClasses = (leaves: readonly SampledLeaf[], { base }: Graph, sizes: Sizes): void => {
  for (const { leaf, values } of leaves) {
    if (!leaf.index) continue
    const size = sizeOfDim(sizes, leaf.index)
    const value = values.find(v => v >= base + size)
    if (value !== undefined)
      refuse('class-above', { name: leaf.name, value: String(value), size: String(size) })
  }
}

const refuseLarge = (graph: Graph, sizes: Sizes): void => {
  const shapes = [...graph.leaves, ...graph.equations].map(one => count(dimsOf(sizes, one.shape)))
  const sum = shapes.reduce((a, b) => a + b, 0)
  if (!(sum <= MOST)) refuse('too-much', { count: String(sum), most: String(MOST) })
}

const constantsOf = (
  leaves: readonly Leaf[],
  { set, values }: Asked,
  sizes: Sizes,
): ReadonlyMap<string, Tensor> => {
  const found = leaves.flatMap((leaf): readonly (readonly [string, Tensor])[] => {
    const single = set.get(leaf.name)
    if (single !== undefined) return [[leaf.name, scalar(single)]]
    if (!Object.hasOwn(values, leaf.name)) return []
    const dims = dimsOf(sizes, leaf.shape)
    return [[leaf.name, tensor(dims, numbersIn(values[leaf.name], dims, leaf.name))]]
  })
  return new Map(found)
}

const missingFrom = (
  { equations }: Graph,
  others: readonly Leaf[],
  constants: ReadonlyMap<string, Tensor>,
): readonly string[] => {
  const used = new Set(equations.flatMap(e => e.uses))
  return others.map(leaf => leaf.name).filter(name => used.has(name) && !constants.has(name))
}

/** Whether a name rests on one of others. */
const rests = ({ equations }: Graph, name: string, others: readonly string[]): boolean => {
  const reached = new Set([name])
  for (const equation of equations.toReversed()) {
    if (reached.has(equation.name)) for (const use of equation.uses) reached.add(use)
  }
  return others.some(other => reached.has(other))
}

const PARAMETERS = 11

/** As given, else drawn: matrices shrink with their width. */
const startOf = (
  leaf: Leaf,
  n: number,
  graph: Graph,
  { values, seed, init }: Asked,
  sizes: Sizes,
): Float64Array => {
  const dims = dimsOf(sizes, leaf.shape)
  if (Object.hasOwn(values, leaf.name))
    return Float64Array.from(numbersIn(values[leaf.name], dims, leaf.name))
  const place = { dims, base: graph.base, turn: 0 }
  const sample = drawLeaf(randomFrom(seed, PARAMETERS, n), factsOf(leaf, []), place)
  return Float64Array.from(realise(NUMBERS, sample).data, value => value * init)
}
