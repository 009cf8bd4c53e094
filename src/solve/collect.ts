import type { Expr, Var } from '../core/expr.ts'
import { columns, isScalar, rows } from '../core/shape.ts'
import { addOf, eyeOf, onesOf, scaleOf } from '../ops/build.ts'
import { isEye } from '../ops/definite/inverse.ts'
import { freeKey } from '../ops/simplify/key.ts'
import type { LinearTerm, Product } from './linear.ts'
import { refuse } from './refusal.ts'
import { bareOf } from './terms.ts'

/** s·A·u·B, or s·W ⊙ u: the scalars are in front, what is the identity is absent. */
export interface Collected {
  readonly scalar: Expr
  readonly left?: Expr
  readonly right?: Expr
  readonly weights?: Expr
}

/** Brings the terms of a linear expression together; a refusal where they share no side. */
export const collect = (
  terms: readonly LinearTerm[],
  u: Var,
  shorten: (x: Expr) => Expr,
): Collected => {
  if (terms.some(t => t.kind === 'entrywise')) {
    return scalarsOut('weights', shorten(addOf(...terms.map(t => weightsOf(t, u)))), {})
  }
  const products = terms.filter(t => t.kind === 'product')
  if (isScalar(u.shape)) return { scalar: shorten(addOf(...products.map(t => t.scalar))) }
  const parts = products.map(t => sidesOf(t, u))
  return (
    together(parts, 'right', shorten) ??
    together(parts, 'left', shorten) ??
    refuse({ kind: 'two-sided' })
  )
}

/** A term s·u as weights. */
const weightsOf = (term: LinearTerm, u: Var): Expr => {
  if (term.kind === 'entrywise') return term.weights
  const { scalar, left, right } = term
  const isPlain = [left, right].every(side => !side || isEye(side))
  return isPlain ? scaleOf(scalar, onesOf(u.shape)) : refuse({ kind: 'mixed' })
}

/** s·A·u·B with no scalars left in A and B, and no side missing. */
interface Sides {
  readonly scalar: Expr
  readonly left: Expr
  readonly right: Expr
}

const sidesOf = ({ scalar, left, right }: Product, u: Var): Sides => ({
  scalar,
  left: left ?? eyeOf(rows(u.shape)),
  right: right ?? eyeOf(columns(u.shape)),
})

/** The sum of the terms where all of them have one of their sides in common. */
const together = (
  parts: readonly Sides[],
  shared: 'left' | 'right',
  shorten: (x: Expr) => Expr,
): Collected | undefined => {
  const [first] = parts
  if (!first || !parts.every(p => freeKey(p[shared]) === freeKey(first[shared]))) return undefined
  const other = shared === 'left' ? 'right' : 'left'
  const sum = shorten(addOf(...parts.map(p => scaleOf(p.scalar, p[other]))))
  return scalarsOut(other, sum, isEye(first[shared]) ? {} : { [shared]: first[shared] })
}

const scalarsOut = (
  key: 'left' | 'right' | 'weights',
  x: Expr,
  rest: Omit<Collected, 'scalar'>,
): Collected => {
  const { scalar, body } = bareOf(x)
  const isPlain = key !== 'weights' && isEye(body)
  return { ...rest, scalar, ...(isPlain ? {} : { [key]: body }) }
}
