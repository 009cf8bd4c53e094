import { affine, minus, plus, sameAffine } from '../core/affine.ts'
import { atom, type Code, LEVEL, type Value, within } from '../core/python.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import type { Entry, Pos } from '../core/term.ts'
import { writeAffine } from './affine.ts'
import { type Grid, letterless } from './grid.ts'
import { ENTRIES } from './helpers.ts'
import { isInside, lettersIn, type Room, rangeOf, writePlace } from './room.ts'

/** Entries of a tensor at positions: as it is, a slice of it, or picked one by one. */
export const writeEntry = (room: Room, { expr, at }: Entry): Grid => {
  const value = room.book.read.whole(room.book, expr)
  if (expr.shape.length === 0) return letterless(value)
  const axes = expr.shape.map((dim, n) => axisOf(room, dim, at[n] as Pos))
  const letters = axes.flatMap(axis => (axis.letter === undefined ? [] : [axis.letter]))
  const isSliced = axes.every(axis => axis.slice !== undefined)
  if (isSliced && new Set(letters).size === letters.length)
    return { code: sliced(value, axes), letters }
  return picked(room, value, axes)
}

/** How a position looks along its axis. */
interface Axis {
  readonly pos: Pos
  readonly letters: readonly string[]
  readonly isInside: boolean
  /** Set where a slice of the axis will do, or one place of it. */
  readonly slice?: string
  /** The letter that a slice runs over. */
  readonly letter?: string
}

const axisOf = (room: Room, dim: Dim, pos: Pos): Axis => {
  if (isUnit(dim))
    return { pos: affine(room.book.graph.base), letters: [], isInside: true, slice: '0' }
  const letters = lettersIn(room, pos)
  const axis = { pos, letters, isInside: isInside(room, pos, dim) }
  const [letter] = letters
  if (!axis.isInside) return axis
  if (letter === undefined) return { ...axis, slice: writePlace(room, pos, []).text }
  const isMoved = letters.length === 1 && pos.terms.find(([name]) => name === letter)?.[1] === 1
  return isMoved ? { ...axis, letter, slice: sliceOf(room, dim, pos, letter) } : axis
}

/** `:`, or `1:n` where a letter runs over a part of the axis. */
const sliceOf = (room: Room, dim: Dim, pos: Pos, letter: string): string => {
  const range = rangeOf(room, letter)
  const start = minus(
    plus(minus(pos, { constant: 0, terms: [[letter, 1]] }), range.first),
    affine(room.book.graph.base),
  )
  if (sameAffine(start, affine(0)) && sameAffine(range.dim, dim)) return ':'
  const [from, to] = [start, plus(start, range.dim)].map(
    form => writeAffine(form, name => room.book.size(name)).text,
  )
  return `${from === '0' ? '' : from}:${to}`
}

const sliced = (value: Value, axes: readonly Axis[]): Code => {
  const slices = axes.map(axis => axis.slice ?? ':')
  if (slices.every(slice => slice === ':')) return value
  const [first, second] = slices
  if (value.flat && first === '0' && second === ':' && slices.length === 2) return value.flat
  const needed = slices.findLastIndex(slice => slice !== ':') + 1
  return atom(`${within(LEVEL.atom, value)}[${slices.slice(0, needed).join(', ')}]`)
}

/** `x[i[:, None] + k]`; entries that may lie outside are looked up with care. */
const picked = (room: Room, value: Value, axes: readonly Axis[]): Grid => {
  if (axes.every(axis => axis.isInside)) return mixed(room, value, axes)
  const letters = [...new Set(axes.flatMap(axis => axis.letters))]
  const places = axes.map(axis => writePlace(room, axis.pos, letters).text)
  const entries = room.book.py.use(ENTRIES)
  return { code: atom(`${entries}(${[value.text, ...places].join(', ')})`), letters }
}

/** Slices before and after a block of axes along which places are picked. */
const mixed = (room: Room, value: Value, axes: readonly Axis[]): Grid => {
  const isPlain = (axis: Axis) =>
    axis.letter !== undefined &&
    axes.filter(other => other.letters.includes(axis.letter ?? '')).length === 1
  const start = axes.findIndex(axis => !isPlain(axis))
  const end = axes.findLastIndex(axis => !isPlain(axis)) + 1
  const before = axes.slice(0, start)
  const block = axes.slice(start, end)
  const after = axes.slice(end)
  const own = [...new Set(block.flatMap(axis => axis.letters))]
  const places = [
    ...before.map(axis => axis.slice),
    ...block.map(axis => writePlace(room, axis.pos, own).text),
    ...after.map(axis => axis.slice),
  ]
  const lettersOf = (some: readonly Axis[]) => some.flatMap(axis => axis.letter ?? [])
  return {
    code: atom(`${within(LEVEL.atom, value)}[${places.join(', ')}]`),
    letters: [...lettersOf(before), ...own, ...lettersOf(after)],
  }
}
