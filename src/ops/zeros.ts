import type { Op } from '../core/op.ts'
import { atom } from '../core/python.ts'
import { count } from '../core/tensor.ts'
import { ZERO_TERM } from '../core/term.ts'

/** y_ij = 0; the attributes are the sizes */
export const zeros: Op = {
  name: 'zeros',
  spelling: { kind: 'call', names: ['zeros'] },
  signatures: [],
  shape: (_args, attrs) => attrs,
  opens: 'always',
  entry: () => ZERO_TERM,
  partial: () => ZERO_TERM,
  eval: (A, _args, { dims }) => ({
    dims,
    data: Array.from({ length: count(dims) }, () => A.of(0)),
  }),
  tex: () => '\\mathbf{0}',
  python: (py, _args, { attrs }) => atom(py.filled('zeros', attrs)),
  example: { args: [], text: 'zeros(m, n)', pullback: [] },
}
