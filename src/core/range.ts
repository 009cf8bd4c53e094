import {
  type Affine,
  affine,
  constantOf,
  dividedBy,
  minus,
  multiplierOf,
  namesOf,
  plus,
  sameAffine,
  substitute,
  symbol,
  times,
} from './affine.ts'
import { type Dim, isUnit } from './shape.ts'

/** What a letter runs over: `first` and so many positions from there. */
export interface Range {
  readonly first: Affine
  readonly dim: Dim
}
/** The ranges of letters; none for size names. */
export type RangeOf = (name: string) => Range | undefined

export const lastOf = ({ first, dim }: Range): Affine => plus(first, minus(dim, affine(1)))

/** The least and the greatest value of a position over the ranges of its letters; undefined where signs do not tell. */
export const extremesOf = (
  pos: Affine,
  rangeOf: RangeOf,
): { readonly low: Affine; readonly high: Affine } | undefined => {
  const letters = namesOf(pos).filter(name => rangeOf(name) !== undefined)
  const dims = letters.map(name => (rangeOf(name) as Range).dim)
  let [low, high] = [pos, pos]
  for (const letter of letters) {
    const range = rangeOf(letter) as Range
    const factor = multiplierOf(pos, letter)
    const isFree = factor && !namesOf(factor).some(rangeOf)
    const sign = isFree ? signOf(factor, dims) : undefined
    if (sign === undefined) return undefined
    const [least, most] = sign < 0 ? [lastOf(range), range.first] : [range.first, lastOf(range)]
    low = substitute(low, new Map([[letter, least]]))
    high = substitute(high, new Map([[letter, most]]))
  }
  return [low, high].flatMap(namesOf).some(rangeOf) ? undefined : { low, high }
}

/** True where a position is surely in a range, for all values of its letters. */
export const isInRange = (pos: Affine, range: Range, rangeOf: RangeOf): boolean => {
  if ([range.first, lastOf(range)].some(end => sameAffine(pos, end))) return true
  const found = extremesOf(pos, rangeOf)
  return (
    found !== undefined &&
    isNatural(minus(found.low, range.first)) &&
    isNatural(minus(lastOf(range), found.high))
  )
}

/** True where a position is outside a range for all values of its letters. */
export const isOutOfRange = (pos: Affine, range: Range, rangeOf: RangeOf): boolean => {
  const found = extremesOf(pos, rangeOf)
  if (!found) return false
  const gaps = [minus(found.low, lastOf(range)), minus(range.first, found.high)]
  return gaps.some(gap => isNatural(minus(gap, affine(1))))
}

/** True of a form that is 0 for no values of its letters. */
export const isNeverZero = (form: Affine, rangeOf: RangeOf): boolean => {
  const found = extremesOf(form, rangeOf)
  if (!found) return false
  const gaps = [found.low, times(-1, found.high)]
  return gaps.some(gap => isNatural(minus(gap, affine(1))))
}

/**
 * p·e + r = 0 with |r| < p only where e = 0 and r = 0: the parts of a difference of two
 * positions such as `p*(i - 1) + r`, each 0 just where both are. Undefined where it has no such parts.
 */
export const partsOfZero = (
  difference: Affine,
  rangeOf: RangeOf,
): readonly [Affine, Affine] | undefined => {
  for (const letter of namesOf(difference)) {
    const range = rangeOf(letter)
    const sign = range && constantOf(multiplierOf(difference, letter) ?? affine(0))
    if (!range || (sign !== 1 && sign !== -1) || isUnit(range.dim)) continue
    for (const other of rivalsOf(letter, range, difference, rangeOf)) {
      const small = times(sign, minus(symbol(letter), other))
      const rest = minus(difference, small)
      const large = sameAffine(rest, affine(0)) ? undefined : dividedBy(rest, range.dim)
      if (large) return [large, small]
    }
  }
  return undefined
}

/** Places of a range that a letter of it may be compared with. */
const rivalsOf = (
  letter: string,
  range: Range,
  difference: Affine,
  rangeOf: RangeOf,
): readonly Affine[] => {
  const alike = namesOf(difference).filter(name => {
    const other = rangeOf(name)
    return (
      other &&
      name !== letter &&
      sameAffine(other.dim, range.dim) &&
      sameAffine(other.first, range.first)
    )
  })
  return [...alike.map(symbol), range.first, lastOf(range)]
}

/** The sign of a form of sizes; 1 where it may be 0. Those among `dims` are positive. */
const signOf = (form: Affine, dims: readonly Dim[]): 1 | -1 | undefined => {
  const isSize = (a: Affine) => isNatural(a) || dims.some(dim => sameAffine(dim, a))
  if (isSize(form)) return 1
  return isSize(times(-1, form)) ? -1 : undefined
}

/** True of a form that is at least 0 because sizes and fixed positions are. */
const isNatural = ({ constant, terms }: Affine): boolean =>
  constant >= 0 && terms.every(([, c]) => c > 0)
