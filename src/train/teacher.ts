import { bareName, sameAffine } from '../core/affine.ts'
import type { Equation, Graph, Leaf } from '../core/graph.ts'
import { freeNamesIn } from '../core/parts.ts'
import { type Dim, isUnit, sameShape } from '../core/shape.ts'
import { count, type Tensor, tensor } from '../core/tensor.ts'
import { drawLeaf, factsOf, realise } from '../numeric/leaves.ts'
import { NUMBERS } from '../numeric/number.ts'
import { programOf } from '../numeric/program.ts'
import { type Random, randomFrom } from '../numeric/random.ts'
import { dimsOf } from '../numeric/size-values.ts'
import { refuse } from './refusal.ts'
import type { SampledLeaf, Samples } from './samples.ts'
import type { Sizes } from './sizes.ts'

/** A network that makes its own data. */
export interface Teacher {
  readonly graph: Graph
  readonly data: readonly Leaf[]
  readonly parameters: readonly Leaf[]
  /** The size that counts samples; undefined where the network takes one at a time. */
  readonly axis: string | undefined
  readonly sizes: Sizes
  readonly constants: ReadonlyMap<string, Tensor>
  readonly samples: number
  readonly seed: number
}

/** Samples, and labels that could only be drawn. */
export interface Taught {
  readonly samples: Samples
  readonly drawn: readonly string[]
}

const TEACHER = 12
const INPUTS = 13

/**
 * Samples with random inputs, labelled by the network itself at random parameters: a label is
 * what an equation of its shape says that the same equation uses. Labels without one are drawn.
 */
export const taught = (teacher: Teacher): Taught => {
  const { graph, data, axis, samples, sizes, seed } = teacher
  const times = data.length === 0 || axis !== undefined ? 1 : samples
  const cells = data.map(leaf => count(dimsOf(sizes, leaf.shape)))
  if (cells.reduce((a, b) => a + b, 0) * times > MOST)
    refuse('too-much', { count: String(samples), most: String(MOST) })
  const answers = new Map(data.map(leaf => [leaf.name, answerTo(leaf, teacher)]))
  const values = new Map(data.map(leaf => [leaf.name, [] as number[]]))
  const forward = programFor(teacher)
  const random = randomFrom(seed, INPUTS)
  for (let turn = 0; turn < times; turn++) {
    const drawn = data.map(leaf => drawnLeaf(leaf, random, graph, sizes, turn))
    const answered = forward(drawn)
    data.forEach((leaf, n) => {
      const answer = answers.get(leaf.name)
      const made = answer ? labelled(leaf, answered(answer.name), graph.base) : drawn[n]
      for (const value of made?.data ?? []) values.get(leaf.name)?.push(value)
    })
  }
  const leaves = data.map(leaf => sampledLeaf(leaf, values.get(leaf.name) ?? [], teacher, times))
  const loose = data
    .filter(leaf => isAnswer(leaf) && !answers.get(leaf.name))
    .map(leaf => leaf.name)
  return { samples: { count: data.length === 0 ? 1 : samples, axis, leaves }, drawn: loose }
}

const MOST = 20_000_000

const isAnswer = ({ role, index, adjectives }: Leaf): boolean =>
  role === 'label' ||
  (role === undefined &&
    (index !== undefined || adjectives.some(a => a === 'onehot' || a === 'probability')))

/** The equation that a label is compared with. */
const answerTo = (leaf: Leaf, { graph, parameters }: Teacher): Equation | undefined => {
  if (!isAnswer(leaf)) return undefined
  const moving = new Set(parameters.map(p => p.name))
  for (const { name, uses } of graph.equations) if (uses.some(u => moving.has(u))) moving.add(name)
  const beside = new Set(graph.equations.filter(e => mentions(e, leaf.name)).flatMap(e => e.uses))
  const tainted = new Set([leaf.name])
  for (const e of graph.equations) {
    if (mentions(e, leaf.name) || e.uses.some(u => tainted.has(u))) tainted.add(e.name)
  }
  return graph.equations.findLast(
    e => beside.has(e.name) && moving.has(e.name) && !tainted.has(e.name) && fits(e, leaf),
  )
}

