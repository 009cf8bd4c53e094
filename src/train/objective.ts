import { type Derivation, type Form, resultOf } from '../core/derivation.ts'
import { ancestorsOfLoss, type Graph, type Leaf } from '../core/graph.ts'
import { scalar, type Tensor, tensor } from '../core/tensor.ts'
import { derive } from '../derive/derive.ts'
import { gradsOf } from '../derive/grads.ts'
import { gradientName, type Program, programOf, type Statement } from '../numeric/program.ts'
import { dimsOf } from '../numeric/size-values.ts'
import type { SampledLeaf, Samples } from './samples.ts'

/** What is minimised: the loss and its gradients over some of the samples, at the parameters of the moment. */
export interface Objective {
  /** Takes over what the parameters are now. */
  settle(parameters: ReadonlyMap<string, Float64Array>): void
  /** The loss and the gradients, averaged over samples where the network takes one at a time. */
  gradients(
    rows: readonly number[],
  ): Measured & { readonly gradients: ReadonlyMap<string, Float64Array> }
  /** Names of scalars over the samples, without gradients. */
  measure(rows: readonly number[], names: readonly string[]): ReadonlyMap<string, number>
}
export interface Measured {
  readonly loss: number
}

/** A network with sizes, and everything that stands still while it is trained. */
export interface Setting {
  readonly graph: Graph
  readonly parameters: readonly Leaf[]
  readonly samples: Samples
  /** Sizes of the network for a number of samples at once. */
  sizes(rows: number): ReadonlyMap<string, number>
  readonly constants: ReadonlyMap<string, Tensor>
  /** Scalars that are measured besides the loss. */
  readonly metrics: readonly string[]
}

/** The derived gradients of a network as statements, each after those that it rests on. */
export const statementsOf = (graph: Graph, parameters: readonly Leaf[]): readonly Statement[] => [
  ...forwardOf(graph, []),
  ...backwardOf(graph, parameters),
]

/** The equations on which the loss and the metrics rest. */
const forwardOf = (graph: Graph, metrics: readonly string[]): readonly Statement[] => {
  const needed = new Set([graph.loss, ...metrics])
  for (const { name, uses } of graph.equations.toReversed()) {
    if (needed.has(name)) for (const use of uses) needed.add(use)
  }
  const kept = graph.equations.filter(e => needed.has(e.name))
  return kept.map(({ name, body }) => ({ name, form: { level: 'matrix', expr: body } }))
}

const backwardOf = (graph: Graph, parameters: readonly Leaf[]): readonly Statement[] => {
  const relevant = ancestorsOfLoss(graph)
  const inner = graph.equations.filter(e => relevant.has(e.name) && e.name !== graph.loss)
  const forms = new Map<string, Form>()
  const wanted = new Set(parameters.map(p => p.name))
  const order = [...parameters.map(p => p.name), ...inner.map(e => e.name)]
  for (const name of order) {
    if (!wanted.has(name)) continue
    const form = resultOf(derive(graph, [name])[0] as Derivation)
    forms.set(name, form)
    for (const grad of gradsOf(form)) wanted.add(grad.by)
  }
  const backward = [...forms].map(([by, form]) => ({ name: gradientName(graph.loss, by), form }))
  return backward.reverse()
}

/** The objective of a setting; a program per number of samples at once. */
export const objectiveOf = (setting: Setting): Objective => {
  const { graph, samples, parameters } = setting
  const programs = new Map<string, Running>()
  let latest: ReadonlyMap<string, Float64Array> = new Map()
  let turn = 0
  const forward = forwardOf(graph, setting.metrics)
  const all = [...forward, ...backwardOf(graph, parameters)]
  const running = (rows: number, statements: readonly Statement[]): Running => {
    const size = samples.axis === undefined ? 1 : rows
    const key = `${size} ${statements.length}`
    const known = programs.get(key) ?? start(setting, size, statements)
    programs.set(key, known)
    if (known.turn !== turn) settle(known, parameters, latest)
    known.turn = turn
    return known
  }
  const each =
    (statements: readonly Statement[]): Each =>
    (rows, after) => {
      const now = running(rows.length, statements)
      const turns = samples.axis === undefined ? rows.map(row => [row]) : [rows]
      for (const some of turns) {
        load(now, samples, some, graph)
        now.program.run()
        after(now)
      }
      return turns.length
    }
  return {
    settle: values => {
      latest = values
      turn++
    },
    gradients: rows => gradientsOver(setting, rows, each(all)),
    measure: (rows, names) => measureOver(names, rows, each(forward)),
  }
}

