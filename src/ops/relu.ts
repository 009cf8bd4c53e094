import { apply, product } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { step } from './step.ts'

/** y = max(x, 0), y′ = step x */
export const relu = elementwise({
  name: 'relu',
  names: ['relu', 'ReLU'],
  named: true,
  value: x => product([x, apply(step, [x])]),
  slope: x => apply(step, [x]),
  eval: (A, x) => (A.primal(x) > 0 ? x : A.of(0)),
  kink: Math.abs,
})
