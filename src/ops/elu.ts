import Fraction from 'fraction.js'
import type { Op } from '../core/op.ts'
import { decimal, type Helper, helper } from '../core/python.ts'
import { apply, negate, ONE_TERM, product, rational, type Term, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { parametrised } from './parametrised.ts'
import { step } from './step.ts'

const ELU: Helper = {
  name: 'elu',
  takes: 'x, a',
  about: 'x where that is positive, else a (exp(x) - 1).',
  body: {
    numpy: ['return np.maximum(x, 0) + a * np.expm1(np.minimum(x, 0))'],
    torch: ['return torch.clip(x, min=0) + a * torch.expm1(torch.clip(x, max=0))'],
  },
}

/** y = x where x > 0, else a (e^x − 1); y′ = 1 or a e^x */
export const eluOf: (a: Fraction) => Op = parametrised(
  'a',
  new Fraction(1),
  (a, name) =>
    elementwise({
      name,
      names: ['elu', 'ELU'],
      python: helper(ELU, decimal(a)),
      named: true,
      value: x => pick(x, x, product([rational(a), total([apply(exp, [x]), rational(-1)])])),
      slope: x => pick(x, ONE_TERM, product([rational(a), apply(exp, [x])])),
      eval: (A, x) => (A.primal(x) > 0 ? x : A.mul(A.of(a), A.sub(A.exp(x), A.of(1)))),
      kink: Math.abs,
    }),
  'elu',
)

export const elu = eluOf(new Fraction(1))

/** One term where x > 0, else the other. */
const pick = (x: Term, above: Term, below: Term): Term => {
  const isAbove = apply(step, [x])
  const isBelow = total([ONE_TERM, negate(isAbove)])
  return total([product([above, isAbove]), product([below, isBelow])])
}
