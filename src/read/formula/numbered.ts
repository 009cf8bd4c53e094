import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { entryOf } from './entry.ts'
import { letterIn, letterOf } from './indices.ts'
import { isBare, isMark, type Piece, type PieceOf } from './piece.ts'
import { raised } from './power.ts'
import { type Found, scriptedName } from './resolve.ts'
import type { Symbols } from './symbols.ts'
import { scriptText } from './written.ts'

/** `net_{ok}`, `net_{o_k}`, `net_{o,k}`: the one of `net_o1`, `net_o2` that a letter counts. */
export const numbered = (
  context: Context,
  piece: PieceOf<'letter' | 'word'>,
  found: Found,
): Syntax | undefined => {
  const own = found.kind === 'unknown' ? stemOf(context.symbols, found) : undefined
  if (own?.unit) return raised(context, name(own.unit, placed(context, piece.nodes)), found, piece)
  const letter = own && letterOf(own.place)
  if (!own || letter === undefined) return undefined
  const base = name(own.stem, placed(context, piece.nodes))
  const at = name(letterIn(context, letter), placed(context, own.place.nodes))
  return entryOf(context, base, [at], found, piece)
}

/** Whether a name of the network stands for several that have numbers. */
export const isNumbered = (symbols: Symbols, found: Found): boolean =>
  stemOf(symbols, found)?.isOfNetwork === true

interface Stem {
  readonly stem: string
  /** What stands for the number. */
  readonly place: Piece
  readonly isOfNetwork: boolean
  /** The writer's name of one unit, `\delta_{o1}` for `\delta_{o_1}`. */
  readonly unit?: string
}

/** Of the network, or the writer's own for the same units: `\delta_{ok}`. */
const stemOf = ({ stems }: Symbols, { name: of, below }: Found): Stem | undefined => {
  const parts = below.filter(piece => !isMark(piece, ',')).flatMap(parted)
  const [place, units] = [parts.at(-1), parts.slice(0, -1)]
  const end = scriptText(units)
  if (!place || end === '') return undefined
  const stem = `${of}_${end}`
  if (place.kind === 'letter' && stems.has(stem)) return { stem, place, isOfNetwork: true }
  const isOwn = !INDEX.test(end) && [...stems].some(one => one.endsWith(`_${end}`))
  const isPlace = place.kind === 'letter' || place.kind === 'digits'
  if (!isOwn || !isPlace) return undefined
  const own = { stem: scriptedName(of, { below: units }), place, isOfNetwork: false }
  return place.kind === 'letter'
    ? own
    : { ...own, unit: scriptedName(of, { below: [...units, place] }) }
}

/** Letters that count. */
const INDEX = /^[i-n]$/

/** `o_k` as `o` and `k`. */
const parted = (piece: Piece): readonly Piece[] => {
  const [only, ...more] = piece.below
  const isPair = only && only.kind !== 'mark' && isBare(only) && more.length === 0
  return isPair && piece.above.length + piece.primes === 0
    ? [{ ...piece, below: [] }, only]
    : [piece]
}
