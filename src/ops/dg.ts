import type { Op } from '../core/op.ts'
import { atom, library } from '../core/python.ts'
import { delta, product } from '../core/term.ts'
import { cell, entryIn, spot } from './cell.ts'
import { gridOf, only } from './grid.ts'

/** y_i = x_ii, ∂y_i/∂x_pq = δ_ip δ_iq */
export const dg: Op = {
  name: 'dg',
  spelling: { kind: 'call', names: ['dg', 'diag'] },
  signatures: ['matrix(n, n) -> vector(n)'],
  opens: 'always',
  entry: ({ args, at }) => {
    const [i] = spot(at)
    return entryIn(only(args), i, i)
  },
  partial: ({ args, out, by }) => {
    const [i] = spot(out)
    const [p, q] = cell(only(args).shape, by)
    return product([delta(i, p), delta(i, q)])
  },
  eval: (_A, args, { dims }) => {
    const x = gridOf(only(args))
    return { dims, data: Array.from({ length: x.rows }, (_, i) => x.at(i, i)) }
  },
  python: (py, args, at) => {
    const view = library('diag')(py, args, at)
    return py.target === 'numpy' ? atom(`${view.text}.copy()`) : view
  },
  example: { args: ['X : matrix(n, n)'], text: 'dg(X)', pullback: ['diag(g)'] },
}
