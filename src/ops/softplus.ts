import { type Helper, helper } from '../core/python.ts'
import { apply, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { sigma } from './sigma.ts'

const SOFTPLUS: Helper = {
  name: 'softplus',
  takes: 'x',
  about: 'log(1 + exp(x)), without overflow.',
  body: {
    numpy: ['return np.logaddexp(0, x)'],
    torch: ['return torch.logaddexp(torch.zeros_like(x), x)'],
  },
}

/** y = log(1 + eˣ), y′ = σ(x) */
export const softplus = elementwise({
  name: 'softplus',
  python: helper(SOFTPLUS),
  named: true,
  value: x => apply(log, [total([rational(1), apply(exp, [x])])]),
  slope: x => apply(sigma, [x]),
  eval: (A, x) => {
    const isHigh = A.primal(x) > 0
    const small = A.exp(isHigh ? A.sub(A.of(0), x) : x)
    const rest = A.log(A.add(A.of(1), small))
    return isHigh ? A.add(x, rest) : rest
  },
})
