import Fraction from 'fraction.js'
import { call, type Expr, exprKey } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import { add } from '../add.ts'
import {
  addOf,
  divideOf,
  hadamardOf,
  negOf,
  numOf,
  powerOf,
  quotientOf,
  scaleOf,
  summandsOf,
  transposeOf,
} from '../build.ts'
import { hadamard } from '../hadamard.ts'
import { matmul } from '../matmul.ts'
import { ones } from '../ones.ts'
import { outer } from '../outer.ts'
import { transpose } from '../transpose.ts'
import { is, isNumber, weightOf } from '../weight.ts'
import { chainOf, ofChain } from './chain.ts'
import { entrywiseOf, ofEntrywise } from './entrywise.ts'
import { freeKey } from './key.ts'
import type { Law } from './law.ts'
import {
  type Factor,
  type Monomial,
  monomialOf,
  sharedFactors,
  toExpr,
  without,
} from './monomial.ts'
import { tokens } from './tokens.ts'

/** Laws of sums. */
export const ADDITION_LAWS: readonly Law[] = [
  // b + A*x = A*x + b: products before names, and what is subtracted last
  { name: 'order-terms', orders: true, apply: x => (is(add, x) ? ordered(x) : undefined) },
  // a + a = 2*a, whatever the order of factors
  { name: 'equal-terms', apply: x => (is(add, x) ? counted(x) : undefined) },
  // P*a*S + P*b*S = P*(a + b)*S
  {
    name: 'common-factors',
    always: true,
    apply: (x, { go }) => (is(add, x) ? factored(x, go) : undefined),
  },
  // 2*a + 2*b = 2*(a + b)
  { name: 'common-scalars', apply: x => (is(add, x) ? toExpr(monomialOf(x)) : undefined) },
  // A'*X' + X'*A' = (X*A + A*X)', A'*B'*C'*D' = (D*C*B*A)'
  { name: 'transpose-out', apply: x => transposedOut(x) },
  // -(a - b) = b - a
  { name: 'minus-sum', apply: (x, { go }) => turned(x, go) },
  // a - b/s = (a*s - b)/s
  { name: 'common-divisor', apply: (x, { go }) => overOne(x, go) },
  // (a ./ s + b ./ t) .* s = a + b .* s ./ t
  { name: 'distribute-division', apply: (x, { go }) => (is(add, x) ? undefined : divided(x, go)) },
  // (1 - t)*s + t*s = s
  { name: 'distribute', apply: (x, { go }) => (is(add, x) ? distributed(x, go) : undefined) },
]

const ordered = (x: Expr): Expr => {
  const terms = summandsOf(x)
  const isPlain = terms.every(t => isConstant(t) || isName(t))
  const places = terms.map(term => ({ term, place: placeOf(term, isPlain) }))
  const sorted = [...places].sort((a, b) => compare(a.place, b.place))
  return addOf(...sorted.map(t => t.term))
}

/** What is added, biases that are spread, what is subtracted; then by the names in it. */
const placeOf = (term: Expr, isPlain: boolean): readonly (number | string)[] => {
  const { c, rest } = weightOf(term)
  const first = isConstant(term) ? (isPlain ? 3 : 0) : isName(rest) ? 2 : 1
  const sign = c.s < 0n ? 2 : isSpread(rest) ? 1 : 0
  return [sign, first, namesIn(rest).join(','), tokens(rest), freeKey(rest)]
}

const compare = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  const n = a.findIndex((v, k) => v !== b[k])
  return n < 0 ? 0 : (a[n] as number) < (b[n] as number) ? -1 : 1
}

const isConstant = (term: Expr): boolean => isNumber(weightOf(term).rest, 1)

const isName = (term: Expr): boolean => {
  const { rest } = weightOf(term)
  return (is(transpose, rest) ? rest.args[0] : rest)?.kind === 'var'
}

const isSpread = (x: Expr): boolean => is(outer, x) && x.args.some(arg => is(ones, arg))

/** Gradients stand before names. */
const namesIn = (x: Expr): readonly string[] => {
  if (x.kind === 'call') return x.args.flatMap(namesIn)
  if (x.kind === 'num') return []
  return [x.kind === 'grad' ? ` ${exprKey(x)}` : exprKey(x)]
}

const counted = (x: Expr): Expr | undefined => {
  const terms = new Map<string, { c: Fraction; rest: Expr }>()
  for (const term of summandsOf(x)) {
    const { c, rest } = weightOf(term)
    const key = freeKey(rest)
    terms.set(key, { c: c.add(terms.get(key)?.c ?? 0), rest: terms.get(key)?.rest ?? rest })
  }
  if (terms.size === summandsOf(x).length) return undefined
  return addOf(...[...terms.values()].map(({ c, rest }) => scaleOf(numOf(c), rest)))
}

