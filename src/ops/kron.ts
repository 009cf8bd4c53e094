import type { Op } from '../core/op.ts'
import { called, type PythonForm, standing } from '../core/python.ts'
import { columns, isUnit, isVector, rows, type Shape } from '../core/shape.ts'
import { delta, ONE_TERM, type Pos, product, sum, type Term } from '../core/term.ts'
import { cell, entryIn, inBlock, spot, sweep } from './cell.ts'
import { both, fill, gridOf } from './grid.ts'

/** Beside a matrix a vector is a column. */
const inPython: PythonForm = (py, args) => {
  const areVectors = args.every(x => isVector(x.shape))
  const planes = args.map(x => (isVector(x.shape) && !areVectors ? standing(x) : x))
  return called(py, 'kron', ...planes.map(x => py.array(x)))
}

/**
 * Each entry of a times the whole of b, p by q: y_kl = Σ δ(k, p (i − 1) + r) δ(l, q (j − 1) + s)
 * a_ij b_rs; the derivative by one factor leaves the other.
 */
export const kron: Op = {
  name: 'kron',
  spelling: { kind: 'call', names: ['kron'] },
  signatures: ['matrix(m, n), matrix(p, q) -> matrix(m*p, n*q)'],
  opens: 'split',
  entry: ({ args, at, base, fresh }) => {
    const [a, b] = both(args)
    const outer = sweep(a.shape, fresh)
    const inner = sweep(b.shape, fresh)
    const [ij, rs] = [cell(a.shape, outer.at), cell(b.shape, inner.at)]
    const ties = tied(a.shape, b.shape, at, ij, rs, base)
    const value = [entryIn(a, ...ij), entryIn(b, ...rs)]
    return sum([...outer.letters, ...inner.letters], product([...ties, ...value]))
  },
  partial: ({ args, out, n, by, base, fresh }) => {
    const [a, b] = both(args)
    const [own, other] = n === 0 ? [a, b] : [b, a]
    const rest = sweep(other.shape, fresh)
    const [pq, rs] = [cell(own.shape, by), cell(other.shape, rest.at)]
    const ties = tied(a.shape, b.shape, out, n === 0 ? pq : rs, n === 0 ? rs : pq, base)
    return sum(rest.letters, product([...ties, entryIn(other, ...rs)]))
  },
  eval: (A, args, { dims }) => {
    const [a, b] = both(args.map(gridOf))
    const at = (k: number, l: number) => {
      const [i, j] = [Math.floor(k / b.rows), Math.floor(l / b.columns)]
      return A.mul(a.at(i, j), b.at(k % b.rows, l % b.columns))
    }
    return { dims, data: fill(a.rows * b.rows, a.columns * b.columns, at) }
  },
  python: inPython,
  example: {
    args: ['a : matrix(m, n)', 'b : matrix(p, q)'],
    text: 'kron(a, b)',
    pullback: ['-', '-'],
  },
}

type Cell = readonly [row: Pos, column: Pos]

/** δ of a position in the product and of those in its factors, for rows and for columns. */
const tied = (a: Shape, b: Shape, at: readonly Pos[], ij: Cell, rs: Cell, base = 1): Term[] =>
  [rows, columns].map((along, n) => {
    const blocks = { count: along(a), size: along(b) }
    if (isUnit(blocks.count) && isUnit(blocks.size)) return ONE_TERM
    return delta(spot(at)[n] as Pos, inBlock(blocks, ij[n] as Pos, rs[n] as Pos, base))
  })
