import { type Call, call, type Expr } from '../../core/expr.ts'
import type { Op } from '../../core/op.ts'
import { isMatrix, isRow, isVector, sameShape } from '../../core/shape.ts'
import { add } from '../add.ts'
import {
  addOf,
  dgOf,
  diagOf,
  meanOf,
  numOf,
  scaleOf,
  sizeOf,
  summandsOf,
  sumOf,
  traceOf,
  transposeOf,
} from '../build.ts'
import { dg } from '../dg.ts'
import { diag } from '../diag.ts'
import { dot } from '../dot.ts'
import { exp } from '../exp.ts'
import { matmul } from '../matmul.ts'
import { mean } from '../mean.ts'
import { norm } from '../norm.ts'
import { outer } from '../outer.ts'
import { powers } from '../powers.ts'
import { softmax } from '../softmax.ts'
import { sum } from '../sum.ts'
import { tr } from '../tr.ts'
import { transpose } from '../transpose.ts'
import { argOf, is, isNumber } from '../weight.ts'
import { entrywiseOf, ofEntrywise } from './entrywise.ts'
import { freeKey } from './key.ts'
import type { Law } from './law.ts'
import { type Factor, type Monomial, monomialOf, toExpr } from './monomial.ts'
import { tokens } from './tokens.ts'

/** Laws of functions that are linear, and of functions that other functions are made of. */
export const FUNCTION_LAWS: readonly Law[] = [
  // diag(a) + diag(b) = diag(a + b)
  { name: 'function-of-sum', apply: (x, { go }) => (is(add, x) ? gathered(x, go) : undefined) },
  // sum(x - mean(x)*ones(n)) = sum(x) - n*mean(x)
  { name: 'sum-into-terms', apply: (x, { go }) => intoTerms(x, go) },
  // n*mean(x) = sum(x), sum(x)/n = mean(x)
  { name: 'mean-and-sum', apply: x => meanAndSum(x) },
  // sqrt(x'*x) = norm(x)
  { name: 'root-of-squares', apply: x => rootOfSquares(x) },
  // exp(x)/sum(exp(x)) = softmax(x)
  { name: 'softmax', apply: x => softmaxOf(x) },
  // f(x')' = f(x)
  { name: 'transpose-into-function', apply: (x, { go }) => intoFunction(x, go) },
  // x ⊗ y' = x ⊗ y
  { name: 'upright-vectors', apply: (x, { go }) => uprightVectors(x, go) },
]

const LINEAR: ReadonlyMap<Op, (x: Expr) => Expr> = new Map([
  [diag, diagOf],
  [dg, dgOf],
  [tr, traceOf],
  [sum, sumOf],
  [mean, meanOf],
])

/** The terms of one linear function under one call of it. */
const gathered = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const terms = summandsOf(x)
  for (const [op, of] of LINEAR) {
    const inside = terms.flatMap(t => argumentOf(op, t) ?? [])
    const [first, ...more] = inside
    if (!first || more.length === 0 || !more.every(a => sameShape(a.shape, first.shape))) continue
    const others = terms.filter(t => !argumentOf(op, t))
    return addOf(...others, of(go(addOf(...inside))))
  }
  return undefined
}

/** c*s*y of c*s*diag(y). */
const argumentOf = (op: Op, term: Expr): Expr | undefined => {
  const m = monomialOf(term)
  if (m.body) return is(op, m.body) ? toExpr({ ...m, body: argOf(m.body, 0) }) : undefined
  const own = m.factors.find(f => f.e.equals(1) && is(op, f.base))
  const factors = m.factors.filter(f => f !== own)
  return own && toExpr({ ...m, factors, body: argOf(own.base as Call, 0) })
}

const intoTerms = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const of = x.kind === 'call' ? LINEAR.get(x.op) : undefined
  const inner = of && argOf(x as Call, 0)
  return of && inner && is(add, inner) ? go(addOf(...summandsOf(inner).map(of))) : undefined
}

