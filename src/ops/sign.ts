import { library } from '../core/python.ts'
import { ZERO_TERM } from '../core/term.ts'
import { elementwise } from './elementwise.ts'

/** y = −1, 0 or 1 as x is below, at or above 0; y′ = 0 */
export const sign = elementwise({
  name: 'sign',
  names: ['sign', 'sgn'],
  primitive: 'signum',
  python: library('sign'),
  named: false,
  slope: () => ZERO_TERM,
  eval: (A, x) => A.of(Math.sign(A.primal(x))),
  kink: Math.abs,
  pullback: 'zeros(n)',
})
