import type { Op } from '../core/op.ts'
import { isOnes, multiplied, type PythonForm } from '../core/python.ts'
import { entry, product } from '../core/term.ts'
import { same } from './cell.ts'
import { both, zip } from './grid.ts'

/** Beside an array, s*ones(n) is s. */
const scaled: PythonForm = (_py, args) => {
  const [s, x] = both(args)
  const { flat, spread } = x
  return {
    ...multiplied([s, x]),
    ...(flat && { flat: multiplied([s, flat]) }),
    ...(spread && { spread: isOnes(x) ? s : multiplied([s, spread]) }),
  }
}

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
  python: scaled,
  example: {
    args: ['s : scalar', 'x : vector(n)'],
    text: 's*x',
    pullback: ['dot(g, x)', 's*g'],
  },
}
