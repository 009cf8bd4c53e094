import type { Expr } from '../core/expr.ts'
import { addOf, numOf, scaleOf } from '../ops/build.ts'
import { isEye } from '../ops/definite/inverse.ts'
import { freeKey } from '../ops/simplify/key.ts'
import { monomialOf, toExpr } from '../ops/simplify/monomial.ts'
import type { LinearTerm, Product } from './linear.ts'

/** Shortened terms, scalars in front; those with the same sides are one, and those that vanish are left out. */
export const merged = (
  terms: readonly LinearTerm[],
  shorten: (x: Expr) => Expr,
): readonly LinearTerm[] => {
  const all = new Map<string, LinearTerm>()
  for (const term of terms.map(t => bareTerm(t, shorten))) {
    const before = all.get(keyOf(term))
    all.set(keyOf(term), before ? plus(before, term, shorten) : term)
  }
  const left = [...all.values()].filter(t => !isZero(t.kind === 'product' ? t.scalar : t.weights))
  return left.toSorted((a, b) => Number(isScaling(a)) - Number(isScaling(b)))
}

/** A matrix without the scalars in front of it; 1 stands for the body of a scalar. */
export const bareOf = (x: Expr): { readonly scalar: Expr; readonly body: Expr } => {
  const { c, factors, body = numOf(1) } = monomialOf(x)
  return { scalar: toExpr({ c, factors }), body }
}

const bareTerm = (term: LinearTerm, shorten: (x: Expr) => Expr): LinearTerm => {
  if (term.kind === 'entrywise') return { ...term, weights: shorten(term.weights) }
  const [left, right] = [term.left, term.right].map(side => side && bareOf(shorten(side)))
  const scalars = [left, right].flatMap(side => (side ? [side.scalar] : []))
  return {
    kind: 'product',
    scalar: shorten(scalars.reduce((s, x) => scaleOf(s, x), term.scalar)),
    ...(left && !isEye(left.body) ? { left: left.body } : {}),
    ...(right && !isEye(right.body) ? { right: right.body } : {}),
  }
}

const plus = (a: LinearTerm, b: LinearTerm, shorten: (x: Expr) => Expr): LinearTerm => {
  if (a.kind === 'product' && b.kind === 'product')
    return { ...a, scalar: shorten(addOf(a.scalar, b.scalar)) }
  const weights = [a, b].flatMap(t => (t.kind === 'entrywise' ? [t.weights] : []))
  return { kind: 'entrywise', weights: shorten(addOf(...weights)) }
}

/** A number times the unknown: it comes behind the products. */
const isScaling = (term: LinearTerm): boolean =>
  term.kind === 'product' && !term.left && !term.right

const keyOf = (term: LinearTerm): string =>
  term.kind === 'entrywise' ? term.kind : sidesOf(term).map(freeKey).join(' and ')

const sidesOf = ({ left = numOf(1), right = numOf(1) }: Product): readonly Expr[] => [left, right]

const isZero = (x: Expr): boolean => monomialOf(x).c.equals(0)
