import type { Op } from '../core/op.ts'
import { delta, product } from '../core/term.ts'
import { cell, entryIn, spot } from './cell.ts'
import { fill, gridOf, only } from './grid.ts'
import { tight } from './tight.ts'

/** y_ij = x_ji, ∂y_ij/∂x_pq = δ_iq δ_jp */
export const transpose: Op = {
  name: 'transpose',
  spelling: { kind: 'postfix' },
  signatures: ['matrix(m, n) -> matrix(n, m)'],
  opens: 'always',
  entry: ({ args, at }) => {
    const [i, j] = spot(at)
    return entryIn(only(args), j, i)
  },
  partial: ({ args, y, out, by }) => {
    const [i, j] = cell(y.shape, out)
    const [p, q] = cell(only(args).shape, by)
    return product([delta(i, q), delta(j, p)])
  },
  eval: (_A, args, { dims }) => {
    const x = gridOf(only(args))
    return { dims, data: fill(x.columns, x.rows, (i, j) => x.at(j, i)) }
  },
  tex: ([x = '']) => `${tight(x)}^T`,
  example: { args: ['X : matrix(m, n)'], text: "X'", pullback: ["g'"] },
}
