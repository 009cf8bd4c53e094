import { call, type Expr } from '../../core/expr.ts'
import { rows, sameShape } from '../../core/shape.ts'
import { add } from '../add.ts'
import { addOf, diagOf, divideOf, eyeOf, numOf, summandsOf, transposeOf } from '../build.ts'
import { diag } from '../diag.ts'
import { inv } from '../inv.ts'
import { matmul } from '../matmul.ts'
import { transpose } from '../transpose.ts'
import { argOf, is } from '../weight.ts'
import { chainOf, ofChain } from './chain.ts'
import type { Facts } from './facts.ts'
import { freeKey } from './key.ts'
import type { Law } from './law.ts'
import { monomialOf } from './monomial.ts'

/** Laws of inverses. */
export const INVERSE_LAWS: readonly Law[] = [
  // inv(inv(A)) = A
  {
    name: 'double-inverse',
    apply: x => {
      const inner = is(inv, x) ? argOf(x, 0) : undefined
      return inner && is(inv, inner) ? argOf(inner, 0) : undefined
    },
  },
  // inv(diag(v)) = diag(1 ./ v)
  {
    name: 'inverse-of-diagonal',
    apply: x => {
      const inner = is(inv, x) ? argOf(x, 0) : undefined
      return inner && is(diag, inner) ? diagOf(divideOf(numOf(1), argOf(inner, 0))) : undefined
    },
  },
  // inv(A)*A = I, inv(A)'*A' = I, Q'*Q = I for orthogonal Q
  {
    name: 'cancel-inverse',
    always: true,
    apply: (x, { facts }) => shortened(chainOf(x), x, facts),
  },
  // A'*inv(A*X*B)'*B' = inv(X)' for square A, X and B
  { name: 'split-inverse', apply: (x, { facts, go }) => split(x, facts, go) },
  // inv(A)*(A*x - b) = x - inv(A)*b
  { name: 'inverse-into-sum', apply: (x, { facts, go }) => intoSum(x, facts, go) },
]

/** A chain without two neighbours that cancel. */
const shortened = (chain: readonly Expr[], x: Expr, facts: Facts): Expr | undefined => {
  const n = chain.findIndex((f, k) => k > 0 && cancel(chain[k - 1] as Expr, f, facts))
  if (n < 0) return undefined
  const rest = [...chain.slice(0, n - 1), ...chain.slice(n + 1)]
  return rest.length === 0 ? eyeOf(rows(x.shape)) : ofChain(rest)
}

const cancel = (a: Expr, b: Expr, facts: Facts): boolean => {
  const [x, y] = [plain(a), plain(b)]
  const isInverse = (p: Expr, q: Expr) => is(inv, p) && freeKey(argOf(p, 0)) === freeKey(q)
  if (x.turned === y.turned) return isInverse(x.of, y.of) || isInverse(y.of, x.of)
  return x.of.kind === 'var' && freeKey(x.of) === freeKey(y.of) && facts.isOrthogonal(x.of.name)
}

const plain = (x: Expr) =>
  is(transpose, x) ? { of: argOf(x, 0), turned: true } : { of: x, turned: false }

/** The chain with the inverse of a product of square matrices taken apart, where it cancels then. */
const split = (x: Expr, facts: Facts, go: (x: Expr) => Expr): Expr | undefined => {
  if (!is(matmul, x)) return undefined
  const chain = chainOf(x)
  for (const [n, factor] of chain.entries()) {
    const parts = inverses(factor)
    if (!parts) continue
    const all = [...chain.slice(0, n), ...parts, ...chain.slice(n + 1)]
    if (all.some((f, k) => k > 0 && cancel(all[k - 1] as Expr, f, facts))) return go(ofChain(all))
  }
  return undefined
}

/** inv(A*B) as inv(B), inv(A), and its transpose likewise. */
const inverses = (x: Expr): readonly Expr[] | undefined => {
  const { of, turned } = plain(x)
  if (!is(inv, of)) return undefined
  const factors = chainOf(argOf(of, 0))
  if (factors.length === 1 || !factors.every(f => sameShape(f.shape, of.shape))) return undefined
  const parts = factors.toReversed().map(inverseOf)
  return turned ? parts.toReversed().map(transposeOf) : parts
}

/** inv(A') as inv(A)'. */
const inverseOf = (x: Expr): Expr =>
  is(transpose, x) ? transposeOf(call(inv, [argOf(x, 0)])) : call(inv, [x])

/** A product with a sum, multiplied out where a term cancels then. */
const intoSum = (x: Expr, facts: Facts, go: (x: Expr) => Expr): Expr | undefined => {
  if (!is(matmul, x)) return undefined
  const chain = chainOf(x)
  const n = chain.findIndex(
    (f, k) => is(add, f) && summandsOf(f).some(t => meets(chain, k, t, facts)),
  )
  if (n < 0) return undefined
  const terms = summandsOf(chain[n] as Expr)
  const put = (t: Expr) => ofChain([...chain.slice(0, n), t, ...chain.slice(n + 1)])
  return go(addOf(...terms.map(put)))
}

/** True where the end of a term cancels with what stands beside it. */
const meets = (chain: readonly Expr[], n: number, term: Expr, facts: Facts): boolean => {
  const own = chainOf(monomialOf(term).body ?? term)
  const [before, after] = [chain[n - 1], chain[n + 1]]
  const [first, last] = [own[0], own.at(-1)]
  return (
    (before !== undefined && first !== undefined && cancel(before, first, facts)) ||
    (after !== undefined && last !== undefined && cancel(last, after, facts))
  )
}
