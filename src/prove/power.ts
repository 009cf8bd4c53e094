import Fraction from 'fraction.js'
import { raisedNumber } from '../core/raised.ts'
import { bodyAt } from './body.ts'
import {
  type Atom,
  atom,
  type Body,
  type Head,
  isOne,
  MINUS,
  type Mono,
  type Normal,
  ONE,
  partsOf,
  raised,
  type Weighted,
} from './mono.ts'
import { bodyOf, constant, multiply, normalOf, numberIn, scaled, single } from './reduce.ts'
import { intern, Open, type Session } from './session.ts'

/** A sum to a rational power. What is common to its products is pulled out; the rest is one atom. */
export const powerOf = (session: Session, base: Normal, exponent: Fraction): Normal => {
  const number = numberIn(base)
  if (number) return numberPower(session, number, exponent)
  if (base.size === 0) {
    if (exponent.s > 0n) return base
    throw new Open('0 to a power below 1')
  }
  if (exponent.n > LARGEST_EXPONENT) throw new Open('a large power')
  if (exponent.d === 1n && exponent.s >= 0n) return wholePower(session, base, Number(exponent))
  const { content, rest } = pulledOut(session, base, exponent.d === 1n ? 'whole' : 'root')
  if (isUnit(content)) return restPower(session, rest, exponent)
  const outside = contentPower(session, content, exponent)
  return multiply(session, outside, powerOf(session, rest, exponent))
}

const wholePower = (session: Session, base: Normal, n: number): Normal =>
  n === 0 ? constant(ONE) : multiply(session, base, wholePower(session, base, n - 1))

/** c^p as primes to powers below 1. */
export const numberPower = (session: Session, c: Fraction, p: Fraction): Normal => {
  if (p.n > LARGEST_EXPONENT) throw new Open('a large power of a number')
  if (p.d === 1n && (p.s >= 0n || c.n !== 0n)) return constant(workedOut(c, p))
  if (c.s <= 0n) throw new Open('a root of a number that is not positive')
  const atoms = primesOf(c).map(({ prime, times }) =>
    atom(primeHead(session, prime), [], p.mul(times)),
  )
  return normalOf(session, [{ c: ONE, mono: { atoms, bound: [] } }])
}

const workedOut = (c: Fraction, p: Fraction): Fraction => {
  if (p.n === 0n) return ONE
  const number = raisedNumber(c, p)
  if (!number) throw new Open('a large power of a number')
  return number
}

/** Prime factors of a positive number with their exponents. */
export const primesOf = (c: Fraction): readonly { prime: bigint; times: number }[] => [
  ...factors(c.n).map(([prime, times]) => ({ prime, times })),
  ...factors(c.d).map(([prime, times]) => ({ prime, times: -times })),
]

const LARGEST = 1_000_000n
const LARGEST_EXPONENT = 1_000n

const factors = (n: bigint): readonly (readonly [bigint, number])[] => {
  if (n > LARGEST) throw new Open('a root of a large number')
  const found = new Map<bigint, number>()
  let rest = n
  for (let p = 2n; rest > 1n; ) {
    if (p * p > rest) p = rest
    if (rest % p !== 0n) p++
    else {
      found.set(p, (found.get(p) ?? 0) + 1)
      rest /= p
    }
  }
  return [...found]
}

const primeHead = (session: Session, prime: bigint): Head =>
  intern(session, `prime ${prime}`, id => ({
    id,
    kind: 'prime',
    isSymmetric: false,
    sign: 'positive',
    text: `${prime}`,
  }))

/** A root exists only where what is under it is not negative. */
const isNonnegative = ({ head, exponent }: Atom): boolean =>
  head.sign !== undefined || exponent.d !== 1n || exponent.n % 2n === 0n

const isPositive = ({ head }: Atom): boolean => head.sign === 'positive'

const signOfSum = (terms: readonly Weighted[]): Head['sign'] => {
  const all = (test: (a: Atom) => boolean, { c, mono }: Weighted): boolean =>
    c.s > 0n && mono.atoms.every(test)
  if (!terms.every(one => all(isNonnegative, one))) return undefined
  return terms.some(one => all(isPositive, one)) ? 'positive' : 'nonnegative'
}

/** What may stand outside: anything of a whole power, what cannot be negative of a root or logarithm, what is positive of a step. */
export type Outside = 'whole' | 'root' | 'logarithm' | 'threshold'

