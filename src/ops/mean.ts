import { addAll } from '../core/arith.ts'
import type { Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { entry, power, product, sum, type Term } from '../core/term.ts'
import { sweep } from './cell.ts'
import { only } from './grid.ts'
import { countOf } from './size.ts'

/** y = Σ_kl x_kl / N for N entries, ∂y/∂x_pq = 1 / N */
export const mean: Op = {
  name: 'mean',
  spelling: { kind: 'call', names: ['mean'] },
  signatures: ['S -> scalar'],
  entry: ({ args, fresh }) => {
    const x = only(args)
    const { at, letters } = sweep(x.shape, fresh)
    return product([sum(letters, entry(x, at)), share(x)])
  },
  partial: ({ args }) => share(only(args)),
  eval: (A, args, { dims }) => {
    const { data } = only(args)
    return { dims, data: [A.div(addAll(A, data), A.of(data.length))] }
  },
  python: library('mean'),
  example: { args: ['X : matrix(m, n)'], text: 'mean(X)', pullback: ['g/m/n*ones(m, n)'] },
}

const share = (x: Expr): Term => product(x.shape.map(dim => power(countOf(dim), -1)))
