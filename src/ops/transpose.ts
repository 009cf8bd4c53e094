import type { Op } from '../core/op.ts'
import { atom, flatOf, isOnes, LEVEL, type PythonForm, rowOf, within } from '../core/python.ts'
import { isRow, isVector } from '../core/shape.ts'
import { delta, product } from '../core/term.ts'
import { cell, entryIn, spot } from './cell.ts'
import { fill, gridOf, only } from './grid.ts'
import { tight } from './tight.ts'

/** A vector becomes a row and back; a matrix is turned. */
const inPython: PythonForm = (_py, args) => {
  const x = only(args)
  if (isVector(x.shape)) return { ...rowOf(x), flat: x, ...(isOnes(x) && { spread: x.spread }) }
  if (isRow(x.shape)) return flatOf(x)
  return x.turned ?? { ...atom(`${within(LEVEL.atom, x)}.T`), turned: x }
}

/** y_ij = x_ji, ∂y_ij/∂x_pq = δ_iq δ_jp */
export const transpose: Op = {
  name: 'transpose',
  spelling: { kind: 'postfix' },
  signatures: ['matrix(m, n) -> matrix(n, m)'],
  opens: 'always',
  entry: ({ args, at }) => {
    const [i, j] = spot(at)
    return entryIn(only(args), j, i)
  },
  partial: ({ args, y, out, by }) => {
    const [i, j] = cell(y.shape, out)
    const [p, q] = cell(only(args).shape, by)
    return product([delta(i, q), delta(j, p)])
  },
  eval: (_A, args, { dims }) => {
    const x = gridOf(only(args))
    return { dims, data: fill(x.columns, x.rows, (i, j) => x.at(j, i)) }
  },
  tex: ([x = '']) => `${tight(x)}^T`,
  python: inPython,
  example: { args: ['X : matrix(m, n)'], text: "X'", pullback: ["g'"] },
}