/** The first two terms that are shorter together. */
const factored = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const terms = summandsOf(x)
  for (const [n, a] of terms.entries()) {
    for (const [m, b] of terms.entries()) {
      if (m <= n) continue
      const joined = join(a, b, go)
      if (!joined) continue
      const all = addOf(...terms.map((t, k) => (k === n ? joined : t)).filter((_, k) => k !== m))
      const isOne = !is(add, all) && tokens(all) === tokens(x)
      if (isOne || tokens(all) < tokens(x)) return all
    }
  }
  return undefined
}

const join = (a: Expr, b: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const [x, y] = [monomialOf(a), monomialOf(b)]
  const shared: Monomial = {
    c: x.c.abs().equals(y.c.abs()) ? x.c : new Fraction(1),
    factors: sharedFactors(x.factors, y.factors),
  }
  const [restX, restY] = [without(x, shared), without(y, shared)]
  const scale = (whole: Expr) => scaleOf(toExpr(shared), whole)
  if (!x.body || !y.body) {
    return shared.factors.length === 0 ? undefined : scale(go(addOf(toExpr(restX), toExpr(restY))))
  }
  const bodies = joinChains(restX, restY, go) ?? joinEntries(restX, restY, go)
  if (bodies) return scale(bodies)
  return shared.factors.length === 0 ? undefined : scale(go(addOf(toExpr(restX), toExpr(restY))))
}

const joinChains = (x: Monomial, y: Monomial, go: (x: Expr) => Expr): Expr | undefined => {
  const [a, b] = [x, y].map(m => chainOf(m.body as Expr)) as [readonly Expr[], readonly Expr[]]
  if (sameChain(a, b)) {
    const s = addOf(toExpr(bare(x)), toExpr(bare(y)))
    return scaleOf(go(s), x.body as Expr)
  }
  const most = Math.min(a.length, b.length) - 1
  let left = 0
  while (left < most && sameAt(a, b, left, left)) left++
  let right = 0
  while (left + right < most && sameAt(a, b, a.length - 1 - right, b.length - 1 - right)) right++
  if (left + right === 0) return undefined
  const middle = (m: Monomial, chain: readonly Expr[]) =>
    toExpr({ ...m, body: ofChain(chain.slice(left, chain.length - right)) })
  const sum = go(upright(middle(x, a), middle(y, b)))
  return ofChain([...a.slice(0, left), sum, ...a.slice(a.length - right)])
}

/** Rows are added as the transpose of a sum. */
const upright = (a: Expr, b: Expr): Expr => {
  const isRow = a.shape.length === 2 && a.shape[0]?.terms.length === 0 && a.shape[0]?.constant === 1
  return isRow ? transposeOf(addOf(transposeOf(a), transposeOf(b))) : addOf(a, b)
}

const bare = ({ c, factors }: Monomial): Monomial => ({ c, factors })

const sameChain = (a: readonly Expr[], b: readonly Expr[]): boolean =>
  a.length === b.length && a.every((_, n) => sameAt(a, b, n, n))

const sameAt = (a: readonly Expr[], b: readonly Expr[], n: number, m: number): boolean =>
  freeKey(a[n] as Expr) === freeKey(b[m] as Expr)

const joinEntries = (x: Monomial, y: Monomial, go: (x: Expr) => Expr): Expr | undefined => {
  const [p, q] = [x, y].map(m => m.body as Expr) as [Expr, Expr]
  const [a, b] = [entrywiseOf(p), entrywiseOf(q)]
  const shared = sharedFactors(a.factors, b.factors)
  if (shared.length === 0) return undefined
  const rest = (m: Monomial, all: typeof a) => {
    const left = without(
      { c: all.c, factors: all.factors },
      { c: new Fraction(1), factors: shared },
    )
    return toExpr({ ...m, body: ofEntrywise({ c: left.c, factors: left.factors }, p) })
  }
  return hadamardOf(
    go(addOf(rest(x, a), rest(y, b))),
    ofEntrywise({ c: new Fraction(1), factors: shared }, p),
  )
}

const transposedOut = (x: Expr): Expr | undefined => {
  if (![add, hadamard, matmul].some(op => is(op, x)) || isScalar(x.shape)) return undefined
  const inner = transposeOf(x)
  return inner === x || is(transpose, inner) ? undefined : call(transpose, [inner])
}

const turned = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const m = monomialOf(x)
  if (m.c.s > 0n) return undefined
  const factor = m.factors.find(isSum)
  if (factor) {
    const factors = m.factors.map(f => (f === factor ? { ...f, base: opposite(f.base) } : f))
    return toExpr({ ...m, c: m.c.neg(), factors })
  }
  const body = m.body && (is(add, m.body) ? opposite(m.body) : turnedFactor(m, go))
  return body && toExpr({ ...m, c: m.c.neg(), body })
}

