import type { Indexed, Syntax } from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { entryAlias, wholeAlias } from './alias.ts'
import type { Book, Pen } from './book.ts'
import { cellAt, isCells } from './entries.ts'
import { indexed } from './node.ts'
import { hasSubscript, plainSymbol, wholeSymbol } from './symbol.ts'
import {
  ATOM,
  atom,
  brackets,
  FACTOR,
  layered,
  subscript,
  type Written,
  within,
} from './written.ts'

/** A whole by its own form, else in the face of its shape. */
export const nameTex = (name: string, book: Book): Written => {
  const alias = wholeAlias(book.aliases, name)?.replace(FIRST_BELOW, '')
  if (alias !== undefined) return { ...atom(alias), level: hasSubscript(alias) ? FACTOR : ATOM }
  const tex = wholeSymbol(name, book.shapes.get(name), book.notation)
  return tex.includes('^') ? { ...atom(tex), level: FACTOR } : atom(tex)
}

/** A stem that ends in `_` says where its place stands. */
export const writeLayered = (name: string, at: string, book: Book): Written => {
  const stem = nameTex(name, book).tex
  return name.endsWith('_') ? atom(`${stem}_{${at}}`) : layered(stem, at, book.notation)
}

/** In the form of a function: its first argument stands below its name, `Net_\cdot` for `Net_{w}(x)`. */
export const FIRST_BELOW = '_\\cdot'

/** Entries are written without a face: `V_{ij}`, `U_{ij}^T`, `(W_1)_{ij}`, `(A B)_{ij}`. */
export const writeIndexed = ({ base, at }: Indexed, book: Book, pen: Pen): Written => {
  const own = isCells(base) ? cellAt(base, at, book.base ?? 1) : laneIn(base, at, book)
  if (own) return pen.write(own, book)
  const places = at.map(place => pen.print(place, book))
  const below = `_${subscript(places)}`
  if (base.kind === 'name') return writeEntry(base.name, places, book)
  if (base.kind === 'layered') {
    const { tex, level } = layered(
      layerStem(base.name, book),
      pen.print(base.at, book),
      book.notation,
    )
    return { ...atom(`${level === ATOM || tex.includes('_') ? `(${tex})` : tex}${below}`), level }
  }
  if (base.kind === 'transposition') {
    return { ...atom(`${turnedStem(base.arg, book, pen)}${below}^T`), level: FACTOR }
  }
  return atom(`${brackets(pen.write(base, book))}${below}`)
}

/** `P(x_i)` for an entry of `P(x)`, where the function takes vectors alone. */
const laneIn = (base: Syntax, at: readonly Syntax[], book: Book): Syntax | undefined => {
  const [arg, ...others] = base.kind === 'call' ? base.args : []
  if (!book.notation.lanes || base.kind !== 'call' || !arg || others.length > 0 || base.primes > 0)
    return undefined
  const op = opCalled(base.name)
  if (op?.elementwise || !op?.signatures.includes(OF_LANES)) return undefined
  const own = isCells(arg) ? cellAt(arg, at, book.base ?? 1) : indexed(arg, at)
  return own && { ...base, args: [own] }
}

/** The signature of what takes a vector to a vector, and each row of a matrix by itself. */
const OF_LANES = 'vector(n) -> vector(n)'

/** A subscript stands beside the place of a layer above: `(\delta_z^{(t)})_k`. */
const layerStem = (name: string, { aliases, notation }: Book): string =>
  wholeAlias(aliases, name) ?? plainSymbol(name, notation)

const turnedStem = (arg: Syntax, book: Book, pen: Pen): string => {
  if (arg.kind === 'name') return entryStem(arg.name, book)
  if (arg.kind !== 'layered') return within(pen.write(arg, book), ATOM)
  return brackets(layered(layerStem(arg.name, book), pen.print(arg.at, book), book.notation))
}

const writeEntry = (name: string, places: readonly string[], book: Book): Written => {
  const alias = entryAlias(book.aliases, name, places)
  if (alias !== undefined) return { ...atom(alias), level: hasSubscript(alias) ? FACTOR : ATOM }
  return atom(`${entryStem(name, book)}_${subscript(places)}`)
}

const entryStem = (name: string, { aliases, notation }: Book): string => {
  const stem = wholeAlias(aliases, name) ?? plainSymbol(name, notation)
  return hasSubscript(stem) ? `(${stem})` : stem
}
