import { constantOf } from '../core/affine.ts'
import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import type { Dim } from '../core/shape.ts'
import { entry, rational, type Term, ZERO_TERM } from '../core/term.ts'
import { only } from './grid.ts'

/** The number of places of an axis as a scalar; the attribute is the size. Written as the size itself. */
export const size: Op = {
  name: 'size',
  primitive: 'count',
  spelling: { kind: 'call', names: [] },
  signatures: [],
  shape: () => [],
  entry: ({ attrs }) => entry(call(size, [], attrs), []),
  partial: () => ZERO_TERM,
  eval: (A, _args, { dims, attrs }) => ({ dims, data: [A.of(attrs[0] ?? Number.NaN)] }),
  python: (_py, _args, { attrs }) => only(attrs),
  example: { args: [], text: 'n', pullback: [] },
}

/** The number of places of an axis, as a term. */
export const countOf = (dim: Dim): Term => {
  const known = constantOf(dim)
  return known === undefined ? entry(call(size, [], [dim]), []) : rational(known)
}
