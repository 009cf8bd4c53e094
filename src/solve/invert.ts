import type { Expr } from '../core/expr.ts'
import { isScalar, isVector } from '../core/shape.ts'
import type { Condition } from '../core/solution.ts'
import { divideOf, mulOf, quotientOf } from '../ops/build.ts'
import { isKnownInvertible } from '../ops/definite/definite.ts'
import { diagonalOf, inverseOf } from '../ops/definite/inverse.ts'
import { isStrict, type Properties, signOf } from '../ops/definite/sign.ts'
import type { Collected } from './collect.ts'

/** The u of s·A·u·B = r, and what must hold for it to be the only one. */
export const inverted = (
  { scalar, left, right, weights }: Collected,
  r: Expr,
  known: Properties,
): { readonly solution: Expr; readonly conditions: readonly Condition[] } => {
  const conditions = [
    ...nonzero(scalar, known),
    ...[left, right].flatMap(side => (side ? invertible(side, known) : [])),
    ...(weights ? entriesNonzero(weights, known) : []),
  ]
  const divided = weights ? divideOf(r, weights) : r
  const once = left ? fromLeft(left, divided) : divided
  const twice = right ? mulOf(once, inverseOf(right)) : once
  return { solution: quotientOf(twice, scalar), conditions }
}

/** A⁻¹ r; a diagonal matrix divides the entries of a vector. */
const fromLeft = (a: Expr, r: Expr): Expr => {
  const diagonal = diagonalOf(a)
  return diagonal && isVector(r.shape) && isVector(diagonal.shape)
    ? divideOf(r, diagonal)
    : mulOf(inverseOf(a), r)
}

/** The conditions that a scalar is not 0. */
export const nonzero = (x: Expr, known: Properties): readonly Condition[] =>
  x.kind === 'num' || isStrict(signOf(x, known)) ? [] : [{ kind: 'nonzero', expr: x }]

const invertible = (x: Expr, known: Properties): readonly Condition[] => {
  const diagonal = diagonalOf(x)
  if (diagonal && isVector(diagonal.shape)) return entriesNonzero(diagonal, known)
  return isKnownInvertible(x, known) ? [] : [{ kind: 'invertible', expr: x }]
}

const entriesNonzero = (x: Expr, known: Properties): readonly Condition[] => {
  if (isScalar(x.shape)) return nonzero(x, known)
  return isStrict(signOf(x, known)) ? [] : [{ kind: 'entries-nonzero', expr: x }]
}
