import { type Helper, helper } from '../core/python.ts'
import { apply, negate, power, product, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'

/** The function in Python. */
export const SIGMA: Helper = {
  name: 'sigma',
  takes: 'x',
  about: '1 / (1 + exp(-x)), without overflow.',
  body: {
    numpy: ['return np.exp(-np.logaddexp(0, -x))'],
    torch: ['return torch.sigmoid(x)'],
  },
}

/** y = 1/(1 + e⁻ˣ), y′ = y (1 − y) */
export const sigma = elementwise({
  name: 'sigma',
  names: ['sigma', 'sigmoid', 'logistic'],
  sign: '\\sigma',
  python: helper(SIGMA),
  named: true,
  value: x => power(total([rational(1), apply(exp, [negate(x)])]), -1),
  slope: (_x, y) => product([y, total([rational(1), negate(y)])]),
  eval: (A, x) => {
    const isLow = A.primal(x) < 0
    const small = A.exp(isLow ? x : A.sub(A.of(0), x))
    return A.div(isLow ? small : A.of(1), A.add(A.of(1), small))
  },
})
