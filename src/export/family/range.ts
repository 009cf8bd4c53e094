import { type Affine, affine, minus, ONE, plus } from '../../core/affine.ts'
import type { Range } from '../../core/graph.ts'
import { isNeverNegative, writeAffine } from '../affine.ts'
import type { Book } from '../book.ts'
import { PLACES } from './helpers.ts'

/** True where a ≤ b whatever the sizes are. */
export const isAtMost = (a: Affine, b: Affine): boolean => isNeverNegative(minus(b, a))

/** True of a range that has a place whatever the sizes are. */
export const isNeverEmpty = ({ first, last }: Range): boolean => isAtMost(first, last)

/** `range(1, T + 1)` */
export const placesText = (book: Book, { first, last }: Range): string => {
  const end = plus(last, ONE)
  const [from, to] = [first, end].map(form => writeAffine(form, book.size).text)
  return `${rangeName(book)}(${from}, ${to})`
}

/** The same from the last place to the first. */
export const placesDownText = (book: Book, { first, last }: Range): string => {
  const end = plus(first, affine(-1))
  const [from, to] = [last, end].map(form => writeAffine(form, book.size).text)
  return `${rangeName(book)}(${from}, ${to}, -1)`
}

/** A file may have a name `range` of its own. */
const rangeName = ({ names, py }: Book): string => (names.isOwn('range') ? py.use(PLACES) : 'range')
