import { ONE } from '../core/affine.ts'
import type { Op } from '../core/op.ts'
import { called, flatOf } from '../core/python.ts'
import { delta, product } from '../core/term.ts'
import { cell, entryOn, place } from './cell.ts'
import { fill, only } from './grid.ts'

/** y_ij = δ_ij x_i, ∂y_ij/∂x_p = δ_ip δ_jp */
export const diag: Op = {
  name: 'diag',
  spelling: { kind: 'call', names: ['diag'] },
  signatures: ['vector(n) -> matrix(n, n)', 'row(n) -> matrix(n, n)'],
  opens: 'always',
  entry: ({ args, at: [i, j] }) => {
    const x = only(args)
    return i && j ? product([delta(i, j), entryOn(x, i)]) : entryOn(x, ONE)
  },
  partial: ({ args, y, out, by }) => {
    const [i, j] = cell(y.shape, out)
    const p = place(only(args).shape, by)
    return product([delta(i, p), delta(j, p)])
  },
  eval: (A, args, { dims }) => {
    const { data } = only(args)
    const entryAt = (i: number, j: number) => (i === j ? (data[i] ?? A.of(0)) : A.of(0))
    return { dims, data: fill(data.length, data.length, entryAt) }
  },
  python: (py, args) => called(py, 'diag', flatOf(only(args)).text),
  example: { args: ['x : vector(n)'], text: 'diag(x)', pullback: ['dg(g)'] },
}
