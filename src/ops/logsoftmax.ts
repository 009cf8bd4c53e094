import { addAll } from '../core/arith.ts'
import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { type Helper, helper } from '../core/python.ts'
import { apply, delta, entry, negate, product, sum, total } from '../core/term.ts'
import { exp } from './exp.ts'
import { only } from './grid.ts'
import { entryInLane, lanes, mapLanes, spread } from './lane.ts'
import { log } from './log.ts'
import { softmax } from './softmax.ts'

const LOGSOFTMAX: Helper = {
  name: 'logsoftmax',
  takes: 'x',
  about: 'x - log(sum(exp(x))), along the last axis.',
  body: {
    numpy: ['return x - np.logaddexp.reduce(x, axis=-1, keepdims=True)'],
    torch: ['return torch.log_softmax(x, dim=-1)'],
  },
}

/** y_i = x_i − log Σ_k exp x_k, ∂y_i/∂x_p = δ_ip − softmax(x)_p; each row of a matrix by itself */
export const logsoftmax: Op = {
  name: 'logsoftmax',
  spelling: { kind: 'call', names: ['logsoftmax', 'log_softmax'] },
  signatures: ['vector(n) -> vector(n)', 'row(n) -> row(n)', 'matrix(m, n) -> matrix(m, n)'],
  entry: ({ args, at, fresh }) => {
    const x = only(args)
    const k = spread(x, at, fresh)
    const below = sum(k.letters, apply(exp, [entry(x, k.at)]))
    return total([entry(x, at), negate(apply(log, [below]))])
  },
  partial: ({ args, y, out, by }) => {
    const [row, i] = lanes(y.shape, out)
    const [other, p] = lanes(y.shape, by)
    const share = entryInLane(call(softmax, args), row, p)
    return product([delta(row, other), total([delta(i, p), negate(share)])])
  },
  eval: (A, args) =>
    mapLanes(only(args), values => {
      const top = A.of(Math.max(...values.map(A.primal)))
      const raised = values.map(v => A.exp(A.sub(v, top)))
      const all = A.add(top, A.log(addAll(A, raised)))
      return values.map(v => A.sub(v, all))
    }),
  python: helper(LOGSOFTMAX),
  example: {
    args: ['x : vector(n)'],
    text: 'logsoftmax(x)',
    pullback: ['g - sum(g)*softmax(x)'],
  },
}
