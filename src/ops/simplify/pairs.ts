import Fraction from 'fraction.js'
import { type Call, call, type Expr } from '../../core/expr.ts'
import type { Op } from '../../core/op.ts'
import { abs } from '../abs.ts'
import { addOf, negOf, numOf, onesOf, scaleOf, summandsOf } from '../build.ts'
import { exp } from '../exp.ts'
import { relu } from '../relu.ts'
import { sigma } from '../sigma.ts'
import { sign } from '../sign.ts'
import { cos, sin } from '../sin.ts'
import { cosh, sinh } from '../sinh.ts'
import { step } from '../step.ts'
import { tan } from '../tan.ts'
import { tanh } from '../tanh.ts'
import { argOf, fillOf, is, isNumber, weightOf } from '../weight.ts'
import { entrywiseOf, isEntrywise, ofEntrywise } from './entrywise.ts'
import type { Facts } from './facts.ts'
import { freeKey } from './key.ts'
import type { Law } from './law.ts'
import { type Factor, monomialOf, toExpr } from './monomial.ts'
import { tokens } from './tokens.ts'

/** What stands in place of two factors of a product; of numbers, and entry by entry. */
type Meet = (a: Factor, b: Factor) => readonly Factor[] | undefined

const lawOf = (name: string, meet: Meet): Law => ({
  name,
  apply: x => (isEntrywise(x) ? inEntries(x, meet) : undefined) ?? inNumbers(x, meet),
})

const inNumbers = (x: Expr, meet: Meet): Expr | undefined => {
  const m = monomialOf(x)
  const factors = met(m.factors, meet)
  return factors && toExpr(monomialOf(toExpr({ ...m, factors })))
}

const inEntries = (x: Expr, meet: Meet): Expr | undefined => {
  const { c, factors } = entrywiseOf(x)
  const next = met(factors, meet)
  return next && ofEntrywise(entrywiseOf(ofEntrywise({ c, factors: next }, x)), x)
}

/** The factors after the first two that meet. */
const met = (factors: readonly Factor[], meet: Meet): readonly Factor[] | undefined => {
  for (const a of factors) {
    for (const b of factors) {
      const made = a === b ? undefined : meet(a, b)
      if (!made) continue
      const rest = factors.flatMap(f => (f === a ? made : f === b ? [] : [f]))
      return rest.filter(f => !f.e.equals(0))
    }
  }
  return undefined
}

/** exp(u) / (1 + exp(u)) = σ(u) */
const logistic: Meet = (a, b) => {
  const u = logitOf(b.base)
  if (!u || !is(exp, a.base) || a.e.s < 0n || b.e.s > 0n) return undefined
  return isSame(argOf(a.base, 0), u)
    ? [{ ...a, e: a.e.sub(1) }, { ...b, e: b.e.add(1) }, once(call(sigma, [u]))]
    : undefined
}

/** u where x is 1 + exp(u). */
const logitOf = (x: Expr): Expr | undefined => {
  const terms = summandsOf(x)
  const raised = terms.find(t => is(exp, t)) as Call | undefined
  const isOne = (t: Expr) => isNumber(t, 1) || fillOf(t)?.equals(1)
  return raised && terms.length === 2 && terms.some(isOne) ? argOf(raised, 0) : undefined
}

/** σ(u) * σ(-u) = σ(u) * (1 - σ(u)) */
const logisticSlope: Meet = (a, b) => {
  if (!is(sigma, a.base) || !is(sigma, b.base) || !isOnce(a) || !isOnce(b)) return undefined
  const [u, v] = [argOf(a.base, 0), argOf(b.base, 0)]
  if (!isSame(negOf(v), u) || tokens(v) < tokens(u)) return undefined
  return [a, once(addOf(onesOf(u.shape), negOf(a.base)))]
}

/** exp(u) * σ(-u) = σ(u) */
const logisticShift: Meet = (a, b) => {
  if (!is(exp, a.base) || !is(sigma, b.base) || a.e.compare(1) < 0 || b.e.compare(1) < 0)
    return undefined
  const u = argOf(a.base, 0)
  if (!isSame(negOf(argOf(b.base, 0)), u)) return undefined
  const e = a.e.compare(b.e) < 0 ? a.e : b.e
  const less = (one: Factor): Factor => ({ ...one, e: one.e.sub(e) })
  return [less(a), less(b), { base: call(sigma, [u]), e }]
}

/** exp(u) * exp(v) = exp(u + v) */
const exponentials: Meet = (a, b) => {
  if (!is(exp, a.base) || !is(exp, b.base)) return undefined
  const [u, v] = [argOf(a.base, 0), argOf(b.base, 0)]
  const sum = addOf(scaleOf(numOf(a.e), u), scaleOf(numOf(b.e), v))
  return isZero(sum) ? [] : [once(call(exp, [sum]))]
}

