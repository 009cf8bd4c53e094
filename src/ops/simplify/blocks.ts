import { sameAffine } from '../../core/affine.ts'
import type { Expr } from '../../core/expr.ts'
import { columns, type Dim, rows } from '../../core/shape.ts'
import { add } from '../add.ts'
import { addOf, kronOf, mulOf, summandsOf, unvecOf, vecOf } from '../build.ts'
import { kron } from '../kron.ts'
import { matmul } from '../matmul.ts'
import { unvec } from '../unvec.ts'
import { vec } from '../vec.ts'
import { argOf, is } from '../weight.ts'
import type { Law } from './law.ts'

/** Laws of Kronecker products and of matrices written column under column. */
export const BLOCK_LAWS: readonly Law[] = [
  // vec(unvec(v) + M) = v + vec(M)
  {
    name: 'vec-of-sum',
    apply: (x, { go }) => {
      const sum = is(vec, x) ? argOf(x, 0) : undefined
      return sum && is(add, sum) ? go(addOf(...summandsOf(sum).map(vecOf))) : undefined
    },
  },
  // unvec(vec(M) + v) = M + unvec(v)
  {
    name: 'unvec-of-sum',
    apply: (x, { go }) => {
      if (!is(unvec, x)) return undefined
      const [height, width] = x.attrs as [Dim, Dim]
      const sum = argOf(x, 0)
      const turned = (term: Expr) => unvecOf(term, height, width)
      return is(add, sum) ? go(addOf(...summandsOf(sum).map(turned))) : undefined
    },
  },
  // kron(A, B)*kron(C, D) = kron(A*C, B*D)
  {
    name: 'mixed-product',
    apply: (x, { go }) => {
      if (!is(matmul, x)) return undefined
      const [left, right] = [argOf(x, 0), argOf(x, 1)]
      if (!is(kron, left) || !is(kron, right)) return undefined
      const pairs = [0, 1].map(n => [argOf(left, n), argOf(right, n)] as const)
      if (!pairs.every(([a, b]) => sameAffine(columns(a.shape), rows(b.shape)))) return undefined
      const [first, second] = pairs.map(([a, b]) => go(mulOf(a, b))) as [Expr, Expr]
      return kronOf(first, second)
    },
  },
]
