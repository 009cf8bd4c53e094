import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { entry, ONE_TERM, sum as sumTerm } from '../core/term.ts'
import { sweep } from './cell.ts'
import { only } from './grid.ts'

/** y = Σ_kl x_kl, ∂y/∂x_pq = 1 */
export const sum: Op = {
  name: 'sum',
  spelling: { kind: 'call', names: ['sum'] },
  signatures: ['S -> scalar'],
  entry: ({ args, fresh }) => {
    const x = only(args)
    const { at, letters } = sweep(x.shape, fresh)
    return sumTerm(letters, entry(x, at))
  },
  partial: () => ONE_TERM,
  eval: (A, args, { dims }) => ({ dims, data: [addAll(A, only(args).data)] }),
  python: library('sum'),
  example: { args: ['X : matrix(m, n)'], text: 'sum(X)', pullback: ['g*ones(m, n)'] },
}
