import { library } from '../core/python.ts'
import { apply, negate, power, product, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'

/** y = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), y′ = 1 − y² */
export const tanh = elementwise({
  name: 'tanh',
  names: ['tanh', 'th'],
  sign: '\\tanh',
  python: library('tanh'),
  named: true,
  value: x => {
    const up = apply(exp, [x])
    const down = apply(exp, [negate(x)])
    return product([total([up, negate(down)]), power(total([up, down]), -1)])
  },
  slope: (_x, y) => total([rational(1), negate(power(y, 2))]),
  eval: (A, x) => {
    const side = A.of(A.primal(x) < 0 ? -1 : 1)
    const small = A.exp(A.mul(A.mul(A.of(-2), side), x))
    return A.mul(side, A.div(A.sub(A.of(1), small), A.add(A.of(1), small)))
  },
})
