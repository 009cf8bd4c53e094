import Fraction from 'fraction.js'
import { call } from '../core/expr.ts'
import { type Helper, helper } from '../core/python.ts'
import { apply, entry, negate, power, product, rational } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { pi } from './pi.ts'

/** The function in Python: numpy has none. */
export const ERF: Helper = {
  name: 'erf',
  takes: 'x',
  about: '2 / sqrt(pi) times the integral of exp(-t**2) from 0 to x.',
  body: { numpy: ['return special.erf(x)'], torch: ['return torch.erf(x)'] },
  imports: { numpy: 'from scipy import special' },
}

/** y = erf x, y′ = 2/√π e^(−x²) */
export const erf = elementwise({
  name: 'erf',
  primitive: 'error-function',
  python: helper(ERF),
  named: false,
  slope: x =>
    product([
      rational(2),
      power(entry(call(pi, []), []), new Fraction(-1, 2)),
      apply(exp, [negate(power(x, 2))]),
    ]),
  eval: (A, x) => A.erf(x),
  pullback: '2/sqrt(pi)*(g .* exp(-(x.^2)))',
})