type Each = (rows: readonly number[], after: (running: Running) => void) => number

interface Running {
  readonly program: Program
  readonly places: Map<string, number>
  readonly dims: ReadonlyMap<string, readonly number[]>
  turn: number
}

const start = (
  { graph, samples, sizes, constants }: Setting,
  rows: number,
  statements: readonly Statement[],
): Running => {
  const places = new Map(sizes(rows))
  const moving = new Set(samples.leaves.map(({ leaf }) => leaf.name))
  for (const { leaf } of samples.leaves) if (leaf.index) places.set(leaf.name, graph.base)
  const program = programOf(graph, places, statements, moving)
  for (const [name, value] of constants) program.set(name, value)
  const leaves = graph.leaves.filter(leaf => !leaf.index)
  const dims = new Map(leaves.map(leaf => [leaf.name, dimsOf(places, leaf.shape)] as const))
  return { program, places, dims, turn: -1 }
}

const settle = (
  { program, dims }: Running,
  parameters: readonly Leaf[],
  values: ReadonlyMap<string, Float64Array>,
): void => {
  for (const { name } of parameters) {
    program.set(name, tensor(dims.get(name) ?? [], [...(values.get(name) ?? [])]))
  }
  program.settle()
}

/** Puts some samples in place of the data leaves. */
const load = (
  { program, places, dims }: Running,
  { leaves, axis }: Samples,
  rows: readonly number[],
  { base }: Graph,
): void => {
  for (const one of leaves) {
    const { name, index } = one.leaf
    const data = axis === undefined ? sampleAt(one, rows[0] ?? 0) : interleaved(one, rows)
    if (index) places.set(name, data[0] ?? base)
    program.set(name, index ? scalar(data[0] ?? base) : tensor(dims.get(name) ?? [], data))
  }
}

const sampleAt = ({ size, values }: SampledLeaf, row: number): number[] =>
  Array.from(values.subarray(row * size, (row + 1) * size))

/** Samples beside each other along their axis: what is before it, the sample, what is behind it. */
const interleaved = ({ size, values, inner }: SampledLeaf, rows: readonly number[]): number[] => {
  const data = new Array<number>(size * rows.length)
  let place = 0
  for (let outer = 0; outer < size; outer += inner) {
    for (const row of rows) {
      const from = row * size + outer
      for (let n = 0; n < inner; n++) data[place++] = values[from + n] as number
    }
  }
  return data
}

const gradientsOver = ({ graph, parameters }: Setting, rows: readonly number[], each: Each) => {
  const names = parameters.map(p => [p.name, gradientName(graph.loss, p.name)] as const)
  const sums = new Map<string, Float64Array>()
  let loss = 0
  const times = each(rows, ({ program }) => {
    loss += program.value(graph.loss).data[0] ?? Number.NaN
    for (const [name, gradient] of names) {
      const { data } = program.value(gradient)
      const sum = sums.get(name) ?? new Float64Array(data.length)
      sums.set(name, sum)
      for (let n = 0; n < data.length; n++) sum[n] = (sum[n] as number) + (data[n] as number)
    }
  })
  for (const sum of sums.values())
    for (let n = 0; n < sum.length; n++) sum[n] = (sum[n] as number) / times
  return { loss: loss / times, gradients: sums }
}

const measureOver = (names: readonly string[], rows: readonly number[], each: Each) => {
  const sums = new Map(names.map(name => [name, 0]))
  const times = each(rows, ({ program }) => {
    for (const name of names) {
      sums.set(name, (sums.get(name) ?? 0) + (program.value(name).data[0] ?? Number.NaN))
    }
  })
  return new Map([...sums].map(([name, sum]) => [name, sum / times]))
}
