import Fraction from 'fraction.js'
import type { Expr } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import { divideOf, hadamardOf, numOf, onesOf, powerOf, scaleOf } from '../build.ts'
import { divide } from '../divide.ts'
import { hadamard } from '../hadamard.ts'
import { neg } from '../neg.ts'
import { ones } from '../ones.ts'
import { powers } from '../powers.ts'
import { scale } from '../scale.ts'
import { is, weightOf } from '../weight.ts'
import { freeKey } from './key.ts'
import type { Factor } from './monomial.ts'

/** c · Π baseᵉ entry by entry, the bases arrays of one shape. */
export interface Entrywise {
  readonly c: Fraction
  readonly factors: readonly Factor[]
}

const ONE = new Fraction(1)

/** The arrays that are multiplied and divided entry by entry; equal ones are counted. */
export const entrywiseOf = (x: Expr): Entrywise => {
  const { c, factors } = split(x)
  const all = new Map<string, Factor>()
  for (const { base, e } of factors) {
    const key = freeKey(base)
    all.set(key, { base, e: e.add(all.get(key)?.e ?? 0) })
  }
  return { c, factors: [...all.values()].filter(f => !f.e.equals(0)) }
}

const split = (x: Expr): Entrywise => {
  const { c, rest } = weightOf(x)
  if (rest !== x) return times({ c, factors: [] }, split(rest))
  if (x.kind !== 'call') return alone(x)
  const [a = x, b = x] = x.args
  switch (x.op) {
    case ones:
      return { c: ONE, factors: [] }
    case hadamard:
      return x.args.map(split).reduce(times)
    case divide:
      return quotient(x, a, split(b))
    case powers:
      return b.kind === 'num' ? { c: ONE, factors: [{ base: a, e: b.value }] } : alone(x)
    default:
      return alone(x)
  }
}

const quotient = (x: Expr, a: Expr, b: Entrywise): Entrywise => {
  if (b.c.equals(0)) return alone(x)
  const factors = b.factors.map(f => ({ base: f.base, e: f.e.neg() }))
  const below = { c: b.c.inverse(), factors }
  if (!isScalar(a.shape)) return times(split(a), below)
  return a.kind === 'num' ? times({ c: a.value, factors: [] }, below) : alone(x)
}

const alone = (x: Expr): Entrywise => ({ c: ONE, factors: [{ base: x, e: ONE }] })

const times = (a: Entrywise, b: Entrywise): Entrywise => ({
  c: a.c.mul(b.c),
  factors: [...a.factors, ...b.factors],
})

/** True for arrays that are multiplied, divided or raised entry by entry. */
export const isEntrywise = (x: Expr): boolean =>
  !isScalar(x.shape) && [hadamard, divide, powers, neg, scale].some(op => is(op, x))

/** The expression of entrywise factors in the shape of `like`. */
export const ofEntrywise = ({ c, factors }: Entrywise, like: Expr): Expr => {
  const side = (sign: bigint) =>
    factors.filter(f => f.e.s === sign).map(f => powerOf(f.base, f.e.abs()))
  const above = side(1n)
  const below = side(-1n)
  const top = above.length === 0 ? onesOf(like.shape) : hadamardOf(...above)
  return scaleOf(numOf(c), below.length === 0 ? top : divideOf(top, hadamardOf(...below)))
}
