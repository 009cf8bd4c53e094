/** A tensor of numbers: sizes of its axes and entries in row-major order (last axis fastest). */
export interface Tensor<T = number> {
  readonly dims: readonly number[]
  readonly data: readonly T[]
}

export const tensor = <T>(dims: readonly number[], data: readonly T[]): Tensor<T> => ({
  dims,
  data,
})

export const scalar = <T>(value: T): Tensor<T> => ({ dims: [], data: [value] })

/** Number of entries; 1 for a scalar. */
export const count = (dims: readonly number[]): number => dims.reduce((n, d) => n * d, 1)

/** The tensor with entry f(offset, position), positions counted from 0. */
export const build = <T>(
  dims: readonly number[],
  f: (at: readonly number[], offset: number) => T,
): Tensor<T> => ({ dims, data: indices(dims).map(f) })

/** All positions in row-major order, each counted from 0. */
export const indices = (dims: readonly number[]): number[][] =>
  dims.reduce<number[][]>(
    (all, d) => all.flatMap(at => Array.from({ length: d }, (_, n) => [...at, n])),
    [[]],
  )

/** Offset of a position; undefined outside the tensor. */
export const offset = (dims: readonly number[], at: readonly number[]): number | undefined => {
  let place = 0
  for (let n = 0; n < dims.length; n++) {
    const d = dims[n] as number
    const p = at[n] as number
    if (p < 0 || p >= d) return undefined
    place = place * d + p
  }
  return place
}

export const mapTensor = <T, U>(x: Tensor<T>, f: (value: T) => U): Tensor<U> => ({
  dims: x.dims,
  data: x.data.map(f),
})

/** Numbers in as many lists inside each other as there are axes. */
export type Nested = number | readonly Nested[]

export const nested = ({ dims: [size, ...rest], data }: Tensor): Nested => {
  if (size === undefined) return data[0] ?? Number.NaN
  const room = data.length / size
  return Array.from({ length: size }, (_, n) =>
    nested({ dims: rest, data: data.slice(n * room, (n + 1) * room) }),
  )
}
