import type { Graph } from '../../src/core/graph.ts'
import { count, type Tensor, tensor } from '../../src/core/tensor.ts'
import { NUMBERS } from '../../src/numeric/number.ts'
import { type Draw, leafValue } from '../../src/numeric/sample.ts'
import { type Forward, forward } from '../../src/verify/reference.ts'

const STEP = 1e-5

/** ∂f/∂x by central differences: the axes of f, then those of x. */
export const centralDifferences = (f: (x: Tensor) => Tensor, x: Tensor): Tensor => {
  const columns = x.data.map((_, n) => {
    const [up, down] = [STEP, -STEP].map(h => f(nudged(x, n, h))) as [Tensor, Tensor]
    return up.data.map((value, k) => (value - (down.data[k] as number)) / (2 * STEP))
  })
  const dims = f(x).dims
  const rows = Array.from({ length: count(dims) }, (_, r) => columns.map(c => c[r] as number))
  return tensor([...dims, ...x.dims], rows.flat())
}

const nudged = ({ dims, data }: Tensor, at: number, h: number): Tensor => ({
  dims,
  data: data.map((value, n) => (n === at ? value + h : value)),
})

/** The network evaluated with another value of one leaf. */
export const forwardWith = (
  graph: Graph,
  draw: Draw,
  leaf: string,
  value: Tensor,
): Forward<number> => {
  const leaves = new Map(draw.leaves).set(leaf, { raw: value, moulds: [] })
  return forward(NUMBERS, graph, { ...draw, leaves })
}

/** Gradient of the loss by a leaf, by central differences. */
export const gradientByDifferences = (graph: Graph, draw: Draw, leaf: string): Tensor => {
  const at = (value: Tensor) =>
    forwardWith(graph, draw, leaf, value).values.get(graph.loss) as Tensor
  return centralDifferences(at, leafValue(NUMBERS, draw, leaf) as Tensor)
}

/** Largest difference of two tensors, relative to their size or 1. */
export const distance = (a: Tensor, b: Tensor): number => {
  if (a.data.length !== b.data.length) return Number.POSITIVE_INFINITY
  const size = Math.max(1, ...a.data.map(Math.abs), ...b.data.map(Math.abs))
  return Math.max(0, ...a.data.map((v, n) => Math.abs(v - (b.data[n] as number)))) / size
}
