import { count, offset, type Tensor } from '../core/tensor.ts'
import type { Facts } from './leaves.ts'

/** Whether a drawn leaf is all that the file says of it; positions are counted from `base`. */
export const honours = (x: Tensor, { adjectives, sums, bounds, values }: Facts, base: number) => {
  const rows = rowsOf(x)
  const at = (spot: readonly number[] | undefined) => entriesAt(x, spot, base)
  const isEvery = (test: (value: number) => boolean) => x.data.every(test)
  return (
    sums.every(({ perRow, value }) =>
      (perRow ? rows : [x.data]).every(group => isNear(total(group), value)),
    ) &&
    bounds.every(bound => at(bound.at).every(value => HOLDS[bound.sign](value, bound.value))) &&
    values.every(fixed => at(fixed.at).every(value => isNear(value, fixed.value.valueOf()))) &&
    (!adjectives.has('positive') || isEvery(value => value > 0)) &&
    (!adjectives.has('binary') || isEvery(value => Math.abs(value) === 1)) &&
    (!adjectives.has('onehot') || isEvery(value => value === 0 || value === 1)) &&
    (!isOnSimplex(adjectives) ||
      (isEvery(value => value >= 0) && rows.every(row => isNear(total(row), 1)))) &&
    (sums.length + values.length === 0 || !BUILT.some(one => adjectives.has(one))) &&
    (!SYMMETRIC.some(one => adjectives.has(one)) || isSymmetric(x)) &&
    (!adjectives.has('diagonal') || isDiagonal(x))
  )
}

/** What no entry of a drawn matrix may be changed for. */
const BUILT = ['definite', 'orthogonal'] as const
const SYMMETRIC = ['symmetric', 'definite', 'diagonal'] as const

const isOnSimplex = (adjectives: Facts['adjectives']): boolean =>
  adjectives.has('probability') || adjectives.has('onehot')

const HOLDS: Readonly<Record<Facts['bounds'][number]['sign'], (a: number, b: number) => boolean>> =
  {
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
    '!=': (a, b) => a !== b,
  }

/** The entries that are spoken of: one, none where the leaf is too small, or all. */
const entriesAt = (x: Tensor, at: readonly number[] | undefined, base: number) => {
  if (!at) return x.data
  const place = offset(
    x.dims,
    at.map(pos => pos - base),
  )
  return place === undefined ? [] : [x.data[place] as number]
}

const rowsOf = ({ dims, data }: Tensor): readonly (readonly number[])[] => {
  const width = dims.at(-1) ?? 1
  return Array.from({ length: count(dims) / width }, (_, n) =>
    data.slice(n * width, (n + 1) * width),
  )
}

const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0)

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

const isSymmetric = ({ dims: [n = 1], data }: Tensor): boolean =>
  data.every((value, k) => isNear(value, data[(k % n) * n + Math.floor(k / n)] as number))

const isDiagonal = ({ dims: [n = 1], data }: Tensor): boolean =>
  data.every((value, k) => value === 0 || k % n === Math.floor(k / n))
