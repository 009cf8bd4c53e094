import type { Arith } from '../core/arith.ts'
import type { Tensor } from '../core/tensor.ts'
import { fill, type Grid, gridOf } from './grid.ts'

/** Inverse and determinant by elimination with row exchanges. */
export const solveSquare = <T>(A: Arith<T>, x: Grid<T>) => {
  const n = x.rows
  const left = rowsOf(n, (i, j) => x.at(i, j))
  const right = rowsOf(n, (i, j) => A.of(i === j ? 1 : 0))
  let det = A.of(1)
  for (let k = 0; k < n; k++) {
    const pivot = pivotRow(A, left, k)
    if (pivot !== k) {
      swap(left, k, pivot)
      swap(right, k, pivot)
      det = A.sub(A.of(0), det)
    }
    const value = at(left, k, k)
    det = A.mul(det, value)
    for (const rows of [right, left]) divideRow(A, rows, k, value)
    for (let i = 0; i < n; i++) if (i !== k) clearRow(A, left, right, i, k)
  }
  return { det, inverse: fill(n, n, (i, j) => at(right, i, j)) }
}

/** True of a matrix that is singular as far as numbers can tell: its condition is above 10⁸. */
export const isSingular = <T>(A: Arith<T>, [x]: readonly Tensor<T>[]): boolean => {
  if (!x) return false
  const { inverse } = solveSquare(A, gridOf(x))
  const size = (data: readonly T[]) => Math.hypot(...data.map(A.primal))
  return !(size(x.data) * size(inverse) < 1e8)
}

type Rows<T> = T[][]

const rowsOf = <T>(n: number, f: (i: number, j: number) => T): Rows<T> =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => f(i, j)))

const at = <T>(rows: Rows<T>, i: number, j: number): T => (rows[i] as T[])[j] as T

const pivotRow = <T>(A: Arith<T>, rows: Rows<T>, k: number): number => {
  let best = k
  for (let i = k + 1; i < rows.length; i++) {
    if (Math.abs(A.primal(at(rows, i, k))) > Math.abs(A.primal(at(rows, best, k)))) best = i
  }
  return best
}

const swap = <T>(rows: Rows<T>, a: number, b: number): void => {
  const kept = rows[a] as T[]
  rows[a] = rows[b] as T[]
  rows[b] = kept
}

const divideRow = <T>(A: Arith<T>, rows: Rows<T>, k: number, by: T): void => {
  rows[k] = (rows[k] as T[]).map(v => A.div(v, by))
}

const clearRow = <T>(A: Arith<T>, left: Rows<T>, right: Rows<T>, i: number, k: number): void => {
  const factor = at(left, i, k)
  for (const rows of [right, left]) {
    rows[i] = (rows[i] as T[]).map((v, j) => A.sub(v, A.mul(factor, at(rows, k, j))))
  }
}
