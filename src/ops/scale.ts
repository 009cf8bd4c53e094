import type { Op } from '../core/op.ts'
import { entry, product } from '../core/term.ts'
import { same } from './cell.ts'
import { both, zip } from './grid.ts'

/** y_i = s x_i, ∂y_i/∂s = x_i, ∂y_i/∂x_p = s δ_ip */
export const scale: Op = {
  name: 'scale',
  spelling: { kind: 'infix', sign: '*' },
  signatures: ['scalar, S -> S'],
  opens: 'always',
  entry: ({ args, at }) => {
    const [s, x] = both(args)
    return product([entry(s, []), entry(x, at)])
  },
  partial: ({ args, out, n, by }) => {
    const [s, x] = both(args)
    return n === 0 ? entry(x, out) : product([entry(s, []), same(x.shape, out, by)])
  },
  eval: (A, args) => zip(...both(args), A.mul),
  example: {
    args: ['s : scalar', 'x : vector(n)'],
    text: 's*x',
    pullback: ['dot(g, x)', 's*g'],
  },
}