/** A class stands in positions only. */
const mentions = ({ uses, syntax }: Equation, name: string): boolean =>
  uses.includes(name) || freeNamesIn(syntax.body).has(name)

const fits = ({ shape }: Equation, leaf: Leaf): boolean =>
  leaf.index
    ? shape.length === 1 && sameAffine(shape[0] as Dim, leaf.index)
    : sameShape(shape, leaf.shape)

const programFor = ({ graph, data, parameters, sizes, constants, seed }: Teacher) => {
  const places = new Map(sizes)
  for (const leaf of data) if (leaf.index) places.set(leaf.name, graph.base)
  const statements = graph.equations.map(({ name, body }) => ({
    name,
    form: { level: 'matrix', expr: body } as const,
  }))
  const program = programOf(graph, places, statements, new Set(data.map(leaf => leaf.name)))
  for (const leaf of graph.leaves) program.set(leaf.name, zerosFor(leaf, sizes))
  for (const [name, value] of constants) program.set(name, value)
  parameters.forEach((leaf, n) => {
    program.set(leaf.name, drawnLeaf(leaf, randomFrom(seed, TEACHER, n), graph, sizes, 0))
  })
  program.settle()
  return (drawn: readonly Tensor[]) => {
    data.forEach((leaf, n) => {
      program.set(leaf.name, drawn[n] as Tensor)
      if (leaf.index) places.set(leaf.name, drawn[n]?.data[0] ?? graph.base)
    })
    program.run()
    return program.value
  }
}

const zerosFor = ({ shape }: Leaf, sizes: Sizes): Tensor => {
  const dims = dimsOf(sizes, shape)
  return tensor(dims, new Array<number>(count(dims)).fill(0))
}

const drawnLeaf = (
  leaf: Leaf,
  random: Random,
  graph: Graph,
  sizes: Sizes,
  turn: number,
): Tensor => {
  if (leaf.index) {
    const size = dimsOf(sizes, [leaf.index])[0] ?? 1
    return tensor([], [graph.base + random.below(size)])
  }
  const place = { dims: dimsOf(sizes, leaf.shape), base: graph.base, turn }
  return realise(NUMBERS, drawLeaf(random, factsOf(leaf, graph.assumptions), place))
}

/** An answer as a label: a class, a 1 at the class, or the answer itself. */
const labelled = (leaf: Leaf, answer: Tensor, base: number): Tensor => {
  if (leaf.index) return tensor([], [base + largestAt(answer.data)])
  if (!leaf.adjectives.includes('onehot')) return answer
  const width = answer.dims.at(-1) ?? 1
  const rows = answer.data.map((_, n) => {
    const row = answer.data.slice(n - (n % width), n - (n % width) + width)
    return Number(largestAt(row) === n % width)
  })
  return tensor(answer.dims, rows)
}

const largestAt = (values: readonly number[]): number =>
  values.reduce((best, value, n) => (value > (values[best] as number) ? n : best), 0)

/** Values of one draw after the other; where one draw holds all samples they are taken apart. */
const sampledLeaf = (
  leaf: Leaf,
  values: readonly number[],
  { axis, sizes, samples, data }: Teacher,
  times: number,
): SampledLeaf => {
  const size = values.length / (axis === undefined ? times : samples)
  if (axis === undefined || data.length === 0)
    return { leaf, size, values: Float64Array.from(values), inner: 1 }
  const wide = leaf.shape.filter(dim => !isUnit(dim))
  const place = wide.findIndex(dim => bareName(dim) === axis)
  const inner = count(dimsOf(sizes, wide.slice(place + 1)))
  const apart = new Float64Array(values.length)
  values.forEach((value, n) => {
    const [row, outer] = [Math.floor(n / inner) % samples, Math.floor(n / (inner * samples))]
    apart[row * size + outer * inner + (n % inner)] = value
  })
  return { leaf, size, values: apart, inner }
}
