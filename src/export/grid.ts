import type { Op } from '../core/op.ts'
import { atom, type Code, called, LEVEL, multiplied, within } from '../core/python.ts'
import { ones } from '../ops/ones.ts'
import { zeros } from '../ops/zeros.ts'
import { type Room, sizeOf } from './room.ts'

/** An array with one axis for each of its letters, in their order. */
export interface Grid {
  readonly code: Code
  readonly letters: readonly string[]
}

/** A scalar. */
export const letterless = (code: Code): Grid => ({ code, letters: [] })

/** All letters of some grids, each once. */
export const unionOf = (grids: readonly Grid[]): readonly string[] => [
  ...new Set(grids.flatMap(grid => grid.letters)),
]

/** The grid as an array that broadcasts along with others that have these axes. */
export const aligned = (room: Room, grid: Grid, axes: readonly string[]): Code => {
  const { letters } = grid
  if (letters.length === 0) return grid.code
  const sorted = axes.filter(letter => letters.includes(letter))
  const code = turned(room, grid, sorted)
  const own = axes.slice(axes.indexOf(sorted[0] as string))
  if (own.length === sorted.length) return code
  const places = own.map(letter => (letters.includes(letter) ? ':' : 'None'))
  return atom(`${within(LEVEL.atom, code)}[${places.join(', ')}]`)
}

/** The grid as an array that has all these axes at their length. */
export const filledTo = (room: Room, grid: Grid, axes: readonly string[]): Code => {
  const { py } = room.book
  const code = aligned(room, grid, axes)
  if (axes.every(letter => grid.letters.includes(letter))) return code
  const sizes = axes.map(letter => sizeOf(room, letter))
  const full = (op: Op) => atom(py.filled(op.name, sizes))
  if (code.text === '0') return full(zeros)
  return code.text === '1' ? full(ones) : multiplied([code, full(ones)])
}

/** The axes in another order. */
const turned = (room: Room, { code, letters }: Grid, order: readonly string[]): Code => {
  if (letters.every((letter, n) => letter === order[n])) return code
  if (letters.length === 2) return code.turned ?? { ...atom(`${within(LEVEL.atom, code)}.T`) }
  const signs = signsFor(letters)
  const text = [letters, order].map(side => side.map(signs).join('')).join('->')
  return called(room.book.py, 'einsum', `"${text}"`, code.text)
}

/** A letter of the alphabet for each: itself where it is one, as einsum wants it. */
export const signsFor = (letters: readonly string[]): ((letter: string) => string) => {
  const own = letters.filter(letter => /^[a-zA-Z]$/.test(letter))
  const spare = ALPHABET.filter(sign => !own.includes(sign))
  const signs = new Map(letters.map(l => [l, own.includes(l) ? l : (spare.shift() as string)]))
  return letter => signs.get(letter) as string
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ']
