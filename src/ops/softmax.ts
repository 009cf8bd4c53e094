import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { type Helper, helper } from '../core/python.ts'
import { apply, delta, entry, negate, power, product, sum, total } from '../core/term.ts'
import { exp } from './exp.ts'
import { only } from './grid.ts'
import { entryInLane, lanes, mapLanes, spread } from './lane.ts'

const SOFTMAX: Helper = {
  name: 'softmax',
  takes: 'x',
  about: 'exp(x) over its sum, along the last axis.',
  body: {
    numpy: [
      'e = np.exp(x - np.max(x, axis=-1, keepdims=True))',
      'return e / np.sum(e, axis=-1, keepdims=True)',
    ],
    torch: ['return torch.softmax(x, dim=-1)'],
  },
}

/** y_i = exp x_i / Σ_k exp x_k, ∂y_i/∂x_p = y_i (δ_ip − y_p); each row of a matrix by itself */
export const softmax: Op = {
  name: 'softmax',
  spelling: { kind: 'call', names: ['softmax'] },
  signatures: ['vector(n) -> vector(n)', 'row(n) -> row(n)', 'matrix(m, n) -> matrix(m, n)'],
  entry: ({ args, at, fresh }) => {
    const x = only(args)
    const k = spread(x, at, fresh)
    const below = sum(k.letters, apply(exp, [entry(x, k.at)]))
    return product([apply(exp, [entry(x, at)]), power(below, -1)])
  },
  partial: ({ y, out, by }) => {
    const [row, i] = lanes(y.shape, out)
    const [other, p] = lanes(y.shape, by)
    const inner = total([delta(i, p), negate(entryInLane(y, row, p))])
    return product([delta(row, other), entry(y, out), inner])
  },
  eval: (A, args) =>
    mapLanes(only(args), values => {
      const top = A.of(Math.max(...values.map(A.primal)))
      const raised = values.map(v => A.exp(A.sub(v, top)))
      const all = addAll(A, raised)
      return raised.map(v => A.div(v, all))
    }),
  python: helper(SOFTMAX),
  example: {
    args: ['x : vector(n)'],
    text: 'softmax(x)',
    pullback: ['g .* softmax(x) - dot(g, softmax(x))*softmax(x)'],
  },
}
