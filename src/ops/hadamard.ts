import type { Op } from '../core/op.ts'
import { beside, multiplied } from '../core/python.ts'
import { entry, product } from '../core/term.ts'
import { same } from './cell.ts'
import { zip } from './grid.ts'

/** y_i = a_i b_i …, ∂y_i/∂a_p = δ_ip b_i … */
export const hadamard: Op = {
  name: 'hadamard',
  spelling: { kind: 'infix', sign: '.*' },
  signatures: ['S... -> S'],
  opens: 'always',
  entry: ({ args, at }) => product(args.map(a => entry(a, at))),
  partial: ({ args, y, out, n, by }) =>
    product(args.map((a, m) => (m === n ? same(y.shape, out, by) : entry(a, out)))),
  eval: (A, args) => args.reduce((y, x) => zip(y, x, A.mul)),
  python: (_py, args) => multiplied(beside(args)),
  example: {
    args: ['a : vector(n)', 'b : vector(n)'],
    text: 'a .* b',
    pullback: ['g .* b', 'g .* a'],
  },
}
