import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { entry, product } from '../core/term.ts'
import { cell, entryIn } from './cell.ts'
import { gridOf, only } from './grid.ts'
import { inv } from './inv.ts'
import { isSingular, solveSquare } from './linear.ts'

/** y = det x, ∂y/∂x_pq = y (x⁻¹)_qp */
export const det: Op = {
  name: 'det',
  primitive: 'determinant',
  spelling: { kind: 'call', names: ['det'] },
  signatures: ['matrix(n, n) -> scalar'],
  entry: ({ args, at }) => entry(call(det, args), at),
  partial: ({ args, y, by }) => {
    const [p, q] = cell(only(args).shape, by)
    return product([entry(y, []), entryIn(call(inv, args), q, p)])
  },
  eval: (A, args, { dims }) => ({ dims, data: [solveSquare(A, gridOf(only(args))).det] }),
  isIll: isSingular,
  tex: ([x = '']) => `\\det(${x})`,
  python: library('linalg.det'),
  example: { args: ['X : matrix(n, n)'], text: 'det(X)', pullback: ["g*det(X)*inv(X)'"] },
}
