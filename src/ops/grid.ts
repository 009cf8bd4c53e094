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
): T[] => {
  const data: T[] = []
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) data.push(f(r, c))
  return data
}

/** Entry by entry; a scalar on either side goes with every entry of the other. */
export const zip = <T>(x: Tensor<T>, y: Tensor<T>, f: (x: T, y: T) => T): Tensor<T> => {
  const { dims } = x.dims.length === 0 ? y : x
  const [stepX, stepY] = [x, y].map(t => (t.dims.length === 0 ? 0 : 1)) as [number, number]
  const length = count(dims)
  const data: T[] = []
  for (let n = 0; n < length; n++) data.push(f(x.data[n * stepX] as T, y.data[n * stepY] as T))
  return { dims, data }
}

/** The one argument of an operator that takes one. */
export const only = <X>(args: readonly X[]): X => args[0] as X

/** The two arguments of an operator that takes two. */
export const both = <X>(args: readonly X[]): readonly [X, X] => [args[0] as X, args[1] as X]
