import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { atom, called } from '../core/python.ts'
import { entry } from '../core/term.ts'
import { cell, entryIn } from './cell.ts'
import { gridOf, only } from './grid.ts'
import { inv } from './inv.ts'
import { isSingular, solveSquare } from './linear.ts'

/** y = log |det x|, ∂y/∂x_pq = (x⁻¹)_qp */
export const logdet: Op = {
  name: 'logdet',
  primitive: 'log-determinant',
  spelling: { kind: 'call', names: ['logdet', 'log_det'] },
  signatures: ['matrix(n, n) -> scalar'],
  entry: ({ args, at }) => entry(call(logdet, args), at),
  partial: ({ args, by }) => {
    const [p, q] = cell(only(args).shape, by)
    return entryIn(call(inv, args), q, p)
  },
  eval: (A, args, { dims }) => {
    const { det } = solveSquare(A, gridOf(only(args)))
    const size = A.primal(det) < 0 ? A.sub(A.of(0), det) : det
    return { dims, data: [A.log(size)] }
  },
  isIll: isSingular,
  tex: ([x = '']) => `\\log\\left|\\det(${x})\\right|`,
  python: (py, args) => atom(`${called(py, 'linalg.slogdet', only(args).text).text}[1]`),
  example: { args: ['X : matrix(n, n)'], text: 'logdet(X)', pullback: ["g*inv(X)'"] },
}
