import Fraction from 'fraction.js'
import { call, type Expr } from '../../core/expr.ts'
import { raisedNumber } from '../../core/raised.ts'
import { isScalar } from '../../core/shape.ts'
import { add } from '../add.ts'
import {
  addOf,
  dgOf,
  diagOf,
  dotOf,
  hadamardOf,
  meanOf,
  mulOf,
  numOf,
  outerOf,
  powerOf,
  quotientOf,
  scaleOf,
  summandsOf,
  sumOf,
  traceOf,
  transposeOf,
} from '../build.ts'
import { dg } from '../dg.ts'
import { diag } from '../diag.ts'
import { divide } from '../divide.ts'
import { dot } from '../dot.ts'
import { hadamard } from '../hadamard.ts'
import { matmul } from '../matmul.ts'
import { mean } from '../mean.ts'
import { neg } from '../neg.ts'
import { outer } from '../outer.ts'
import { power } from '../power.ts'
import { quotient } from '../quotient.ts'
import { scale } from '../scale.ts'
import { sqrt } from '../sqrt.ts'
import { sum } from '../sum.ts'
import { tr } from '../tr.ts'
import { transpose } from '../transpose.ts'
import { freeKey } from './key.ts'
import { tokens } from './tokens.ts'

/** A base to a power. */
export interface Factor {
  readonly base: Expr
  readonly e: Fraction
}

/** c · Π baseᵉ · body, the bases scalars; `body` is absent where the whole is a scalar. */
export interface Monomial {
  readonly c: Fraction
  readonly factors: readonly Factor[]
  readonly body?: Expr
}

const ONE = new Fraction(1)
const UNIT: Monomial = { c: ONE, factors: [] }

/** Takes the numbers and scalars off an expression, from inside products too. */
export const monomialOf = (x: Expr): Monomial => {
  const known = monomials.get(x)
  if (known) return known
  const found = split(x)
  const merged = { ...found, factors: merge(found.factors) }
  monomials.set(x, merged)
  return merged
}

const monomials = new WeakMap<Expr, Monomial>()

const split = (x: Expr): Monomial => {
  if (x.kind === 'num') return { ...UNIT, c: x.value }
  if (x.kind !== 'call') return plain(x)
  const [a = x, b = x] = x.args
  switch (x.op) {
    case neg:
      return times(monomialOf(a), { ...UNIT, c: new Fraction(-1) })
    case scale:
      return times(monomialOf(a), monomialOf(b))
    case quotient:
      return divided(monomialOf(a), monomialOf(b)) ?? plain(x)
    case power:
      return b.kind === 'num' && b.value.d === 1n
        ? (raised(monomialOf(a), b.value) ?? plain(x))
        : b.kind === 'num'
          ? { ...UNIT, factors: [{ base: a, e: b.value }] }
          : plain(x)
    case sqrt:
      return isScalar(x.shape)
        ? { ...UNIT, factors: [{ base: a, e: new Fraction(1, 2) }] }
        : plain(x)
    case add:
      return commonOf(x)
    default:
      return linear(x) ?? plain(x)
  }
}

const plain = (x: Expr): Monomial =>
  isScalar(x.shape) ? { ...UNIT, factors: [{ base: x, e: ONE }] } : { ...UNIT, body: x }

/** Operators that let scalars out, argument by argument. */
const linear = (x: Extract<Expr, { kind: 'call' }>): Monomial | undefined => {
  const parts = x.args.map(monomialOf)
  const bodies = parts.map((p, n) => p.body ?? (x.args[n] as Expr))
  if (parts.some(p => !p.body) || parts.every(isBare)) return undefined
  const [a, b = a] = bodies as [Expr, Expr?]
  const make = (): Expr | undefined => {
    switch (x.op) {
      case matmul:
        return mulOf(a, b)
      case outer:
        return outerOf(a, b)
      case hadamard:
        return hadamardOf(...bodies)
      case dot:
        return dotOf(a, b)
      case transpose:
        return lying(a)
      case diag:
        return diagOf(a)
      case dg:
        return dgOf(a)
      case sum:
        return sumOf(a)
      case mean:
        return meanOf(a)
      case tr:
        return traceOf(a)
      case divide:
        return undefined
      default:
        return undefined
    }
  }
  const body = make()
  return (
    body &&
    parts.map(p => ({ ...p, body: undefined }) as unknown as Monomial).reduce(times, plain(body))
  )
}

