import {
  type Affine,
  affine,
  constantOf,
  minus,
  namesOf,
  plus,
  substitute,
  symbol,
} from '../core/affine.ts'
import { memberName, memberOf, moveAffine, moveBy } from '../core/member.ts'
import type { Place } from './types.ts'

// Sizes that change along a family are names such as `n{_-1}`: `_` is the family's letter.

const LETTER = '_'

/** The name of a size of one member of a family. */
export const memberSize = (name: string, place: Place): string =>
  memberName(name, place.kind === 'fixed' ? place.at : shifted(place.by))

/** A size of the member `by` places further; sizes of fixed members stay. */
export const shiftSize = (dim: Affine, by: number): Affine => put(dim, shifted(by))

/** A size at a fixed member. */
export const fixSize = (dim: Affine, at: Affine): Affine => put(dim, at)

/** `n{1}` at the fixed member 1 is `n{_}`. */
export const freeSize = (dim: Affine, at: Affine): Affine => {
  const by = namesOf(dim).flatMap(name => {
    const member = memberOf(name)
    const distance = member && constantOf(minus(member.at, at))
    if (!member || distance === undefined) return []
    return [[name, symbol(memberName(member.family, shifted(distance)))] as const]
  })
  return substitute(dim, new Map(by))
}

/** A size as it is shown, with the letter of the family. */
export const nameSize = (dim: Affine, letter: string): Affine => put(dim, symbol(letter))

const shifted = (by: number): Affine => plus(symbol(LETTER), affine(by))

const put = (dim: Affine, at: Affine): Affine => moveAffine(dim, moveBy(new Map([[LETTER, at]])))
