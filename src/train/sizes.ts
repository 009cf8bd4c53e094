import { namesOf } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import type { Dim } from '../core/shape.ts'
import { describeDim } from '../core/signature.ts'
import { dimsOfGraph } from '../numeric/dims.ts'
import { sizeOfDim } from '../numeric/size-values.ts'
import { refuse } from './refusal.ts'

/** Values of size names that are known so far. */
export type Sizes = Map<string, number>

/** Notes that a size of a leaf has a value; a compound size tells a name when all others are known. */
export const unify = (sizes: Sizes, dim: Dim, value: number, leaf: string): void => {
  const open = dim.terms.filter(([name]) => !sizes.has(name))
  const conflict = () =>
    refuse('size-conflict', { size: describeDim(dim), name: leaf, value: String(value) })
  if (open.length === 0) {
    if (sizeOfDim(sizes, dim) !== value) conflict()
    return
  }
  const [name, c] = open[0] as readonly [string, number]
  if (open.length > 1) return
  const rest = { constant: dim.constant, terms: dim.terms.filter(term => term[0] !== name) }
  const found = (value - sizeOfDim(sizes, rest)) / c
  if (!Number.isInteger(found) || found < 1) conflict()
  sizes.set(name, found)
}

/** Gives every size that is still open a value. */
export const complete = (graph: Graph, sizes: Sizes, fallback: number): void => {
  for (const name of graph.sizes) if (!sizes.has(name)) sizes.set(name, fallback)
  for (const dim of dimsOfGraph(graph).flat()) {
    const isKnown = namesOf(dim).every(name => sizes.has(name))
    if (isKnown && sizeOfDim(sizes, dim) < 1)
      refuse('size-too-small', { size: describeDim(dim), names: namesOf(dim).join(', ') })
  }
}
