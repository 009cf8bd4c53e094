import { type Affine, namesOf, substitute, symbol } from '../core/affine.ts'
import { describeDim } from '../core/signature.ts'
import type { Place } from './types.ts'

// Sizes that change along a family are names such as `n{_-1}`: `_` is the family's letter.

/** The name of a size of one member of a family. */
export const memberSize = (name: string, place: Place): string =>
  place.kind === 'fixed' ? `${name}{${describeDim(place.at)}}` : `${name}{${shifted(place.by)}}`

/** A size of the member `by` places further; sizes of fixed members stay. */
export const shiftSize = (dim: Affine, by: number): Affine =>
  moveSize(dim, at => ({ kind: 'shifted', by: at + by }))

/** A size at a fixed member. */
export const fixSize = (dim: Affine, at: Affine): Affine =>
  moveSize(dim, by => ({ kind: 'fixed', at: { ...at, constant: at.constant + by } }))

/** A size as it is shown, with the letter of the family. */
export const nameSize = (dim: Affine, letter: string): Affine =>
  rename(dim, name => name.replace('{_', `{${letter}`))

const shifted = (by: number): string => (by === 0 ? '_' : by > 0 ? `_+${by}` : `_${by}`)

const PATTERN = /^(\w+)\{_([+-]\d+)?\}$/

const moveSize = (dim: Affine, move: (by: number) => Place): Affine =>
  rename(dim, name => {
    const [, base, by = '0'] = PATTERN.exec(name) ?? []
    return base === undefined ? name : memberSize(base, move(Number(by)))
  })

const rename = (dim: Affine, f: (name: string) => string): Affine =>
  substitute(dim, new Map(namesOf(dim).map(name => [name, symbol(f(name))])))
