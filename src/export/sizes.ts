import { bareName, minus, multiplierOf, multiply, namesOf, symbol } from '../core/affine.ts'
import type { Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { Dim } from '../core/shape.ts'

/** Where the value of each size name comes from, in the order in which they become known. */
export interface SizeSources {
  /** By an axis of a leaf that has this very size. */
  readonly named: ReadonlySet<string>
  /** By an axis of a leaf whose size is more than a name. */
  readonly solved: readonly Solved[]
  /** By the result of an unknown map, in the equation of that name. */
  readonly told: ReadonlyMap<string, { readonly equation: string; readonly axis: number }>
  /** By none of these: it has to be given. */
  readonly given: readonly string[]
}

/** `size = (axis − rest) / coefficient` */
export interface Solved {
  readonly size: string
  readonly leaf: string
  readonly axis: number
  readonly rest: Dim
  readonly coefficient: Dim
}

/** Settles where sizes come from, some of which are known already. */
export const sizeSources = (graph: Graph, already: Iterable<string> = []): SizeSources => {
  const known = new Set<string>(already)
  const named = new Set(
    graph.leaves.flatMap(({ shape }) => shape.flatMap(dim => bareName(dim) ?? [])),
  )
  for (const name of named) known.add(name)
  const solved: Solved[] = []
  for (let next = solvable(graph, known); next; next = solvable(graph, known)) {
    solved.push(next)
    known.add(next.size)
  }
  const told = toldByMaps(graph, known)
  const given = graph.sizes.filter(name => !known.has(name) && !told.has(name))
  return { named, solved, told, given }
}

/** An axis of a leaf in which one name is open. */
const solvable = ({ leaves }: Graph, known: ReadonlySet<string>): Solved | undefined => {
  for (const { name: leaf, shape } of leaves) {
    for (const [axis, dim] of shape.entries()) {
      const open = namesOf(dim).filter(name => !known.has(name))
      const [size] = open
      const coefficient = size === undefined ? undefined : multiplierOf(dim, size)
      if (size === undefined || !coefficient || open.length > 1) continue
      const rest = minus(dim, multiply(coefficient, symbol(size)))
      return { size, leaf, axis, rest, coefficient }
    }
  }
  return undefined
}

const toldByMaps = (graph: Graph, known: ReadonlySet<string>): SizeSources['told'] => {
  const told = new Map<string, { equation: string; axis: number }>()
  for (const { name: equation, body, shape } of graph.equations) {
    if (!isUnknown(graph, body)) continue
    shape.forEach((dim, axis) => {
      const size = bareName(dim)
      if (size !== undefined && !known.has(size) && !told.has(size))
        told.set(size, { equation, axis })
    })
  }
  return told
}

const isUnknown = ({ functions }: Graph, body: Expr): boolean =>
  body.kind === 'call' && functions.get(body.op.name) === body.op

/** True where a size is more than a name and a number. */
export const isCompound = (dim: Dim): boolean =>
  namesOf(dim).length > 0 && bareName(dim) === undefined
