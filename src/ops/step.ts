import { type Helper, helper } from '../core/python.ts'
import { ZERO_TERM } from '../core/term.ts'
import { elementwise } from './elementwise.ts'

const STEP: Helper = {
  name: 'step',
  takes: 'x',
  about: '1 where x is positive, else 0.',
  body: { numpy: ['return np.heaviside(x, 0)'], torch: ['return (x > 0).to(x.dtype)'] },
}

/** y = 1 where x > 0, else 0; y′ = 0 */
export const step = elementwise({
  name: 'step',
  names: ['step', 'heaviside'],
  primitive: 'unit-step',
  python: helper(STEP),
  named: false,
  slope: () => ZERO_TERM,
  eval: (A, x) => A.of(A.primal(x) > 0 ? 1 : 0),
  kink: Math.abs,
  pullback: 'zeros(n)',
})
