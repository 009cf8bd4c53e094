import { type Arith, addAll } from '../core/arith.ts'
import type { Graph } from '../core/graph.ts'
import { count, mapTensor, type Tensor, tensor } from '../core/tensor.ts'
import { callsOfGraph } from './calls.ts'
import type { Unknown } from './evaluate.ts'
import { type Random, randomFrom } from './random.ts'
import { dimsOf } from './size-values.ts'

/** Draws an instance of every unknown function of a network. */
export const drawFunctions = (
  graph: Graph,
  places: ReadonlyMap<string, number>,
  seeds: readonly number[],
): ReadonlyMap<string, Unknown> =>
  new Map(
    [...graph.functions].map(([name, op], n) => {
      const own = [...seeds, n]
      if (op.elementwise) return [name, unknownFunction(own)]
      const use = callsOfGraph(graph).find(call => call.op === op)
      return [name, unknownMap(own, use ? dimsOf(places, use.shape) : [])]
    }),
  )

/** An unknown elementwise function: a smooth mixture f(t) = a·tanh(bt + c) + d·sin(et + g). */
const unknownFunction = (seeds: readonly number[]): Unknown => {
  const mixture = mixtureFrom(randomFrom(...seeds))
  return (A, [x]) => mapTensor(x as Tensor<never>, value => apply(A, mixture, value))
}

/** An unknown map to a result of given sizes: a net with one hidden layer of such functions. */
const unknownMap =
  (seeds: readonly number[], dims: readonly number[]): Unknown =>
  (A, args) => {
    const random = randomFrom(...seeds)
    const inputs = args.flatMap(arg => arg.data)
    const hidden = Array.from({ length: HIDDEN }, () => {
      const sum = weighted(A, random, inputs)
      return apply(A, mixtureFrom(random), sum)
    })
    const entries = Array.from({ length: count(dims) }, () => weighted(A, random, hidden))
    return tensor(dims, entries)
  }

const HIDDEN = 4

interface Mixture {
  readonly heights: readonly [number, number]
  readonly speeds: readonly [number, number]
  readonly shifts: readonly [number, number]
}

const mixtureFrom = (random: Random): Mixture => ({
  heights: [between(random), between(random)],
  speeds: [between(random), between(random)],
  shifts: [random.normal(), random.normal()],
})

/** Neither near 0 nor large, of either sign. */
const between = (random: Random): number =>
  (0.5 + random.uniform()) * (random.uniform() < 0.5 ? -1 : 1)

const apply = <T>(A: Arith<T>, { heights, speeds, shifts }: Mixture, t: T): T => {
  const inner = (n: 0 | 1) => A.add(A.mul(A.of(speeds[n]), t), A.of(shifts[n]))
  const bent = A.mul(A.of(heights[0]), tanh(A, inner(0)))
  return A.add(bent, A.mul(A.of(heights[1]), A.sin(inner(1))))
}

/** tanh u = 1 − 2 / (e^{2u} + 1) */
const tanh = <T>(A: Arith<T>, u: T): T => {
  const one = A.of(1)
  return A.sub(one, A.div(A.of(2), A.add(A.exp(A.add(u, u)), one)))
}

const weighted = <T>(A: Arith<T>, random: Random, values: readonly T[]): T => {
  const scale = 1 / Math.sqrt(Math.max(values.length, 1))
  return addAll(
    A,
    values.map(value => A.mul(A.of(random.normal() * scale), value)),
  )
}
