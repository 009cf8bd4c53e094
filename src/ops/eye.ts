import type { Op } from '../core/op.ts'
import { atom } from '../core/python.ts'
import { ShapeError } from '../core/shape.ts'
import { delta, ZERO_TERM } from '../core/term.ts'
import { spot } from './cell.ts'
import { fill } from './grid.ts'

/** y_ij = δ_ij; the attribute is the size */
export const eye: Op = {
  name: 'eye',
  spelling: { kind: 'call', names: ['eye', 'I'] },
  signatures: [],
  shape: (_args, [size, ...more]) => {
    if (!size || more.length > 0) throw new ShapeError('eye takes one size')
    return [size, size]
  },
  opens: 'always',
  entry: ({ at }) => delta(...spot(at)),
  partial: () => ZERO_TERM,
  eval: (A, _args, { dims }) => {
    const [n = 1] = dims
    return { dims, data: fill(n, n, (i, j) => A.of(i === j ? 1 : 0)) }
  },
  tex: () => '\\mathbf{I}',
  python: (py, _args, { attrs }) => atom(py.filled('eye', attrs)),
  example: { args: [], text: 'eye(n)', pullback: [] },
}
