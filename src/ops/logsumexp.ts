import { ONE } from '../core/affine.ts'
import { addAll } from '../core/arith.ts'
import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { flatOf, type Helper, helper } from '../core/python.ts'
import { isRow } from '../core/shape.ts'
import { apply, delta, entry, product, sum } from '../core/term.ts'
import { spot } from './cell.ts'
import { exp } from './exp.ts'
import { only } from './grid.ts'
import { lanes, mapLanes, spread } from './lane.ts'
import { log } from './log.ts'
import { softmax } from './softmax.ts'

const LOGSUMEXP: Helper = {
  name: 'logsumexp',
  takes: 'x',
  about: 'log(sum(exp(x))), along the last axis.',
  body: {
    numpy: ['return np.logaddexp.reduce(x, axis=-1)'],
    torch: ['return torch.logsumexp(x, dim=-1)'],
  },
}

/** y = log Σ_k exp x_k, ∂y/∂x_p = softmax(x)_p; each row of a matrix by itself */
export const logsumexp: Op = {
  name: 'logsumexp',
  spelling: { kind: 'call', names: ['logsumexp'] },
  signatures: ['vector(n) -> scalar', 'row(n) -> scalar', 'matrix(m, n) -> vector(m)'],
  entry: ({ args, at, fresh }) => {
    const x = only(args)
    const k = spread(x, isRow(x.shape) ? [ONE] : at, fresh)
    return apply(log, [sum(k.letters, apply(exp, [entry(x, k.at)]))])
  },
  partial: ({ args, y, out, by }) => {
    const [row] = lanes(only(args).shape, by)
    const share = entry(call(softmax, args), by)
    return y.shape.length === 0 ? share : product([delta(spot(out)[0], row), share])
  },
  eval: (A, args, { dims }) => {
    const { data } = mapLanes(only(args), values => {
      const top = A.of(Math.max(...values.map(A.primal)))
      const raised = values.map(v => A.exp(A.sub(v, top)))
      return [A.add(top, A.log(addAll(A, raised)))]
    })
    return { dims, data }
  },
  python: (py, args, at) =>
    helper(LOGSUMEXP)(
      py,
      args.map(x => ({ ...x, ...flatOf(x) })),
      at,
    ),
  example: { args: ['x : vector(n)'], text: 'logsumexp(x)', pullback: ['g*softmax(x)'] },
}
