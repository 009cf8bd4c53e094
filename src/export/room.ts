import { type Affine, affine, minus, namesOf, plus, substitute, symbol } from '../core/affine.ts'
import { atom, type Code } from '../core/python.ts'
import type { Dim } from '../core/shape.ts'
import type { Ix, Pos } from '../core/term.ts'
import { type Bounds, boundsOf, isNeverNegative, lastOf, writeAffine } from './affine.ts'
import type { Book } from './book.ts'

/** Where a term is written: the letters in force and what they run over. */
export interface Room {
  readonly book: Book
  readonly ranges: ReadonlyMap<string, Range>
}

/** A letter runs over `dim` positions from `first`; neither mentions other letters. */
export interface Range {
  readonly first: Affine
  readonly dim: Dim
}

/** What a letter is held to besides its range, where that depends on other letters. */
export interface Limit {
  readonly letter: string
  readonly first?: Affine
  readonly last?: Affine
}

/** The room with more letters. A range that depends on letters becomes the widest there is, with limits. */
export const withLetters = (
  room: Room,
  letters: readonly Ix[],
): { readonly room: Room; readonly limits: readonly Limit[] } => {
  const ranges = new Map(room.ranges)
  const limits: Limit[] = []
  const inner = { ...room, ranges }
  for (const ix of letters) {
    const first = ix.first ?? affine(room.book.graph.base)
    const last = lastOf(first, ix.dim)
    const { low } = boundsOf(first, letterBounds(inner))
    const { high } = boundsOf(last, letterBounds(inner))
    const isFree = (form: Affine) => namesOf(form).some(name => ranges.has(name))
    if (isFree(first) || isFree(last)) {
      limits.push({
        letter: ix.name,
        ...(isFree(first) && { first }),
        ...(isFree(last) && { last }),
      })
    }
    ranges.set(ix.name, { first: low, dim: plus(minus(high, low), affine(1)) })
  }
  return { room: inner, limits }
}

/** The letters of a position that are in force. */
export const lettersIn = ({ ranges }: Room, pos: Pos): readonly string[] =>
  namesOf(pos).filter(name => ranges.has(name))

/** The size of a letter's axis. */
export const sizeOf = (room: Room, letter: string): Code =>
  writeAffine(rangeOf(room, letter).dim, name => room.book.size(name))

export const rangeOf = ({ ranges }: Room, letter: string): Range => {
  const range = ranges.get(letter)
  if (!range) throw new RangeError(`no range for ${letter}`)
  return range
}

/** A position as a place counted from 0, its letters along the axes of a grid. */
export const writePlace = (room: Room, pos: Pos, axes: readonly string[]): Code => {
  const { book, ranges } = room
  const moved = substitute(
    pos,
    new Map([...ranges].map(([name, { first }]) => [name, plus(symbol(name), first)] as const)),
  )
  return writeAffine(minus(moved, affine(book.graph.base)), name =>
    ranges.has(name) ? writeLetter(room, name, axes) : book.size(name),
  )
}

/** True of a position that lies on an axis whatever the sizes are. */
export const isInside = (room: Room, pos: Pos, axis: Dim): boolean => {
  const base = affine(room.book.graph.base)
  const { low, high } = boundsOf(pos, letterBounds(room))
  const within = boundsOf(low, indexBounds(room)).low
  const beyond = boundsOf(high, indexBounds(room)).high
  return isNeverNegative(minus(within, base)) && isNeverNegative(minus(lastOf(base, axis), beyond))
}

/** 0, 1, … along the letter's own axis of a grid. */
const writeLetter = (room: Room, letter: string, axes: readonly string[]): Code => {
  const places = room.book.places(letter, rangeOf(room, letter).dim)
  const after = axes.length - 1 - axes.indexOf(letter)
  return atom(after === 0 ? places : `${places}[:${', None'.repeat(after)}]`)
}

const letterBounds =
  ({ ranges }: Room): Bounds =>
  name => {
    const range = ranges.get(name)
    return range && { low: range.first, high: lastOf(range.first, range.dim) }
  }

const indexBounds =
  ({ book: { graph } }: Room): Bounds =>
  name => {
    const index = graph.leaves.find(leaf => leaf.name === name)?.index
    const base = affine(graph.base)
    return index && { low: base, high: lastOf(base, index) }
  }