const meanAndSum = (x: Expr): Expr | undefined => {
  const m = monomialOf(x)
  return exchanged(m, mean, sum, 1) ?? exchanged(m, sum, mean, -1)
}

/** f(x) with all sizes of x to a power as g(x). */
const exchanged = (m: Monomial, f: Op, g: Op, e: number): Expr | undefined => {
  const own = m.factors.find(factor => factor.e.equals(1) && is(f, factor.base))
  if (!own) return undefined
  const inner = argOf(own.base as Call, 0)
  const sizes = monomialOf(inner.shape.map(sizeOf).reduce(scaleOf, numOf(1)))
  if (!sizes.c.equals(1)) return undefined
  const factors = sizes.factors.reduce<readonly Factor[] | undefined>(
    (left, size) => left && taken(left, size, e),
    m.factors.filter(factor => factor !== own),
  )
  return factors && toExpr({ ...m, factors: [...factors, { base: call(g, [inner]), e: own.e }] })
}

/** The factors without one that is among them to just this power. */
const taken = (factors: readonly Factor[], { base, e }: Factor, sign: number) => {
  const found = factors.find(f => freeKey(f.base) === freeKey(base) && f.e.equals(e.mul(sign)))
  return found && factors.filter(f => f !== found)
}

const rootOfSquares = (x: Expr): Expr | undefined => {
  const m = monomialOf(x)
  const factors = m.factors.map(f => {
    const of = f.e.d === 2n ? squared(f.base) : undefined
    return of ? { base: call(norm, [of]), e: f.e.mul(2) } : f
  })
  return factors.some((f, n) => f !== m.factors[n]) ? toExpr({ ...m, factors }) : undefined
}

/** y where x is the sum of the squares of its entries. */
const squared = (x: Expr): Expr | undefined => {
  if (x.kind !== 'call') return undefined
  const [a = x, b = x] = x.args
  if (x.op === dot) return freeKey(a) === freeKey(b) ? a : undefined
  if (x.op === sum && is(powers, a)) return isNumber(argOf(a, 1), 2) ? argOf(a, 0) : undefined
  if (x.op !== tr || !is(matmul, a)) return undefined
  const [p, q] = [argOf(a, 0), argOf(a, 1)]
  return freeKey(transposeOf(p)) === freeKey(q) ? q : undefined
}

const softmaxOf = (x: Expr): Expr | undefined => {
  const m = monomialOf(x)
  if (!m.body || isMatrix(m.body.shape)) return undefined
  const { c, factors } = entrywiseOf(m.body)
  const top = factors.find(f => is(exp, f.base) && f.e.equals(1))
  const below =
    top && m.factors.find(f => f.e.s < 0n && freeKey(f.base) === freeKey(sumOf(top.base)))
  if (!top || !below) return undefined
  const made: Factor = { base: call(softmax, (top.base as Call).args), e: top.e }
  const body = ofEntrywise({ c, factors: factors.map(f => (f === top ? made : f)) }, m.body)
  const left = m.factors.map(f => (f === below ? { ...f, e: f.e.add(1) } : f))
  return toExpr({ ...m, factors: left.filter(f => !f.e.equals(0)), body })
}

const intoFunction = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const inner = is(transpose, x) ? argOf(x, 0) : undefined
  if (inner?.kind !== 'call' || !inner.op.elementwise) return undefined
  return go(call(inner.op, inner.args.map(transposeOf)))
}

/** Where it does not matter whether a vector stands or lies, the shorter of both. */
const uprightVectors = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  if (x.kind !== 'call' || !EITHER_WAY.includes(x.op)) return undefined
  const args = x.args.map(arg => (isLine(arg) ? shorterOf(arg, go(transposeOf(arg))) : arg))
  return args.every((arg, n) => arg === x.args[n]) ? undefined : call(x.op, args)
}

const EITHER_WAY: readonly Op[] = [outer, dot, diag]

const isLine = ({ shape }: Expr): boolean => isVector(shape) || isRow(shape)

const shorterOf = (a: Expr, b: Expr): Expr => (tokens(b) < tokens(a) ? b : a)
