import type Fraction from 'fraction.js'
import { type Arith, addAll } from '../core/arith.ts'
import { build, mapTensor, type Tensor, tensor } from '../core/tensor.ts'

/** Makes a drawn tensor have a property, in any arithmetic, so that it holds to every digit. */
export type Mould = <T>(A: Arith<T>, x: Tensor<T>) => Tensor<T>

/** Repeats the upper triangle below the diagonal. */
export const mirrored: Mould = (_A, x) =>
  build(x.dims, ([i, j]) =>
    at(x, Math.min(i as number, j as number), Math.max(i as number, j as number)),
  )

/** Zero off the diagonal. */
export const diagonalOnly: Mould = (A, x) =>
  build(x.dims, ([i, j], offset) => (i === j ? (x.data[offset] as never) : A.of(0)))

/** G Gᵀ + I */
export const gramPlusIdentity: Mould = (A, x) => {
  const rows = rowsOf(x)
  return build(x.dims, ([i, j]) => {
    const product = dot(A, rows[i as number] as never[], rows[j as number] as never[])
    return i === j ? A.add(product, A.of(1)) : product
  })
}

/** Rows made orthonormal one after the other; twice, so that rounding does not show. */
export const orthonormal: Mould = (A, x) => {
  const done: (typeof x.data)[] = []
  for (const row of rowsOf(x)) {
    const once = without(A, row, done)
    done.push(unit(A, without(A, once, done)))
  }
  return tensor(x.dims, done.flat())
}

/** Nonnegative entries with sum 1, in each row, mixed with 10 % uniform. */
export const probabilities: Mould = (A, x) =>
  perRow(x, row => {
    const sum = addAll(A, row)
    const floor = A.div(A.of(1), A.of(10 * row.length))
    const share = A.div(A.of(9), A.of(10))
    return row.map(value => A.add(A.mul(share, A.div(value, sum)), floor))
  })

/** Puts a number at one place, counted from 0, or everywhere. */
export const fixedAt =
  (value: Fraction, place: readonly number[] | undefined): Mould =>
  (A, x) =>
    build(x.dims, (spot, offset) =>
      place && String(spot) !== String(place)
        ? (x.data[offset] as never)
        : A.div(A.of(Number(value.s * value.n)), A.of(Number(value.d))),
    )

/** Adds the same number to all entries of a group, so that its sum is `value`. */
export const shiftedTo =
  (value: number, group: Group): Mould =>
  (A, x) =>
    group(x, entries => {
      const excess = A.sub(A.of(value), addAll(A, entries))
      const shift = A.div(excess, A.of(entries.length))
      return entries.map(entry => A.add(entry, shift))
    })

/** Multiplies a group of entries so that its sum is `value`. */
export const scaledTo =
  (value: number, group: Group): Mould =>
  (A, x) =>
    group(x, entries => {
      const factor = A.div(A.of(value), addAll(A, entries))
      return entries.map(entry => A.mul(factor, entry))
    })

export type Group = <T>(x: Tensor<T>, f: (entries: readonly T[]) => readonly T[]) => Tensor<T>

export const whole: Group = (x, f) => tensor(x.dims, f(x.data))

export const perRow: Group = (x, f) => tensor(x.dims, rowsOf(x).flatMap(f))

/** ‖A‖ ‖A⁻¹‖ in the Frobenius norm; infinite for a singular matrix. */
export const condition = (x: Tensor): number => {
  const inverse = inverted(rowsOf(x))
  return inverse ? Math.hypot(...x.data) * Math.hypot(...inverse.flat()) : Number.POSITIVE_INFINITY
}

/** Rows of the last axis; a vector is one row. */
const rowsOf = <T>(x: Tensor<T>): (readonly T[])[] => {
  const width = x.dims.at(-1) ?? 1
  return Array.from({ length: x.data.length / width }, (_, n) =>
    x.data.slice(n * width, (n + 1) * width),
  )
}

const at = <T>(x: Tensor<T>, i: number, j: number): T => x.data[i * (x.dims[1] ?? 1) + j] as T

const dot = <T>(A: Arith<T>, a: readonly T[], b: readonly T[]): T =>
  addAll(
    A,
    a.map((value, n) => A.mul(value, b[n] as T)),
  )

const without = <T>(
  A: Arith<T>,
  row: readonly T[],
  done: readonly (readonly T[])[],
): readonly T[] =>
  done.reduce((rest, unitRow) => {
    const share = dot(A, rest, unitRow)
    return rest.map((value, n) => A.sub(value, A.mul(share, unitRow[n] as T)))
  }, row)

const unit = <T>(A: Arith<T>, row: readonly T[]): readonly T[] => {
  const length = A.sqrt(dot(A, row, row))
  return mapTensor(tensor([row.length], row), value => A.div(value, length)).data
}

/** Gauss–Jordan with row exchange. */
const inverted = (rows: readonly (readonly number[])[]): number[][] | undefined => {
  const n = rows.length
  const wide = rows.map((row, i) => [...row, ...rows.map((_, j) => (i === j ? 1 : 0))])
  for (let c = 0; c < n; c++) {
    const candidates = wide.slice(c).map(row => Math.abs(row[c] as number))
    const p = c + candidates.indexOf(Math.max(...candidates))
    const pivot = wide[p] as number[]
    if (!((pivot[c] as number) !== 0)) return undefined
    ;[wide[p], wide[c]] = [wide[c] as number[], pivot.map(value => value / (pivot[c] as number))]
    eliminate(wide, c)
  }
  return wide.map(row => row.slice(n))
}

const eliminate = (wide: number[][], c: number): void => {
  const pivot = wide[c] as number[]
  wide.forEach((row, r) => {
    const factor = row[c] as number
    if (r !== c) wide[r] = row.map((value, n) => value - factor * (pivot[n] as number))
  })
}
