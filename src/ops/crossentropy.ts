import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { called, multiplied, negated } from '../core/python.ts'
import { apply, entry, negate, power, product, sum } from '../core/term.ts'
import { sweep } from './cell.ts'
import { both, zip } from './grid.ts'
import { log } from './log.ts'

/** z = −Σ_k t_k log y_k, ∂z/∂y_p = −t_p / y_p, ∂z/∂t_p = −log y_p */
export const crossentropy: Op = {
  name: 'crossentropy',
  spelling: { kind: 'call', names: ['crossentropy', 'cross_entropy'] },
  signatures: ['S, S -> scalar'],
  entry: ({ args, fresh }) => {
    const [y, t] = both(args)
    const { at, letters } = sweep(y.shape, fresh)
    return negate(sum(letters, product([entry(t, at), apply(log, [entry(y, at)])])))
  },
  partial: ({ args, n, by }) => {
    const [y, t] = both(args)
    return n === 0
      ? negate(product([entry(t, by), power(entry(y, by), -1)]))
      : negate(apply(log, [entry(y, by)]))
  },
  eval: (A, args, { dims }) => {
    const terms = zip(...both(args), (y, t) => A.mul(t, A.log(y)))
    return { dims, data: [A.sub(A.of(0), addAll(A, terms.data))] }
  },
  python: (py, args) => {
    const [y, t] = both(args)
    return negated(called(py, 'sum', multiplied([t, called(py, 'log', py.array(y))]).text))
  },
  example: {
    args: ['y : vector(n)', 't : vector(n)'],
    text: 'crossentropy(y, t)',
    pullback: ['-g*(t ./ y)', '-g*log(y)'],
  },
}
