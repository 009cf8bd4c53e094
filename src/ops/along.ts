import Fraction from 'fraction.js'
import { ONE } from '../core/affine.ts'
import { addAll } from '../core/arith.ts'
import type { Expr } from '../core/expr.ts'
import type { Example, Op } from '../core/op.ts'
import { called as callOf, type PythonForm, rowOf } from '../core/python.ts'
import { columns, type Dim, isRow, isVector, rows } from '../core/shape.ts'
import { delta, type Pos, power, product, sum, type Term } from '../core/term.ts'
import { cell, entryIn, sweep } from './cell.ts'
import { gridOf, only } from './grid.ts'
import { countOf } from './size.ts'

/** What differs between sums and means, down the rows (axis 1) and along them (axis 2). */
export interface Along {
  readonly name: string
  /** How it is called, with `axis=1` or `axis=2`. */
  readonly called: string
  readonly axis: 1 | 2
  readonly isMean: boolean
  readonly example: Example
}

/** y_j = Σ_k x_kj, ∂y_j/∂x_pq = δ_jq down the rows; the transpose of it along them. */
export const along = ({ name, called, axis, isMean, example }: Along): Op => {
  const share = (x: Expr): readonly Term[] => (isMean ? [power(countOf(lane(x)), -1)] : [])
  const lane = (x: Expr): Dim => (axis === 1 ? rows(x.shape) : columns(x.shape))
  return {
    name,
    spelling: { kind: 'call', names: [called] },
    options: [{ name: 'axis', value: new Fraction(axis) }],
    signatures:
      axis === 1
        ? ['vector(n) -> scalar', 'matrix(m, n) -> row(n)']
        : ['row(n) -> scalar', 'matrix(m, n) -> vector(m)'],
    entry: ({ args, at, fresh }) => {
      const x = only(args)
      const inner = sweep([lane(x)], fresh)
      const k = inner.at[0] ?? ONE
      const kept = keptOf(axis, at)
      const value = axis === 1 ? entryIn(x, k, kept) : entryIn(x, kept, k)
      return product([sum(inner.letters, value), ...share(x)])
    },
    partial: ({ args, y, out, by }) => {
      const x = only(args)
      const [i, j] = cell(y.shape, out)
      const [p, q] = cell(x.shape, by)
      return product([axis === 1 ? delta(j, q) : delta(i, p), ...share(x)])
    },
    eval: (A, args, { dims }) => {
      const x = gridOf(only(args))
      const [long, wide] = axis === 1 ? [x.columns, x.rows] : [x.rows, x.columns]
      const data = Array.from({ length: long }, (_, n) => {
        const values = Array.from({ length: wide }, (_, k) =>
          axis === 1 ? x.at(k, n) : x.at(n, k),
        )
        const all = addAll(A, values)
        return isMean ? A.div(all, A.of(wide)) : all
      })
      return { dims, data }
    },
    python: inPython(called, axis),
    example,
  }
}

/** A row of sums keeps both axes; of a vector each row is one entry. */
const inPython =
  (name: string, axis: 1 | 2): PythonForm =>
  (py, args, { shape }) => {
    const x = only(args)
    if (shape.length === 0) return callOf(py, name, x.text)
    if (isVector(x.shape)) return x
    const flat = callOf(py, name, x.text, `axis=${axis - 1}`)
    return isRow(shape) ? { ...rowOf(flat), flat } : flat
  }

/** Place of the result's entry along the axis that stays. */
const keptOf = (axis: 1 | 2, at: readonly Pos[]): Pos => (axis === 1 ? at.at(1) : at[0]) ?? ONE
