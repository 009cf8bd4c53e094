import type { Op } from '../core/op.ts'
import { beside, summed } from '../core/python.ts'
import { entry, total } from '../core/term.ts'
import { same } from './cell.ts'
import { zip } from './grid.ts'

/** y_i = a_i + b_i + …, ∂y_i/∂a_p = δ_ip */
export const add: Op = {
  name: 'add',
  spelling: { kind: 'infix', sign: '+' },
  signatures: ['S... -> S'],
  opens: 'print',
  entry: ({ args, at }) => total(args.map(a => entry(a, at))),
  partial: ({ y, out, by }) => same(y.shape, out, by),
  eval: (A, args) => args.reduce((sum, x) => zip(sum, x, A.add)),
  python: (_py, args) => summed(beside(args)),
  example: { args: ['a : vector(n)', 'b : vector(n)'], text: 'a + b', pullback: ['g', 'g'] },
}
