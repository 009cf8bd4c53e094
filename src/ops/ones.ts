import type { Op } from '../core/op.ts'
import { atom, type PythonForm } from '../core/python.ts'
import { isRow } from '../core/shape.ts'
import { count } from '../core/tensor.ts'
import { ONE_TERM, ZERO_TERM } from '../core/term.ts'

/** Beside an array the number 1 will do. */
const onesIn: PythonForm = (py, _args, { shape, attrs }) => ({
  ...atom(py.filled('ones', attrs)),
  spread: { ...atom('1'), isPlain: true },
  ...(isRow(shape) && { flat: atom(py.filled('ones', attrs.slice(1))) }),
})

/** y_ij = 1; the attributes are the sizes */
export const ones: Op = {
  name: 'ones',
  spelling: { kind: 'call', names: ['ones'] },
  signatures: [],
  shape: (_args, attrs) => attrs,
  opens: 'always',
  fill: 1,
  entry: () => ONE_TERM,
  partial: () => ZERO_TERM,
  eval: (A, _args, { dims }) => ({
    dims,
    data: Array.from({ length: count(dims) }, () => A.of(1)),
  }),
  tex: ([m, n]) => (m === '1' && n !== undefined ? '\\mathbf{1}^T' : '\\mathbf{1}'),
  python: onesIn,
  example: { args: [], text: 'ones(m, n)', pullback: [] },
}
