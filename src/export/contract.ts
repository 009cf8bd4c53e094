import {
  type Code,
  called,
  contracted,
  divided,
  LEVEL,
  multiplied,
  within,
} from '../core/python.ts'
import { totalOver } from '../ops/total.ts'
import { aligned, type Grid, signsFor, unionOf } from './grid.ts'
import { ExportError } from './refusal.ts'
import { type Room, sizeOf } from './room.ts'

/** A product of grids over a product of others, summed over letters. */
export interface Contraction {
  readonly over: readonly Grid[]
  readonly under: readonly Grid[]
  readonly summed: readonly string[]
}

/** Scalars stand in front or below; arrays meet in `*`, `@` or einsum. */
export const contract = (room: Room, { over, under, summed }: Contraction): Grid => {
  const inverses = under.filter(isArray).map(inverse)
  const arrays = [...over.filter(isArray), ...inverses]
  const letters = unionOf(arrays)
  const empty = summed.filter(letter => !letters.includes(letter))
  const out = letters.filter(letter => !summed.includes(letter))
  const body = arrays.length > 0 ? [arrayProduct(room, arrays, out)] : []
  const scalars = over.filter(grid => !isArray(grid)).map(grid => grid.code)
  const top = multiplied([...scalars, ...empty.map(letter => sizeOf(room, letter)), ...body])
  const below = under.filter(grid => !isArray(grid)).map(grid => grid.code)
  return { code: below.length === 0 ? top : divided(top, multiplied(below)), letters: out }
}

const isArray = ({ letters }: Grid): boolean => letters.length > 0

const inverse = ({ code, letters }: Grid): Grid => ({
  code: divided({ text: '1', level: LEVEL.atom, isPlain: true }, code),
  letters,
})

const arrayProduct = (room: Room, arrays: readonly Grid[], out: readonly string[]): Code => {
  const all = unionOf(arrays)
  const [first, second] = arrays as [Grid, Grid | undefined]
  if (out.length === all.length) return multiplied(arrays.map(grid => aligned(room, grid, out)))
  if (!second) return sumAlong(room, first, out)
  return matrixProduct(arrays, out) ?? einsum(room, arrays, out)
}

/** `np.sum(x, axis=(1, 2))` */
const sumAlong = (
  { book: { py } }: Room,
  { code, letters }: Grid,
  out: readonly string[],
): Code => {
  const axes = letters.flatMap((letter, n) => (out.includes(letter) ? [] : [n]))
  return totalOver(py, code, out.length === 0 ? [] : axes)
}

/** `A @ x`, where the one letter that is summed stands last on the left and first on the right. */
const matrixProduct = (arrays: readonly Grid[], out: readonly string[]): Code | undefined => {
  const pairs = arrays.length === 2 ? [arrays, [...arrays].reverse()] : []
  for (const [a, b] of pairs as [Grid, Grid][]) {
    if (a.letters.length > 2 || b.letters.length > 2) return undefined
    const outer = [...a.letters.slice(0, -1), ...b.letters.slice(1)]
    const meets = a.letters.at(-1) === b.letters[0]
    if (meets && outer.length === out.length && outer.every((l, n) => l === out[n]))
      return contracted(a.code, b.code)
  }
  return undefined
}

/** `np.einsum("ji,i->j", W, x)` */
const einsum = ({ book: { py } }: Room, arrays: readonly Grid[], out: readonly string[]): Code => {
  const all = unionOf(arrays)
  if (all.length > MOST_LETTERS)
    throw new ExportError('export-letters', { most: `${MOST_LETTERS}` })
  const signs = signsFor(all)
  const sides = arrays.map(grid => grid.letters.map(signs).join('')).join(',')
  const operands = arrays.map(grid => within(LEVEL.sum, grid.code))
  const hurry = py.target === 'numpy' && arrays.length > 2 ? ['optimize=True'] : []
  return called(py, 'einsum', `"${sides}->${out.map(signs).join('')}"`, ...operands, ...hurry)
}

const MOST_LETTERS = 52
