import { type Helper, helper } from '../core/python.ts'
import { apply, negate, power, product, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { tanh } from './tanh.ts'

const SECH: Helper = {
  name: 'sech',
  takes: 'x',
  about: '1 / cosh(x)',
  body: ['return 1 / xp.cosh(x)'],
}

/** y = 2/(eˣ + e⁻ˣ), y′ = −y tanh x */
export const sech = elementwise({
  name: 'sech',
  python: helper(SECH),
  named: true,
  value: x => product([rational(2), power(total([apply(exp, [x]), apply(exp, [negate(x)])]), -1)]),
  slope: (x, y) => negate(product([y, apply(tanh, [x])])),
  eval: (A, x) => {
    const small = A.exp(A.primal(x) < 0 ? x : A.sub(A.of(0), x))
    return A.div(A.mul(A.of(2), small), A.add(A.of(1), A.mul(small, small)))
  },
})
