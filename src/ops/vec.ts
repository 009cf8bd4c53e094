import type { Op } from '../core/op.ts'
import { type Helper, helper } from '../core/python.ts'
import { delta, product, sum } from '../core/term.ts'
import { cell, entryIn, inColumns, spot, sweep } from './cell.ts'
import { fill, gridOf, only } from './grid.ts'

const VEC: Helper = {
  name: 'vec',
  takes: 'x',
  about: 'The columns of x one under the other.',
  body: ['return x if x.ndim == 1 else x.T.reshape(-1)'],
}

/** y_a = Σ_ij δ(a, m (j − 1) + i) x_ij, column under column; ∂y_a/∂x_pq = δ(a, m (q − 1) + p) */
export const vec: Op = {
  name: 'vec',
  spelling: { kind: 'call', names: ['vec'] },
  signatures: ['matrix(m, n) -> vector(m*n)'],
  opens: 'split',
  entry: ({ args, at, base, fresh }) => {
    const x = only(args)
    const inner = sweep(x.shape, fresh)
    const [i, j] = cell(x.shape, inner.at)
    const tie = delta(spot(at)[0], inColumns(x.shape, i, j, base))
    return sum(inner.letters, product([tie, entryIn(x, i, j)]))
  },
  partial: ({ args, out, by, base }) => {
    const { shape } = only(args)
    const [p, q] = cell(shape, by)
    return delta(spot(out)[0], inColumns(shape, p, q, base))
  },
  eval: (_A, args, { dims }) => {
    const x = gridOf(only(args))
    return { dims, data: fill(x.columns, x.rows, (j, i) => x.at(i, j)) }
  },
  python: helper(VEC),
  example: { args: ['x : matrix(m, n)'], text: 'vec(x)', pullback: ['unvec(g, m, n)'] },
}
