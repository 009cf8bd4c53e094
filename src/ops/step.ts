import { ZERO_TERM } from '../core/term.ts'
import { elementwise } from './elementwise.ts'

/** y = 1 where x > 0, else 0; y′ = 0 */
export const step = elementwise({
  name: 'step',
  names: ['step', 'heaviside'],
  primitive: 'unit-step',
  named: false,
  slope: () => ZERO_TERM,
  eval: (A, x) => A.of(A.primal(x) > 0 ? 1 : 0),
  kink: Math.abs,
  pullback: 'zeros(n)',
})
