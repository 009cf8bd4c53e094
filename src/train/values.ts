import { count } from '../core/tensor.ts'
import { refuse } from './refusal.ts'

/** The numbers of a JSON value in row-major order: nested lists of the sizes of a tensor. */
export const numbersIn = (
  value: unknown,
  dims: readonly number[],
  name: string,
): readonly number[] => {
  const wanted = dims[0] === 1 && dims.length === 2 && isFlat(value) ? dims.slice(1) : dims
  const found: number[] = []
  collect(value, wanted, found, () =>
    refuse('value-shape', {
      name,
      wanted: wordsOf(wanted),
    }),
  )
  return found.length === count(dims)
    ? found
    : refuse('value-shape', { name, wanted: wordsOf(wanted) })
}

const wordsOf = (dims: readonly number[]): string =>
  dims.length === 0 ? 'one number' : `${dims.join(' × ')} numbers, in lists`

/** Lists of numbers as they are nested. */
export const nested = (
  data: ArrayLike<number>,
  dims: readonly number[],
): number | readonly unknown[] => {
  const [first, ...rest] = dims
  if (first === undefined) return data[0] ?? Number.NaN
  const width = count(rest)
  return Array.from({ length: first }, (_, n) =>
    nested(Array.prototype.slice.call(data, n * width, (n + 1) * width), rest),
  )
}

/** The entries of a row without the list around them. */
const isFlat = (value: unknown): boolean => Array.isArray(value) && !Array.isArray(value[0])

const collect = (
  value: unknown,
  [size, ...rest]: readonly number[],
  found: number[],
  fail: () => never,
): void => {
  if (size === undefined) {
    if (typeof value !== 'number' || !Number.isFinite(value)) fail()
    found.push(value as number)
    return
  }
  if (!Array.isArray(value) || value.length !== size) fail()
  for (const part of value as readonly unknown[]) collect(part, rest, found, fail)
}
