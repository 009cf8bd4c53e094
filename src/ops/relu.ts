import { type Helper, helper } from '../core/python.ts'
import { apply, product } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { step } from './step.ts'

const RELU: Helper = {
  name: 'relu',
  takes: 'x',
  about: 'x where that is positive, else 0.',
  body: { numpy: ['return np.maximum(x, 0)'], torch: ['return torch.relu(x)'] },
}

/** y = max(x, 0), y′ = step x */
export const relu = elementwise({
  name: 'relu',
  names: ['relu', 'ReLU'],
  python: helper(RELU),
  named: true,
  value: x => product([x, apply(step, [x])]),
  slope: x => apply(step, [x]),
  eval: (A, x) => (A.primal(x) > 0 ? x : A.of(0)),
  kink: Math.abs,
})
