import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { rows } from '../core/shape.ts'
import { delta, sum } from '../core/term.ts'
import { cell, entryIn, spot, sweep } from './cell.ts'
import { gridOf, only } from './grid.ts'

/** y = Σ_k x_kk, ∂y/∂x_pq = δ_pq */
export const tr: Op = {
  name: 'tr',
  spelling: { kind: 'call', names: ['tr', 'trace', 'Tr'] },
  signatures: ['matrix(n, n) -> scalar'],
  entry: ({ args, fresh }) => {
    const x = only(args)
    const { at, letters } = sweep([rows(x.shape)], fresh)
    const [k] = spot(at)
    return sum(letters, entryIn(x, k, k))
  },
  partial: ({ args, by }) => delta(...cell(only(args).shape, by)),
  eval: (A, args, { dims }) => {
    const x = gridOf(only(args))
    return {
      dims,
      data: [
        addAll(
          A,
          Array.from({ length: x.rows }, (_, k) => x.at(k, k)),
        ),
      ],
    }
  },
  python: library('trace'),
  example: { args: ['X : matrix(n, n)'], text: 'tr(X)', pullback: ['g*eye(n)'] },
}
