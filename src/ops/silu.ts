import { type Helper, helper } from '../core/python.ts'
import { apply, negate, power, product, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { SIGMA, sigma } from './sigma.ts'

const SILU: Helper = {
  name: 'silu',
  takes: 'x',
  about: 'x sigma(x)',
  body: ['return x * sigma(x)'],
  needs: [SIGMA],
}

/** y = x σ(x), y′ = σ(x) + y (1 − σ(x)) */
export const silu = elementwise({
  name: 'silu',
  names: ['silu', 'swish', 'SiLU'],
  python: helper(SILU),
  named: true,
  value: x => product([x, power(total([rational(1), apply(exp, [negate(x)])]), -1)]),
  slope: (x, y) => {
    const s = apply(sigma, [x])
    return total([s, product([y, total([rational(1), negate(s)])])])
  },
  eval: (A, x) => {
    const isLow = A.primal(x) < 0
    const small = A.exp(isLow ? x : A.sub(A.of(0), x))
    return A.div(isLow ? A.mul(x, small) : x, A.add(A.of(1), small))
  },
})