const opposite = (sum: Expr): Expr => addOf(...summandsOf(sum).map(negOf))

/** -A*(b - c) = A*(c - b); where a number other than -1 stands in front, the order of the file stays. */
const turnedFactor = ({ c, body }: Monomial, go: (x: Expr) => Expr): Expr | undefined => {
  if (!body || !c.equals(-1)) return undefined
  const chain = is(hadamard, body) ? body.args : chainOf(body)
  const other = chain.map(f => (is(add, f) ? go(opposite(f)) : f))
  const n = chain.findIndex((f, k) => is(add, f) && tokens(other[k] as Expr) <= tokens(f))
  if (n < 0) return undefined
  const next = chain.map((f, k) => (k === n ? (other[k] as Expr) : f))
  return is(hadamard, body) ? hadamardOf(...next) : ofChain(next)
}

/** All terms over what divides any of them; of a sum, or of a sum in a product. */
const overOne = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  if (is(add, x)) return joined(x, go)
  const inner = innerSum(x, f => isSum(f) && summandsOf(f.base).some(isDivided))
  const sum = inner && joined(addOf(...inner.terms), go)
  return sum && go(inner.put(sum))
}

const joined = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const terms = summandsOf(x)
  const divisors = terms.length > MOST_DIVIDED ? [] : mostOf(terms.flatMap(divisorsOf))
  if (divisors.length === 0 || divisors.length > MOST_DIVIDED) return undefined
  const below = divisors.map(({ base, e }) => powerOf(base, e.neg()))
  const cleared = terms.map(t => go(below.reduce((a, d) => timesEach(d, a), t)))
  if (cleared.flatMap(summandsOf).some(t => divisorsOf(t).length > 0)) return undefined
  const whole = go(addOf(...cleared))
  return below.reduce((a, d) => (isScalar(d.shape) ? quotientOf(a, d) : divideOf(a, d)), whole)
}

const MOST_DIVIDED = 4

const timesEach = (d: Expr, x: Expr): Expr => (isScalar(d.shape) ? scaleOf(d, x) : hadamardOf(x, d))

const divisorsOf = (term: Expr): readonly Factor[] => {
  const m = monomialOf(term)
  const entries = isScalar(term.shape) ? [] : entrywiseOf(m.body ?? term).factors
  return [...m.factors, ...entries].filter(f => f.e.s < 0n)
}

/** Each base once, to the highest power. */
const mostOf = (factors: readonly Factor[]): readonly Factor[] => {
  const most = new Map<string, Factor>()
  for (const f of factors) {
    const key = freeKey(f.base)
    const other = most.get(key)
    if (!other || f.e.compare(other.e) < 0) most.set(key, f)
  }
  return [...most.values()]
}

/** A product with a sum in which something is divided. */
const divided = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const inner = innerSum(x, f => isSum(f) && summandsOf(f.base).some(isDivided))
  if (!inner || inner.terms.length > MOST_TERMS) return undefined
  return go(addOf(...inner.terms.map(inner.put)))
}

const MOST_TERMS = 16

const isDivided = (term: Expr): boolean => divisorsOf(term).length > 0

/** Sums that are factors of terms multiplied out once. */
const distributed = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const terms = summandsOf(x).map(expanded)
  if (terms.every(t => t.length === 1)) return undefined
  const flat = terms.flat()
  return flat.length > MOST_TERMS ? undefined : go(addOf(...flat))
}

const expanded = (term: Expr): readonly Expr[] => {
  const inner = innerSum(term, isSum)
  return inner ? inner.terms.map(inner.put) : [term]
}

/** A product as a sum among its factors, and what becomes of it with one term in place of the sum. */
interface InnerSum {
  readonly terms: readonly Expr[]
  put(term: Expr): Expr
}

const innerSum = (x: Expr, fits: (f: Factor) => boolean): InnerSum | undefined => {
  const m = monomialOf(x)
  const sum = m.factors.find(fits)
  if (sum) {
    const rest = { ...m, factors: m.factors.filter(f => f !== sum) }
    return { terms: summandsOf(sum.base), put: t => scaleOf(t, toExpr(rest)) }
  }
  const body = m.body
  if (!body || isScalar(body.shape) || !is(hadamard, body)) return undefined
  const { c, factors } = entrywiseOf(body)
  const inner = factors.find(fits)
  if (!inner) return undefined
  const others = ofEntrywise({ c, factors: factors.filter(f => f !== inner) }, body)
  return {
    terms: summandsOf(inner.base),
    put: t => toExpr({ ...m, body: hadamardOf(t, others) }),
  }
}

const isSum = ({ base, e }: Factor): boolean => e.equals(1) && is(add, base)
