import type { Op } from '../core/op.ts'
import {
  type Code,
  called,
  contracted,
  flatOf,
  isOnes,
  multiplied,
  type Python,
  type PythonForm,
  rowOf,
  type Value,
} from '../core/python.ts'
import { columns, isMatrix, isRow, isVector } from '../core/shape.ts'
import { delta, product, sum } from '../core/term.ts'
import { cell, entryIn, spot, sweep } from './cell.ts'
import { both, fill, gridOf } from './grid.ts'
import { totalOver } from './total.ts'

/** `A @ x`; a product with ones is a sum along an axis. */
const flatProduct = (py: Python, a: Value, b: Value): Code => {
  if (isOnes(b) && isVector(b.shape) && isMatrix(a.shape)) {
    return a.turned ? totalOver(py, a.turned, [0]) : totalOver(py, a, [1])
  }
  if (isOnes(a) && isRow(a.shape) && isMatrix(b.shape)) return totalOver(py, b, [0])
  return contracted(flatOf(a), b)
}

/** A row takes part with one axis; the result of a row and a matrix is a row again. */
const inPython: PythonForm = (py, args, { shape }) => {
  const [a, b] = both(args)
  if (isVector(a.shape))
    return isRow(b.shape) ? called(py, 'outer', a.text, flatOf(b).text) : multiplied([a, b])
  const flat = flatProduct(py, a, b)
  return isRow(shape) ? { ...rowOf(flat), flat } : flat
}

/** y_ij = Σ_k a_ik b_kj, ∂y_ij/∂a_pq = δ_ip b_qj, ∂y_ij/∂b_pq = a_ip δ_qj */
export const matmul: Op = {
  name: 'matmul',
  spelling: { kind: 'infix', sign: '*' },
  signatures: ['matrix(m, k), matrix(k, n) -> matrix(m, n)'],
  entry: ({ args, at, fresh }) => {
    const [a, b] = both(args)
    const [i, j] = spot(at)
    const inner = sweep([columns(a.shape)], fresh)
    const [k] = spot(inner.at)
    return sum(inner.letters, product([entryIn(a, i, k), entryIn(b, k, j)]))
  },
  partial: ({ args, y, out, n, by }) => {
    const [a, b] = both(args)
    const [i, j] = cell(y.shape, out)
    const [p, q] = cell(n === 0 ? a.shape : b.shape, by)
    return n === 0
      ? product([delta(i, p), entryIn(b, q, j)])
      : product([entryIn(a, i, p), delta(q, j)])
  },
  eval: (A, args, { dims }) => {
    const [a, b] = both(args.map(gridOf))
    const entryAt = (i: number, j: number) => {
      let sum = A.mul(a.at(i, 0), b.at(0, j))
      for (let k = 1; k < a.columns; k++) sum = A.add(sum, A.mul(a.at(i, k), b.at(k, j)))
      return sum
    }
    return { dims, data: fill(a.rows, b.columns, entryAt) }
  },
  python: inPython,
  example: {
    args: ['V : matrix(m, n)', 'x : vector(n)'],
    text: 'V*x',
    pullback: ['g ⊗ x', "V'*g"],
  },
}
