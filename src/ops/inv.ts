import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { entry, negate, product } from '../core/term.ts'
import { cell, entryIn } from './cell.ts'
import { gridOf, only } from './grid.ts'
import { isSingular, solveSquare } from './linear.ts'
import { tight } from './tight.ts'

/** y = x⁻¹, ∂y_ij/∂x_pq = −y_ip y_qj */
export const inv: Op = {
  name: 'inv',
  primitive: 'matrix-inverse',
  spelling: { kind: 'call', names: ['inv', 'inverse'] },
  signatures: ['matrix(n, n) -> matrix(n, n)'],
  entry: ({ args, at }) => entry(call(inv, args), at),
  partial: ({ args, y, out, by }) => {
    const [i, j] = cell(y.shape, out)
    const [p, q] = cell(only(args).shape, by)
    return negate(product([entryIn(y, i, p), entryIn(y, q, j)]))
  },
  eval: (A, args, { dims }) => ({ dims, data: solveSquare(A, gridOf(only(args))).inverse }),
  isIll: isSingular,
  tex: ([x = '']) => `${tight(x)}^{-1}`,
  python: library('linalg.inv'),
  example: {
    args: ['X : matrix(n, n)'],
    text: 'inv(X)',
    pullback: ["-inv(X)'*g*inv(X)'"],
  },
}
