import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { atom, called, raised } from '../core/python.ts'
import { entry, power, product, rational, sum, ZERO_TERM } from '../core/term.ts'
import { sweep } from './cell.ts'
import { both, only } from './grid.ts'
import { tight } from './tight.ts'

/** y = Σ_k x_k², ∂y/∂x_p = 2 x_p: the square of a vector or row (the exponent is always the number 2) */
export const sqnorm: Op = {
  name: 'sqnorm',
  spelling: { kind: 'infix', sign: '^' },
  signatures: ['vector(n), scalar -> scalar', 'row(n), scalar -> scalar'],
  entry: ({ args, fresh }) => {
    const [x] = both(args)
    const { at, letters } = sweep(x.shape, fresh)
    return sum(letters, power(entry(x, at), 2))
  },
  partial: ({ args, n, by }) =>
    n === 0 ? product([rational(2), entry(both(args)[0], by)]) : ZERO_TERM,
  eval: (A, args, { dims }) => {
    const [x] = both(args)
    return {
      dims,
      data: [
        addAll(
          A,
          x.data.map(v => A.mul(v, v)),
        ),
      ],
    }
  },
  tex: ([x = '', e = '']) => `${tight(x)}^{${e}}`,
  python: (py, args) => called(py, 'sum', raised(only(args), atom('2')).text),
  example: { args: ['x : vector(n)'], text: 'x^2', pullback: ['2*g*x'] },
}
