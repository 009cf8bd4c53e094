import Fraction from 'fraction.js'
import type { Op, Primitive } from '../core/op.ts'
import {
  type Atom,
  atom,
  type Head,
  isOne,
  MINUS,
  type Normal,
  ONE,
  raised,
  type Weighted,
} from './mono.ts'
import { functionHead, opOf } from './native.ts'
import { insideOf, isFlipped, isUnit, powerOf, primesOf, pulledOut } from './power.ts'
import { addAll, bodyOf, constant, minus, multiply, numberIn, scaled, single } from './reduce.ts'
import { intern, Open, type Session } from './session.ts'
import { isNeverZero } from './zero.ts'

/** A function of one argument at a sum. */
export const functionOf = (session: Session, op: Op, x: Normal): Normal => {
  switch (op.primitive) {
    case 'exponential':
      return exponential(session, x)
    case 'logarithm':
      return logarithm(session, x)
    case 'unit-step':
      return unitStep(session, x)
    case 'signum':
      return signum(session, op, x)
    case 'sine':
    case 'error-function':
    case 'cosine':
      return evenOrOdd(session, op, x, op.primitive === 'cosine')
    default:
      return plain(session, op, x)
  }
}

/** A primitive of two arguments; undefined for other operators. */
export const functionOfTwo = (
  session: Session,
  primitive: Primitive | undefined,
  a: Normal,
  b: Normal,
): Normal | undefined => {
  if (primitive === 'raise') return raise(session, a, b)
  if (primitive !== 'greater' && primitive !== 'smaller') return undefined
  const gap = minus(a, b)
  const above = multiply(session, gap, unitStep(session, gap))
  return primitive === 'greater' ? addAll([b, above]) : minus(a, above)
}

/** x^c; x^t = exp(t log x) */
const raise = (session: Session, x: Normal, t: Normal): Normal => {
  const exponent = t.size === 0 ? new Fraction(0) : numberIn(t)
  if (exponent) return powerOf(session, x, exponent)
  return exponential(session, multiply(session, t, logarithm(session, x)))
}

/** exp(Σ c m) = Π E(m)^c, exp(c log x) = x^c */
const exponential = (session: Session, x: Normal): Normal =>
  [...x.entries()].reduce<Normal>((all, [key, one]) => {
    const log = isLogarithm(one) ? one.mono.atoms[0] : undefined
    const factor = log
      ? powerOf(session, insideOf(session, log), one.c)
      : exponentialAtom(session, key, one)
    return multiply(session, all, factor)
  }, constant(ONE))

const isLogarithm = ({ mono }: Weighted): boolean =>
  mono.atoms.length === 1 &&
  mono.bound.length === 0 &&
  mono.atoms[0]?.head.op?.primitive === 'logarithm' &&
  isOne(mono.atoms[0].exponent)

const exponentialAtom = (session: Session, key: string, { c, mono }: Weighted): Normal => {
  const { body, at } = bodyOf(session, new Map([[key, { c: ONE, mono }]]))
  const head = intern(
    session,
    `exponential ${body.key}`,
    (id): Head => ({
      id,
      kind: 'exponential',
      isSymmetric: body.isSymmetric,
      sign: 'positive',
      body,
    }),
  )
  return single(session, atom(head, at, c))
}

/** log Π a^e = Σ e log a over factors known to be positive */
const logarithm = (session: Session, x: Normal): Normal => {
  if (x.size === 0) throw new Open('the logarithm of 0')
  if (numberIn(x)?.equals(1)) return new Map()
  const { content, rest } = pulledOut(session, x, 'logarithm')
  if (isUnit(content)) return plain(session, opOf('logarithm'), x)
  return addAll([
    ...logarithmOfNumber(session, content.c),
    ...content.mono.atoms.map(a => scaled(a.exponent, logarithmOfAtom(session, a))),
    logarithm(session, rest),
  ])
}

const logarithmOfNumber = (session: Session, c: Fraction): readonly Normal[] =>
  primesOf(c).map(({ prime, times }) =>
    scaled(new Fraction(times), plain(session, opOf('logarithm'), constant(new Fraction(prime)))),
  )

const logarithmOfAtom = (session: Session, a: Atom): Normal => {
  if (a.head.kind === 'exponential') return insideOf(session, a)
  const inside = a.head.kind === 'power' ? insideOf(session, a) : single(session, raised(a, ONE))
  return plain(session, opOf('logarithm'), inside)
}

/** sign(x) = 2 step(x) − 1 */
const signum = (session: Session, op: Op, x: Normal): Normal =>
  isNeverZero(session, x)
    ? minus(scaled(new Fraction(2), unitStep(session, x)), constant(ONE))
    : plain(session, op, x)

/** step(c x) = step(x) for c > 0, step(−x) = 1 − step(x) */
const unitStep = (session: Session, x: Normal): Normal => {
  if (x.size === 0) return x
  const { rest } = pulledOut(session, x, 'threshold')
  const number = numberIn(rest)
  if (number) return constant(new Fraction(number.s > 0n ? 1 : 0))
  const op = opOf('unit-step')
  return isNeverZero(session, rest) && isFlipped(session, rest)
    ? minus(constant(ONE), plain(session, op, scaled(MINUS, rest)))
    : plain(session, op, rest)
}

const evenOrOdd = (session: Session, op: Op, x: Normal, isEven: boolean): Normal => {
  if (x.size === 0) return isEven ? constant(ONE) : x
  if (!isFlipped(session, x)) return plain(session, op, x)
  return scaled(isEven ? ONE : MINUS, plain(session, op, scaled(MINUS, x)))
}

const plain = (session: Session, op: Op, x: Normal): Normal => {
  const { body, at } = bodyOf(session, x)
  return single(session, atom(functionHead(session, op, body), at))
}
