import type Fraction from 'fraction.js'
import type { Call, Expr } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import { abs } from '../abs.ts'
import { add } from '../add.ts'
import { summandsOf } from '../build.ts'
import { dg } from '../dg.ts'
import { diag } from '../diag.ts'
import { dot } from '../dot.ts'
import { exp } from '../exp.ts'
import { hadamard } from '../hadamard.ts'
import { mean } from '../mean.ts'
import { norm } from '../norm.ts'
import { norm1 } from '../norm1.ts'
import { ones } from '../ones.ts'
import { power } from '../power.ts'
import { powers } from '../powers.ts'
import { sigma } from '../sigma.ts'
import { freeKey } from '../simplify/key.ts'
import { monomialOf } from '../simplify/monomial.ts'
import { size } from '../size.ts'
import { sqnorm } from '../sqnorm.ts'
import { sqrt } from '../sqrt.ts'
import { sum } from '../sum.ts'
import { transpose } from '../transpose.ts'
import { argOf } from '../weight.ts'
import { zeros } from '../zeros.ts'

/** What is known of a number, of all entries of a tensor, or of x'Mx for a symmetric M and x ≠ 0. */
export const SIGNS = [
  'positive',
  'nonnegative',
  'negative',
  'nonpositive',
  'zero',
  'unknown',
] as const
export type Sign = (typeof SIGNS)[number]

/** What a file says of names. A question that is answered with yes is an assumption used. */
export interface Properties {
  isPositive(name: string): boolean
  isNonnegative(name: string): boolean
  /** A symmetric matrix with x'Mx > 0. */
  isDefinite(name: string): boolean
  isInvertible(name: string): boolean
  /** What an equation defines a name as. */
  definition(name: string): Expr | undefined
}

/** The sign of a product. */
export const timesSign = (a: Sign, b: Sign): Sign => {
  if (a === 'zero' || b === 'zero') return 'zero'
  if (a === 'unknown' || b === 'unknown') return 'unknown'
  const isUp = isUpward(a) === isUpward(b)
  return weakened(isUp, isStrict(a) && isStrict(b))
}

/** The sign of a sum. */
export const plusSign = (a: Sign, b: Sign): Sign => {
  if (a === 'zero') return b
  if (b === 'zero') return a
  if (a === 'unknown' || b === 'unknown' || isUpward(a) !== isUpward(b)) return 'unknown'
  return weakened(isUpward(a), isStrict(a) || isStrict(b))
}

/** Never 0. */
export const isStrict = (sign: Sign): boolean => sign === 'positive' || sign === 'negative'

/** The sign of a scalar, or the one that all entries of a tensor have. */
export const signOf = (x: Expr, known: Properties): Sign => {
  switch (x.kind) {
    case 'num':
      return signOfNumber(x.value)
    case 'var':
      return signOfName(x.name, known)
    case 'grad':
    case 'table':
      return 'unknown'
    case 'call':
      return isScalar(x.shape) ? signOfScalar(x, known) : signOfEntries(x, known)
  }
}

export const signOfNumber = (value: Fraction): Sign =>
  value.s < 0n ? 'negative' : value.equals(0) ? 'zero' : 'positive'

const isUpward = (sign: Sign): boolean => sign === 'positive' || sign === 'nonnegative'

const weakened = (isUp: boolean, strict: boolean): Sign =>
  isUp ? (strict ? 'positive' : 'nonnegative') : strict ? 'negative' : 'nonpositive'

const signOfName = (name: string, known: Properties): Sign => {
  if (known.isPositive(name)) return 'positive'
  if (known.isNonnegative(name)) return 'nonnegative'
  const body = known.definition(name)
  return body ? signOf(body, known) : 'unknown'
}

/** c · Π baseᵉ */
const signOfScalar = (x: Call, known: Properties): Sign => {
  const { c, factors } = monomialOf(x)
  const signs = factors.map(({ base, e }) => signOfPower(factorSign(base, known), e))
  return signs.reduce(timesSign, signOfNumber(c))
}

const factorSign = (base: Expr, known: Properties): Sign =>
  base.kind === 'call' ? signOfFactor(base, known) : signOf(base, known)

const signOfPower = (base: Sign, e: Fraction): Sign => {
  if (e.d !== 1n) return base === 'positive' ? 'positive' : 'nonnegative'
  if (e.n % 2n === 1n) return base
  return isStrict(base) ? 'positive' : 'nonnegative'
}

/** A scalar that is no product. */
const signOfFactor = (x: Call, known: Properties): Sign => {
  const [a = x, b = x] = x.args
  switch (x.op) {
    case size:
    case exp:
    case sigma:
      return 'positive'
    case abs:
    case norm:
    case norm1:
    case sqnorm:
    case sqrt:
      return 'nonnegative'
    case add:
      return summandsOf(x)
        .map(term => signOf(term, known))
        .reduce(plusSign)
    case sum:
    case mean:
      return signOf(a, known)
    case dot:
      return isSame(a, b) ? 'nonnegative' : timesSign(signOf(a, known), signOf(b, known))
    case power:
      return isStrict(signOf(a, known)) ? 'positive' : 'unknown'
    default:
      return 'unknown'
  }
}

const signOfEntries = (x: Call, known: Properties): Sign => {
  const { c, factors, body } = monomialOf(x)
  const scalars = factors.map(({ base, e }) => signOfPower(factorSign(base, known), e))
  const rest = body?.kind === 'call' ? signOfBody(body, known) : body && signOf(body, known)
  return [...scalars, rest ?? 'positive'].reduce(timesSign, signOfNumber(c))
}

const signOfBody = (x: Call, known: Properties): Sign => {
  const [a = x, b = x] = x.args
  switch (x.op) {
    case ones:
    case exp:
    case sigma:
      return 'positive'
    case zeros:
      return 'zero'
    case abs:
    case sqrt:
      return 'nonnegative'
    case transpose:
      return signOf(a, known)
    case dg:
      return a.kind === 'call' && a.op === diag ? signOf(argOf(a, 0), known) : 'unknown'
    case powers:
      return b.kind === 'num' ? signOfPower(signOf(a, known), b.value) : 'unknown'
    case hadamard:
      return x.args.length === 2 && isSame(a, b)
        ? 'nonnegative'
        : x.args.map(arg => signOf(arg, known)).reduce(timesSign)
    case add:
      return summandsOf(x)
        .map(term => signOf(term, known))
        .reduce(plusSign)
    default:
      return 'unknown'
  }
}

const isSame = (a: Expr, b: Expr): boolean => freeKey(a) === freeKey(b)
