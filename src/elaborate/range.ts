import {
  type Affine,
  affine,
  constantOf,
  dividedBy,
  minus,
  multiplierOf,
  multiply,
  namesOf,
  plus,
  symbol,
  times,
} from '../core/affine.ts'
import { extremesOf, isInRange, lastOf, type RangeOf } from '../core/range.ts'
import type { Dim } from '../core/shape.ts'

/** An entry that a letter reaches: its position along an axis, and the ranges of the letters there. */
export interface Reach {
  readonly position: Affine
  readonly axis: Dim
  readonly range: RangeOf
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
  const counts = reaches.flatMap(reach =>
    namesOf(reach.position).includes(letter) ? [countFor(letter, reach, base)] : [],
  )
  return counts.reduce<Dim | undefined>(
    (least, count, n) => (n === 0 ? count : least && count && smaller(least, count)),
    undefined,
  )
}

/** Whether every entry that is reached exists; undefined where the sizes do not tell. */
export const isInside = ({ position, axis, range }: Reach, base: Affine): boolean | undefined => {
  const whole = { first: base, dim: axis }
  if (isInRange(position, whole, range)) return true
  const ends = extremesOf(position, range)
  if (!ends) return undefined
  const room = [minus(ends.low, base), minus(lastOf(whole), ends.high)]
  return room.some(isNegative) ? false : undefined
}

/** c·i + rest stays on the axis: rest runs from `low` to `high`. */
const countFor = (
  letter: string,
  { position, axis, range }: Reach,
  base: number,
): Dim | undefined => {
  const c = multiplierOf(position, letter)
  const others: RangeOf = name => (name === letter ? undefined : range(name))
  const rest = c && minus(position, multiply(c, symbol(letter)))
  const ends = rest && extremesOf(rest, others)
  if (!c || !ends || namesOf(c).some(range)) return undefined
  const last = plus(affine(base - 1), axis)
  const atFirst = times(base, c)
  if (isNegative(minus(plus(atFirst, ends.low), affine(base)))) return undefined
  if (isNegative(minus(last, plus(atFirst, ends.high)))) return undefined
  const isFalling = (constantOf(c) ?? 0) < 0
  const room = isFalling ? minus(ends.low, affine(base)) : minus(last, ends.high)
  const most = divided(room, isFalling ? times(-1, c) : c)
  return most && plus(most, affine(1 - base))
}

const isNegative = (a: Affine): boolean => (constantOf(a) ?? 0) < 0

/** The whole part of a quotient, where the sizes divide. */
const divided = (a: Affine, by: Affine): Affine | undefined => {
  const number = constantOf(by)
  if (number === undefined) return dividedBy(a, by)
  const rest = ((a.constant % number) + number) % number
  return dividedBy(minus(a, affine(rest)), by)
}

const smaller = (a: Affine, b: Affine): Affine | undefined => {
  const difference = constantOf(minus(a, b))
  return difference === undefined ? undefined : difference <= 0 ? a : b
}
