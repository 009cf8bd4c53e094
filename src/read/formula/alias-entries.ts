import { indexed, name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { EntryForm } from './aliases.ts'
import { type Context, placed } from './context.ts'
import { indicesOf } from './indices.ts'
import type { Piece } from './piece.ts'
import type { Symbols } from './symbols.ts'
import { scriptText } from './written.ts'

/** The entry that a piece shows by an alias of the file: `w_2^{(j)}` is `w[2,j]`. */
export const entryForm = (context: Context, piece: Piece): Syntax | undefined => {
  for (const form of context.symbols.entries) {
    const places = matched(form, piece)
    if (!places) continue
    const at = placed(context, piece.nodes)
    const read = form.letters.map(letter => indicesOf(context, places.get(letter) ?? []))
    const positions = read.flatMap(([only, ...more]) => (only && more.length === 0 ? [only] : []))
    if (positions.length === form.letters.length) return indexed(name(form.name, at), positions, at)
  }
  return undefined
}

export const hasEntryForm = ({ entries }: Symbols, piece: Piece): boolean =>
  entries.some(form => matched(form, piece) !== undefined)

type Places = Map<string, readonly Piece[]>

const matched = ({ shown, letters }: EntryForm, piece: Piece): Places | undefined => {
  const isSameStem = stem(shown) === stem(piece) && shown.primes === piece.primes
  if (!isSameStem) return undefined
  const found: Places = new Map()
  const isFitting =
    fits(shown.below, piece.below, letters, found) && fits(shown.above, piece.above, letters, found)
  return isFitting && letters.every(letter => found.has(letter)) ? found : undefined
}

const stem = (piece: Piece): string => scriptText([{ ...piece, below: [], above: [], primes: 0 }])

/** Letters of the alias stand for any one position; all else has to be the same. */
const fits = (
  pattern: readonly Piece[],
  pieces: readonly Piece[],
  letters: readonly string[],
  found: Places,
): boolean => {
  const [only] = pattern
  if (pattern.length === 1 && only && isHole(only, letters) && pieces.length > 0) {
    found.set(stem(only), pieces)
    return true
  }
  return (
    pattern.length === pieces.length &&
    pattern.every((part, n) => fitsOne(part, pieces[n] as Piece, letters, found))
  )
}

const fitsOne = (
  pattern: Piece,
  piece: Piece,
  letters: readonly string[],
  found: Places,
): boolean => {
  if (isHole(pattern, letters)) {
    found.set(stem(pattern), [piece])
    return true
  }
  if (pattern.kind === 'fence' && piece.kind === 'fence')
    return pattern.open === piece.open && fits(pattern.inside, piece.inside, letters, found)
  return scriptText([pattern]) === scriptText([piece])
}

const isHole = (piece: Piece, letters: readonly string[]): boolean =>
  piece.kind === 'letter' && letters.includes(piece.name) && piece.below.length === 0