/** The shorter of a transpose and the transposed parts. */
export const lying = (a: Expr): Expr => {
  const [pushed, kept] = [transposeOf(a), call(transpose, [a])]
  return tokens(kept) < tokens(pushed) ? kept : pushed
}

const isBare = ({ c, factors }: Monomial): boolean => c.equals(1) && factors.length === 0

const times = (a: Monomial, b: Monomial): Monomial => {
  const body = a.body ?? b.body
  return { c: a.c.mul(b.c), factors: [...a.factors, ...b.factors], ...(body ? { body } : {}) }
}

const divided = (a: Monomial, b: Monomial): Monomial | undefined => {
  const inverse = raised(b, new Fraction(-1))
  return inverse && times(a, inverse)
}

const raised = ({ c, factors }: Monomial, e: Fraction): Monomial | undefined => {
  const number = c.equals(0) ? undefined : raisedNumber(c, e)
  if (!number) return undefined
  return {
    c: number,
    factors: factors.map(f => ({ base: f.base, e: f.e.mul(e) })),
  }
}

/** Equal bases are counted, at the place of the first. */
const merge = (factors: readonly Factor[]): readonly Factor[] => {
  const all = new Map<string, Factor>()
  for (const { base, e } of factors) {
    const key = freeKey(base)
    all.set(key, { base, e: e.add(all.get(key)?.e ?? 0) })
  }
  return [...all.values()].filter(f => !f.e.equals(0))
}

/** What all terms of a sum share: a number, and scalars. */
const commonOf = (x: Expr): Monomial => {
  const terms = summandsOf(x).map(monomialOf)
  const [first, ...others] = terms as [Monomial, ...Monomial[]]
  const c = sharedNumber(terms.map(t => t.c))
  const shared = others.reduce((all, t) => sharedFactors(all, t.factors), first.factors)
  if (c.equals(1) && shared.length === 0) return plain(x)
  const rest = addOf(...terms.map(t => toExpr(without(t, { c, factors: shared }))))
  return times({ c, factors: shared }, plain(rest))
}

/** The number that all have in front, with its sign where they agree. */
const sharedNumber = (numbers: readonly Fraction[]): Fraction => {
  const [first] = numbers as [Fraction]
  const size = numbers.every(c => c.abs().equals(first.abs())) ? first.abs() : ONE
  return numbers.every(c => c.s < 0n) ? size.neg() : size
}

/** Factors in both, each to the lower power. */
export const sharedFactors = (a: readonly Factor[], b: readonly Factor[]): readonly Factor[] =>
  a.flatMap(f => {
    const other = b.find(g => freeKey(g.base) === freeKey(f.base))
    if (!other || other.e.s !== f.e.s) return []
    return [other.e.abs().compare(f.e.abs()) < 0 ? other : f]
  })

export const without = (m: Monomial, by: Monomial): Monomial => {
  const rest = divided({ c: m.c, factors: m.factors }, { c: by.c, factors: by.factors }) ?? m
  return { ...rest, factors: merge(rest.factors), ...(m.body ? { body: m.body } : {}) }
}

/** The expression of a monomial: numbers and scalars in front, one line of division. */
export const toExpr = ({ c, factors, body }: Monomial): Expr => {
  const side = (sign: bigint) =>
    ordered(factors.filter(f => f.e.s === sign)).map(f => powerOf(f.base, f.e.abs()))
  const above = side(1n)
  const below = side(-1n)
  const top = above.reduceRight((x, s) => scaleOf(s, x), body ?? numOf(1))
  if (below.length === 0) return scaleOf(numOf(c), top)
  const bottom = below.reduceRight((x, s) => scaleOf(s, x))
  return quotientOf(
    scaleOf(numOf(new Fraction(c.n * c.s)), top),
    scaleOf(numOf(new Fraction(c.d)), bottom),
  )
}

/** Gradients first, then names, then what is longer; so that the order of the file does not matter. */
const ordered = (factors: readonly Factor[]): readonly Factor[] => {
  const compare = (a: Expr, b: Expr): number =>
    rankOf(a) - rankOf(b) || tokens(a) - tokens(b) || (freeKey(a) < freeKey(b) ? -1 : 1)
  return factors.toSorted((a, b) => compare(a.base, b.base))
}

const rankOf = (x: Expr): number => (x.kind === 'grad' ? 0 : x.kind === 'var' ? 1 : 2)
