import type { Op } from '../core/op.ts'
import { inAllWays, negated } from '../core/python.ts'
import { mapTensor } from '../core/tensor.ts'
import { entry, negate } from '../core/term.ts'
import { same } from './cell.ts'
import { only } from './grid.ts'

/** y_i = −x_i, ∂y_i/∂x_p = −δ_ip */
export const neg: Op = {
  name: 'neg',
  spelling: { kind: 'negation' },
  signatures: ['S -> S'],
  opens: 'always',
  entry: ({ args, at }) => negate(entry(only(args), at)),
  partial: ({ y, out, by }) => negate(same(y.shape, out, by)),
  eval: (A, args) => mapTensor(only(args), v => A.sub(A.of(0), v)),
  python: (_py, args) => inAllWays(only(args), negated),
  example: { args: ['x : vector(n)'], text: '-x', pullback: ['-g'] },
}
