import type { Expr } from '../../core/expr.ts'
import { rows } from '../../core/shape.ts'
import { eyeOf, numOf, transposeOf } from '../build.ts'
import { inv } from '../inv.ts'
import { sum } from '../sum.ts'
import { transpose } from '../transpose.ts'
import { argOf, is } from '../weight.ts'
import { chainOf, ofChain } from './chain.ts'
import type { Facts } from './facts.ts'
import { freeKey } from './key.ts'
import type { Law, Setting } from './law.ts'

/** Laws that rest on what is known of names, and on symmetry that can be seen. */
export const PROPERTY_LAWS: readonly Law[] = [
  // V*x + v = p where the file says so
  { name: 'known-name', apply: (x, { facts }) => facts.named(x) },
  // S' = S for symmetric S
  {
    name: 'symmetric',
    apply: (x, setting) => {
      if (!is(transpose, x)) return undefined
      const body = argOf(x, 0)
      return isSymmetric(body, setting) ? body : undefined
    },
  },
  // inv(inv(A)) = A
  {
    name: 'double-inverse',
    apply: x => {
      const inner = is(inv, x) ? argOf(x, 0) : undefined
      return inner && is(inv, inner) ? argOf(inner, 0) : undefined
    },
  },
  // inv(A)*A = I, inv(A)'*A' = I, Q'*Q = I for orthogonal Q
  {
    name: 'cancel-inverse',
    always: true,
    apply: (x, { facts }) => {
      const chain = chainOf(x)
      const n = chain.findIndex((f, k) => k > 0 && cancel(chain[k - 1] as Expr, f, facts))
      if (n < 0) return undefined
      const rest = [...chain.slice(0, n - 1), ...chain.slice(n + 1)]
      return rest.length === 0 ? eyeOf(rows(x.shape)) : ofChain(rest)
    },
  },
  // sum(t) = c where that is assumed
  {
    name: 'known-sum',
    apply: (x, { facts }) => {
      const name = is(sum, x) ? nameOf(argOf(x, 0)) : undefined
      const total = name === undefined ? undefined : facts.total(name)
      return total && numOf(total)
    },
  },
]

const isSymmetric = (x: Expr, { facts, go }: Setting): boolean => {
  if (x.kind === 'var') return facts.isSymmetric(x.name)
  if (x.kind !== 'call') return false
  if (x.op === inv) return isSymmetric(argOf(x, 0), { facts, go })
  const turned = transposeOf(x)
  return !is(transpose, turned) && freeKey(go(turned)) === freeKey(x)
}

const cancel = (a: Expr, b: Expr, facts: Facts): boolean => {
  const [x, y] = [plain(a), plain(b)]
  const isInverse = (p: Expr, q: Expr) => is(inv, p) && freeKey(argOf(p, 0)) === freeKey(q)
  if (x.turned === y.turned) return isInverse(x.of, y.of) || isInverse(y.of, x.of)
  return x.of.kind === 'var' && freeKey(x.of) === freeKey(y.of) && facts.isOrthogonal(x.of.name)
}

const plain = (x: Expr) =>
  is(transpose, x) ? { of: argOf(x, 0), turned: true } : { of: x, turned: false }

const nameOf = (x: Expr): string | undefined =>
  is(transpose, x) ? nameOf(argOf(x, 0)) : x.kind === 'var' ? x.name : undefined