/** f(u) / g(u) = h(u) */
const ratio =
  (f: Op, g: Op, h: Op): Meet =>
  (a, b) => {
    if (!is(f, a.base) || !is(g, b.base) || !isOnce(a) || !b.e.equals(-1)) return undefined
    const u = argOf(a.base, 0)
    return isSame(u, argOf(b.base, 0)) ? [once(call(h, [u]))] : undefined
  }

/** (exp(u) - exp(-u)) / (exp(u) + exp(-u)) = tanh(u) */
const tanhOfExponentials: Meet = (a, b) => {
  if (!isOnce(a) || !b.e.equals(-1)) return undefined
  const [first, second, ...more] = summandsOf(b.base)
  if (!first || !second || more.length > 0 || !is(exp, first) || !is(exp, second)) return undefined
  const u = argOf(first, 0)
  if (!isSame(negOf(u), argOf(second, 0))) return undefined
  const isHalf = (t: Expr) => isSame(a.base, addOf(t, negOf(t === first ? second : first)))
  if (isHalf(first)) return [once(call(tanh, [u]))]
  return isHalf(second) ? [once(call(tanh, [negOf(u)]))] : undefined
}

/** u * f(u) = g(u) */
const timesOwn =
  (f: Op, g: Op): Meet =>
  (a, b) =>
    isOnce(a) && isOnce(b) && is(f, b.base) && isSame(a.base, argOf(b.base, 0))
      ? [once(call(g, [a.base]))]
      : undefined

/** relu(u) * step(u) = relu(u) */
const stepOfRelu: Meet = (a, b) => (isOnce(b) && areOf(relu, step, a, b) ? [a] : undefined)

/** |u| * sign(u) = u */
const signOfSize: Meet = (a, b) =>
  isOnce(a) && isOnce(b) && areOf(abs, sign, a, b) ? [once(argOf(a.base as Call, 0))] : undefined

/** u / |u| = sign(u) */
const overSize: Meet = (a, b) =>
  isOnce(a) && b.e.equals(-1) && is(abs, b.base) && isSame(a.base, argOf(b.base, 0))
    ? [once(call(sign, [a.base]))]
    : undefined

const areOf = (f: Op, g: Op, a: Factor, b: Factor): boolean =>
  is(f, a.base) && is(g, b.base) && isSame(argOf(a.base, 0), argOf(b.base, 0))

const isZero = (x: Expr): boolean => weightOf(x).c.equals(0)
const isSame = (a: Expr, b: Expr): boolean => freeKey(a) === freeKey(b)
const isOnce = ({ e }: Factor): boolean => e.equals(1)
const once = (base: Expr): Factor => ({ base, e: new Fraction(1) })

/** Laws of two functions of one argument that are multiplied. */
export const PAIR_LAWS: readonly Law[] = [
  lawOf('logistic', logistic),
  // 1 / (1 + exp(u)) = σ(-u)
  { name: 'logistic-reciprocal', apply: x => reciprocal(x) },
  { ...lawOf('logistic-slope', logisticSlope), forced: true },
  lawOf('logistic-shift', logisticShift),
  // σ(-u) = 1 - y where the file says y = σ(u)
  { name: 'logistic-complement', apply: (x, { facts }) => complement(x, facts) },
  lawOf('exponentials', exponentials),
  lawOf('tanh', ratio(sinh, cosh, tanh)),
  lawOf('tanh-of-exponentials', tanhOfExponentials),
  lawOf('tangent', ratio(sin, cos, tan)),
  lawOf('step-of-relu', stepOfRelu),
  lawOf('relu', timesOwn(step, relu)),
  lawOf('absolute-value', timesOwn(sign, abs)),
  lawOf('sign-of-size', signOfSize),
  lawOf('over-size', overSize),
]

const complement = (x: Expr, facts: Facts): Expr | undefined => {
  const y = is(sigma, x) ? facts.named(call(sigma, [negOf(argOf(x, 0))])) : undefined
  return y && addOf(onesOf(x.shape), negOf(y))
}

const reciprocal = (x: Expr): Expr | undefined => {
  const turned = ({ base, e }: Factor): Factor => {
    const u = e.s < 0n ? logitOf(base) : undefined
    return u ? { base: call(sigma, [negOf(u)]), e: e.neg() } : { base, e }
  }
  if (isEntrywise(x)) {
    const { c, factors } = entrywiseOf(x)
    return ofEntrywise({ c, factors: factors.map(turned) }, x)
  }
  const m = monomialOf(x)
  return toExpr({ ...m, factors: m.factors.map(turned) })
}
