import Fraction from 'fraction.js'
import type { Expr } from '../../core/expr.ts'
import { columns, isScalar, rows, sameShape } from '../../core/shape.ts'
import type { CurvatureReason } from '../../core/solution.ts'
import { add } from '../add.ts'
import { transposeOf } from '../build.ts'
import { diag } from '../diag.ts'
import { eye } from '../eye.ts'
import { inv } from '../inv.ts'
import { ones } from '../ones.ts'
import { chainOf } from '../simplify/chain.ts'
import { freeKey } from '../simplify/key.ts'
import { monomialOf, toExpr } from '../simplify/monomial.ts'
import { transpose } from '../transpose.ts'
import { argOf, is } from '../weight.ts'
import {
  isStrict,
  type Properties,
  plusSign,
  type Sign,
  signOf,
  signOfNumber,
  timesSign,
} from './sign.ts'

/** The sign of x'Mx for all x ≠ 0, and what tells it: a scalar is the square matrix of one entry. */
export interface Definiteness {
  readonly sign: Sign
  readonly why: CurvatureReason
  /** The scalar in front of which nothing is known, and the sign where it is positive. */
  readonly open?: { readonly scalar: Expr; readonly sign: Sign }
}

/** What can be seen of the definiteness of a matrix. */
export const definitenessOf = (x: Expr, known: Properties): Definiteness => {
  const { c, factors, body } = monomialOf(x)
  const inner = body
    ? ofMatrix(body, known)
    : { sign: 'positive' as Sign, why: 'number' as CurvatureReason }
  const signs = factors.map(({ base, e }) =>
    signOf(toExpr({ c: ONE, factors: [{ base, e }] }), known),
  )
  const front = signs.reduce(timesSign, 'positive' as Sign)
  const scalar = toExpr({ c: ONE, factors: factors.filter((_, n) => signs[n] === 'unknown') })
  const sign = timesSign(signOfNumber(c), inner.sign)
  const why = body === undefined && factors.length > 0 ? 'scalar' : inner.why
  if (front !== 'unknown') return { sign: timesSign(front, sign), why }
  return { sign: 'unknown', why, open: { scalar, sign } }
}

/** Whether a matrix is known to have an inverse. */
export const isKnownInvertible = (x: Expr, known: Properties): boolean => {
  if (isStrict(definitenessOf(x, known).sign)) return true
  if (x.kind === 'var') return known.isInvertible(x.name)
  if (is(transpose, x) || is(inv, x)) return isKnownInvertible(argOf(x, 0), known)
  return chainOf(x).length > 1 && chainOf(x).every(f => isSquare(f) && isKnownInvertible(f, known))
}

const ONE = new Fraction(1)

const isSquare = (x: Expr): boolean => sameShape([rows(x.shape)], [columns(x.shape)])

const UNKNOWN: Definiteness = { sign: 'unknown', why: 'unknown' }

const ofMatrix = (x: Expr, known: Properties): Definiteness => {
  if (isScalar(x.shape)) return { sign: signOf(x, known), why: 'scalar' }
  if (!isSquare(x)) return UNKNOWN
  if (x.kind === 'var') return ofName(x.name, known)
  if (is(add, x)) return ofSum(x.args, known)
  if (is(eye, x)) return { sign: 'positive', why: 'identity' }
  if (is(ones, x)) return { sign: 'nonnegative', why: 'gram' }
  if (is(diag, x)) return { sign: signOf(argOf(x, 0), known), why: 'diagonal' }
  if (is(transpose, x)) return ofMatrix(argOf(x, 0), known)
  if (is(inv, x)) return ofInverse(argOf(x, 0), known)
  return ofChain(chainOf(x), known)
}

const ofSum = (terms: readonly Expr[], known: Properties): Definiteness => {
  const signs = terms.map(t => definitenessOf(t, known).sign)
  return { sign: signs.reduce(plusSign), why: 'sum' }
}

const ofName = (name: string, known: Properties): Definiteness => {
  if (known.isDefinite(name)) return { sign: 'positive', why: 'property' }
  const body = known.definition(name)
  return body ? definitenessOf(body, known) : UNKNOWN
}

/** Of x'M⁻¹x = y'My with y = M⁻¹x; only where M has an inverse at all. */
const ofInverse = (x: Expr, known: Properties): Definiteness => {
  const inner = definitenessOf(x, known)
  return isStrict(inner.sign) ? inner : UNKNOWN
}

/** B'CB: the factors read the same backwards, transposed. */
const ofChain = (chain: readonly Expr[], known: Properties): Definiteness => {
  const half = Math.floor(chain.length / 2)
  const mirrored = chain.slice(0, half).every((f, n) => isTurned(f, chain.at(-1 - n) as Expr))
  if (half === 0 || !mirrored) return UNKNOWN
  const middle = chain.length % 2 === 1 ? definitenessOf(chain[half] as Expr, known) : GRAM
  if (middle.sign === 'unknown') return UNKNOWN
  const isWhole = chain.slice(0, half).every(f => isSquare(f) && isKnownInvertible(f, known))
  const outer: Sign = isWhole ? 'positive' : 'nonnegative'
  return { sign: timesSign(outer, middle.sign), why: 'gram' }
}

const GRAM: Definiteness = { sign: 'positive', why: 'gram' }

const isTurned = (a: Expr, b: Expr): boolean => freeKey(transposeOf(a)) === freeKey(b)
