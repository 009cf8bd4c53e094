import { count, type Tensor } from '../core/tensor.ts'

/** A scalar, vector, row or matrix of values seen as rows and columns. */
export interface Grid<T> {
  readonly rows: number
  readonly columns: number
  at(row: number, column: number): T
}

export const gridOf = <T>({ dims, data }: Tensor<T>): Grid<T> => {
  const [rows = 1, columns = 1] = dims
  return { rows, columns, at: (r, c) => data[r * columns + c] as T }
}

/** Values row by row. */
export const fill = <T>(
  rows: number,
  columns: number,
  f: (row: number, column: number) => T,
): T[] => Array.from({ length: rows * columns }, (_, n) => f(Math.floor(n / columns), n % columns))

/** Entry by entry; a scalar on either side goes with every entry of the other. */
export const zip = <T>(x: Tensor<T>, y: Tensor<T>, f: (x: T, y: T) => T): Tensor<T> => {
  const { dims } = x.dims.length === 0 ? y : x
  const at = (t: Tensor<T>, n: number) => t.data[t.dims.length === 0 ? 0 : n] as T
  return { dims, data: Array.from({ length: count(dims) }, (_, n) => f(at(x, n), at(y, n))) }
}

/** The one argument of an operator that takes one. */
export const only = <X>(args: readonly X[]): X => args[0] as X

/** The two arguments of an operator that takes two. */
export const both = <X>(args: readonly X[]): readonly [X, X] => [args[0] as X, args[1] as X]
