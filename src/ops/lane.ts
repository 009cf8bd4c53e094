import { ONE } from '../core/affine.ts'
import type { Expr } from '../core/expr.ts'
import { isRow, type Shape } from '../core/shape.ts'
import type { Tensor } from '../core/tensor.ts'
import { entry, type Fresh, type Ix, type Pos, type Term } from '../core/term.ts'
import { sweep } from './cell.ts'

/** Operators that act on a vector act on each row of a matrix: the row and the place in it. */
export const lanes = (shape: Shape, at: readonly Pos[]): readonly [row: Pos, place: Pos] =>
  shape.length === 1 ? [ONE, at[0] ?? ONE] : [isRow(shape) ? ONE : (at[0] ?? ONE), at[1] ?? ONE]

/** The entry at a place of a row. */
export const entryInLane = (x: Expr, row: Pos, place: Pos): Term =>
  entry(x, x.shape.length === 1 ? [place] : [row, place])

/** Positions that run over the row in which `at` stands. */
export const spread = (
  x: Expr,
  at: readonly Pos[],
  fresh: Fresh,
): { readonly at: readonly Pos[]; readonly letters: readonly Ix[] } => {
  const inner = sweep(x.shape.slice(-1), fresh)
  return { at: [...at.slice(0, x.shape.length - 1), ...inner.at], letters: inner.letters }
}

/** The values of each row by a function of them. */
export const mapLanes = <T>(
  { dims, data }: Tensor<T>,
  f: (values: readonly T[]) => readonly T[],
): Tensor<T> => {
  const width = dims.at(-1) ?? 1
  const starts = Array.from({ length: data.length / width }, (_, n) => n * width)
  return { dims, data: starts.flatMap(n => f(data.slice(n, n + width))) }
}
