import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { apply, entry, negate, ONE_TERM, total } from '../core/term.ts'
import { only } from './grid.ts'
import { step } from './step.ts'

/** y = the largest entry, ∂y/∂x_pq = 1 where x_pq is y, else 0 */
export const largest: Op = {
  name: 'largest',
  spelling: { kind: 'call', names: ['max'] },
  signatures: ['S -> scalar'],
  entry: ({ args, at }) => entry(call(largest, args), at),
  partial: ({ args, y, by }) => {
    const below = total([entry(y, []), negate(entry(only(args), by))])
    return total([ONE_TERM, negate(apply(step, [below]))])
  },
  eval: (A, args, { dims }) => ({
    dims,
    data: [only(args).data.reduce((most, v) => (A.primal(v) > A.primal(most) ? v : most))],
  }),
  kink: args => {
    const [first = 0, second = Number.NEGATIVE_INFINITY] = [...args].sort((a, b) => b - a)
    return first - second
  },
  tex: ([x = '']) => `\\max(${x})`,
  python: library('max'),
  example: {
    args: ['x : vector(n)'],
    text: 'max(x)',
    pullback: ['g*(ones(n) - step(max(x)*ones(n) - x))'],
  },
}