const MAY_STAND: Readonly<Record<Outside, (a: Atom) => boolean>> = {
  whole: () => true,
  root: a => a.head.sign !== undefined || a.exponent.d !== 1n,
  logarithm: a => a.head.sign !== undefined || a.exponent.d !== 1n,
  threshold: isPositive,
}

/** base = content · rest, where the content is one product without letters of its own. */
export const pulledOut = (session: Session, base: Normal, outside: Outside) => {
  const terms = [...base.values()]
  const common = commonAtoms(terms, outside)
  const largest = terms.map(({ c }) => c.abs()).reduce((a, b) => (a.compare(b) > 0 ? a : b))
  const inverse = { atoms: common.map(a => raised(a, a.exponent.neg())), bound: [] }
  const divisor = normalOf(session, [{ c: ONE.div(largest), mono: inverse }])
  const content: Weighted = { c: largest, mono: { atoms: common, bound: [] } }
  return { content, rest: multiply(session, base, divisor) }
}

export const isUnit = ({ c, mono }: Weighted): boolean => isOne(c) && mono.atoms.length === 0

/** Atoms of all terms with their least exponents. */
const commonAtoms = (terms: readonly Weighted[], outside: Outside): readonly Atom[] => {
  const free = terms.map(({ mono }) => partsOf(mono).free)
  const [only] = terms
  if (outside === 'root' && terms.length === 1 && only && isOddAtom(only)) return only.mono.atoms
  const all = new Map(free.flat().map(a => [a.key, a]))
  return [...all.values()].flatMap(a => {
    const exponents = free.map(f => f.find(b => b.key === a.key)?.exponent ?? new Fraction(0))
    const least = exponents.reduce((x, y) => (x.compare(y) < 0 ? x : y))
    return least.equals(0) || !MAY_STAND[outside](a) ? [] : [raised(a, least)]
  })
}

/** A root of c a³ exists only where a is positive. */
const isOddAtom = ({ c, mono }: Weighted): boolean => {
  const [a, ...more] = mono.atoms
  if (!a || more.length > 0 || mono.bound.length > 0 || c.s < 0n) return false
  return a.exponent.d === 1n && a.exponent.n % 2n === 1n
}

const contentPower = (session: Session, { c, mono }: Weighted, exponent: Fraction): Normal => {
  const atoms = mono.atoms.map(a => raised(a, a.exponent.mul(exponent)))
  const product = normalOf(session, [{ c: ONE, mono: { atoms, bound: [] } }])
  return multiply(session, numberPower(session, c, exponent), product)
}

/** The power of what nothing can be pulled out of; whole powers split over pieces with letters of their own. */
const restPower = (session: Session, rest: Normal, exponent: Fraction): Normal => {
  if (exponent.d !== 1n) return powerAtom(session, rest, exponent)
  const [only] = rest.values()
  if (rest.size > 1 || !only) return eitherSign(session, rest, exponent)
  const sign = constant(only.c.pow(exponent) as Fraction)
  return partsOf(only.mono).tied.reduce(
    (all, part) => multiply(session, all, powerAtom(session, alone(session, part), exponent)),
    sign,
  )
}

const alone = (session: Session, mono: Mono): Normal => normalOf(session, [{ c: ONE, mono }])

/** P and −P have one base between them. */
const eitherSign = (session: Session, rest: Normal, exponent: Fraction): Normal => {
  const isEven = exponent.n % 2n === 0n
  return isFlipped(session, rest)
    ? scaled(isEven ? ONE : MINUS, powerAtom(session, scaled(MINUS, rest), exponent))
    : powerAtom(session, rest, exponent)
}

/** True when −sum is written rather than the sum: the first coefficient is positive, as a rule. */
export const isFlipped = (session: Session, sum: Normal): boolean =>
  bodyOf(session, scaled(MINUS, sum)).body.key > bodyOf(session, sum).body.key

const powerAtom = (session: Session, base: Normal, exponent: Fraction): Normal => {
  const { body, at } = bodyOf(session, base)
  return single(session, atom(powerHead(session, body), at, exponent))
}

const powerHead = (session: Session, body: Body): Head =>
  intern(session, `power ${body.key}`, id => ({
    id,
    kind: 'power',
    isSymmetric: body.isSymmetric,
    body,
    ...signed(signOfSum([...body.sum.values()])),
  }))

const signed = (sign: Head['sign']) => (sign ? { sign } : {})

/** The base of a power, or the exponent of an exponential, at its positions. */
export const insideOf = (session: Session, { head, at }: Atom): Normal =>
  normalOf(session, bodyAt(session, head.body as Body, at))
