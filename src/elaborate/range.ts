import { type Affine, affine, constantOf, minus, plus, times, ZERO } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'

/** An entry that a letter reaches: its position along an axis, and the ranges of the letters there. */
export interface Reach {
  readonly position: Affine
  readonly axis: Dim
  range(letter: string): Range | undefined
}
/** `first` and so many positions from there. */
export interface Range {
  readonly first: Affine
  readonly dim: Dim
}

/**
 * The number of values of a letter, from `base` on, for which every entry exists:
 * undefined where that is no affine form of the sizes, or there is none.
 */
export const largestRange = (
  letter: string,
  reaches: readonly Reach[],
  base: number,
): Dim | undefined => {
  const counts = reaches.flatMap(reach => {
    const c = reach.position.terms.find(([name]) => name === letter)?.[1] ?? 0
    return c === 0 ? [] : [countFor(letter, c, reach, base)]
  })
  return counts.reduce<Dim | undefined>(
    (least, count, n) => (n === 0 ? count : least && count && smaller(least, count)),
    undefined,
  )
}

/** Whether every entry that is reached exists; undefined where the sizes do not tell. */
export const isInside = (reach: Reach, base: Affine): boolean | undefined => {
  const { low, high } = restOf('', reach)
  const room = [minus(low, base), minus(minus(plus(base, reach.axis), affine(1)), high)]
  if (room.some(isNegative)) return false
  return room.every(r => constantOf(r) !== undefined) ? true : undefined
}

/** c·i + rest stays on the axis: rest runs from `low` to `high`. */
const countFor = (letter: string, c: number, reach: Reach, base: number): Dim | undefined => {
  const { low, high } = restOf(letter, reach)
  const last = plus(affine(base - 1), reach.axis)
  const atFirst = affine(c * base)
  if (isNegative(minus(plus(atFirst, low), affine(base)))) return undefined
  if (isNegative(minus(last, plus(atFirst, high)))) return undefined
  const room = c > 0 ? minus(last, high) : minus(low, affine(base))
  const most = divided(room, Math.abs(c))
  return most && plus(most, affine(1 - base))
}

const restOf = (letter: string, { position, range }: Reach): { low: Affine; high: Affine } => {
  let low: Affine = affine(position.constant)
  let high = low
  for (const [name, c] of position.terms) {
    if (name === letter) continue
    const other = range(name) ?? { first: { constant: 0, terms: [[name, 1]] }, dim: affine(1) }
    const ends = [other.first, plus(other.first, minus(other.dim, affine(1)))].map(at =>
      times(c, at),
    )
    const [small = ZERO, large = ZERO] = c > 0 ? ends : ends.reverse()
    low = plus(low, small)
    high = plus(high, large)
  }
  return { low, high }
}

const isNegative = (a: Affine): boolean => (constantOf(a) ?? 0) < 0

/** The whole part of a quotient, where the sizes divide. */
const divided = (a: Affine, by: number): Affine | undefined =>
  a.terms.every(([, c]) => c % by === 0)
    ? { constant: Math.floor(a.constant / by), terms: a.terms.map(([name, c]) => [name, c / by]) }
    : undefined

const smaller = (a: Affine, b: Affine): Affine | undefined => {
  const difference = constantOf(minus(a, b))
  return difference === undefined ? undefined : difference <= 0 ? a : b
}
