import Fraction from 'fraction.js'
import type { Op } from '../core/op.ts'
import { decimal, type Helper, helper } from '../core/python.ts'
import { apply, product, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { parametrised } from './parametrised.ts'
import { step } from './step.ts'

const LEAKYRELU: Helper = {
  name: 'leakyrelu',
  takes: 'x, a',
  about: 'x where that is positive, else a x.',
  body: {
    numpy: ['return np.maximum(x, 0) + a * np.minimum(x, 0)'],
    torch: ['return torch.clip(x, min=0) + a * torch.clip(x, max=0)'],
  },
}

/** y = x where x > 0, else a x; y′ = a + (1 − a) step x */
export const leakyreluOf: (a: Fraction) => Op = parametrised(
  'a',
  new Fraction(1, 100),
  (a, name) => {
    const slope = (x: Parameters<typeof apply>[1][number]) =>
      total([rational(a), product([rational(new Fraction(1).sub(a)), apply(step, [x])])])
    return elementwise({
      name,
      names: ['leakyrelu', 'leaky_relu', 'LeakyReLU'],
      python: helper(LEAKYRELU, decimal(a)),
      named: true,
      value: x => product([x, slope(x)]),
      slope,
      eval: (A, x) => (A.primal(x) > 0 ? x : A.mul(A.of(a), x)),
      kink: Math.abs,
    })
  },
  'leakyrelu',
)

export const leakyrelu = leakyreluOf(new Fraction(1, 100))
