import type { Op } from '../core/op.ts'
import { divided, inAllWays } from '../core/python.ts'
import { entry, negate, power, product } from '../core/term.ts'
import { same } from './cell.ts'
import { both, only, zip } from './grid.ts'

/** y_i = x_i / s, ∂y_i/∂x_p = δ_ip / s, ∂y_i/∂s = −y_i / s */
export const quotient: Op = {
  name: 'quotient',
  spelling: { kind: 'infix', sign: '/' },
  signatures: ['S, scalar -> S'],
  opens: 'always',
  entry: ({ args, at }) => {
    const [x, s] = both(args)
    return product([entry(x, at), power(entry(s, []), -1)])
  },
  partial: ({ args, y, out, n, by }) => {
    const inverse = power(entry(both(args)[1], []), -1)
    return n === 0
      ? product([same(y.shape, out, by), inverse])
      : negate(product([entry(y, out), inverse]))
  },
  eval: (A, args) => zip(...both(args), A.div),
  tex: ([x = '', s = '']) => `\\frac{${x}}{${s}}`,
  python: (_py, args) => inAllWays(only(args), x => divided(x, both(args)[1])),
  example: {
    args: ['x : vector(n)', 's : scalar'],
    text: 'x/s',
    pullback: ['g/s', '-dot(g, x)/s^2'],
  },
}
