import { evaluateAffine } from '../core/affine.ts'
import type { Arith } from '../core/arith.ts'
import { type Dual, dualOver } from '../core/dual.ts'
import type { Expr } from '../core/expr.ts'
import type { Graph, Leaf } from '../core/graph.ts'
import { mentionedInExpr } from '../core/mentioned.ts'
import { mapTensor, type Tensor, tensor } from '../core/tensor.ts'
import { lookUp } from '../numeric/sample.ts'
import { worldOf } from '../verify/context.ts'
import { forward } from '../verify/reference.ts'
import type { Limit, Point, Taken } from './lenient/policy.ts'
import { NO_VALUE, type Place, Unjudged } from './place.ts'

/** Evaluates an expression at a place. */
type Find = <U>(place: Place<U>, expr: Expr) => Tensor<U>

/** A value where names have other values; what the writer has besides the network is not known there. */
export const takenValue = <T>(place: Place<T>, { of, at }: Taken, find: Find): Tensor<T> => {
  const { A, graph, draw } = place.forward
  refuseOwn(place, [of])
  const given = new Map(place.given)
  for (const point of at)
    given.set(point.name, pointValue(place, given.get(point.name), point, find))
  const moved = forward(A, withLeaves(graph, [...given.keys()]), draw, given)
  const there = { ...place.at, graph: moved.graph }
  return find({ ...place, at: there, forward: moved, sweeps: new Map(), given }, of)
}

/** A value as a whole, or with another number at one place. */
const pointValue = <T>(
  place: Place<T>,
  before: Tensor<T> | undefined,
  { name, place: entry, value }: Point,
  find: Find,
): Tensor<T> => {
  const found = find(place, value)
  if (!entry) return found
  const { draw, graph, values: known } = place.forward
  const { dims, data } = before ?? lookUp(known, name)
  const at = entry.map(pos => evaluateAffine(pos, size => draw.sizes.get(size)) - graph.base)
  const wide = dims.length === at.length ? dims : dims.filter(size => size !== 1)
  const isInside = at.every((n, k) => n >= 0 && n < (wide[k] ?? 0))
  if (!isInside || wide.length !== at.length) throw new Unjudged(NO_VALUE)
  const index = at.reduce((sum, n, k) => sum * (wide[k] as number) + n, 0)
  return tensor(dims, data.with(index, found.data[0] as T))
}

/** What the writer has besides the network is not known where names have other values. */
const refuseOwn = <T>({ at }: Place<T>, all: readonly Expr[]): void => {
  const isOwn = all.some(one => mentionedInExpr(one).some(name => at.values.has(name)))
  if (at.derivatives.size > 0 || isOwn) throw new Unjudged(NO_VALUE)
}

/**
 * What a quotient tends to, by the values of both sides and their slopes as the number moves: the quotient
 * of the values, or where both are 0 that of the slopes. Where that is none nothing is known.
 */
export const limitValue = <T>(
  place: Place<T>,
  { over, under, by, to }: Limit,
  find: Find,
): Tensor<T> => {
  const { A, graph, draw } = place.forward
  refuseOwn(place, [over, under])
  const still = (value: Tensor<T>): Tensor<Dual<T>> => mapTensor(value, v => ({ v, d: A.of(0) }))
  const moving = mapTensor(find(place, to), v => ({ v, d: A.of(1) }))
  const given = new Map([...place.given].map(([name, value]) => [name, still(value)] as const))
  given.set(by, moving)
  const moved = forward(dualOver(A), withLeaves(graph, [...given.keys()]), draw, given)
  const there: Place<Dual<T>> = {
    at: { ...place.at, graph: moved.graph },
    changes: place.changes,
    world: worldOf(moved),
    forward: moved,
    sweeps: new Map(),
    given,
  }
  const below = find(there, under).data[0] as Dual<T>
  return mapTensor(find(there, over), above => quotientAt(A, above, below))
}

const quotientAt = <T>(A: Arith<T>, above: Dual<T>, below: Dual<T>): T => {
  const isZero = (value: T) => A.primal(value) === 0
  if (!isZero(below.v)) return A.div(above.v, below.v)
  if (Math.abs(A.primal(above.v)) > NEAR || isZero(below.d)) throw new Unjudged(NO_VALUE)
  return A.div(above.d, below.d)
}

/** A difference of what is the same by other ways of computing it is no larger. */
const NEAR = 1e-12

/** The network in which names of equations are leaves, and numbers that it has not. */
const withLeaves = (graph: Graph, names: readonly string[]): Graph => {
  const isOwn = (one: { readonly name: string }) => names.includes(one.name)
  const known = [...graph.leaves, ...graph.equations].map(({ name }) => name)
  const leaves = [
    ...graph.equations.filter(isOwn),
    ...names.filter(name => !known.includes(name)).map(name => ({ name, shape: [] })),
  ].map(({ name, shape }): Leaf => ({ name, shape, adjectives: [] }))
  return {
    ...graph,
    leaves: [...graph.leaves, ...leaves],
    equations: graph.equations.filter(one => !isOwn(one)),
  }
}
