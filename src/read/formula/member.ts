import { namesOf } from '../../core/affine.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { entryOf } from './entry.ts'
import { indicesOf, looksLikePositions, position } from './indices.ts'
import { isMark, type Piece } from './piece.ts'
import { isTurn, raised } from './power.ts'
import type { Found } from './resolve.ts'
import type { Symbols } from './symbols.ts'

/**
 * A member of a family, `h_t`, `h^{(t-1)}_i`, `W^{l+1}`: its place stands below, or above with or
 * without a bracket. A name that the network has not is one where its place says so: `\delta^{(t)}`.
 */
export const member = (context: Context, piece: Piece, found: Found): Syntax | undefined => {
  const place = placeOf(context, found)
  if (!place) return undefined
  const at = placed(context, piece.nodes)
  const layered = { kind: 'layered', name: found.name, at: place.at, ...at } as const
  const scripts = { primes: found.primes, above: place.above }
  const below = indicesOf(context, place.below)
  return below.length === 0
    ? raised(context, layered, scripts, piece)
    : entryOf(context, layered, below, scripts, piece)
}

interface Place {
  readonly at: Syntax
  /** What is left of the scripts. */
  readonly below: readonly Piece[]
  readonly above: readonly Piece[]
}

const placeOf = (context: Context, { kind, below, above }: Found): Place | undefined => {
  const { symbols } = context
  const [first, ...rest] = above
  const isKnown = kind === 'family'
  if (first?.kind === 'fence' && isPlace(symbols, first.inside, isKnown))
    return { at: position(context, first.inside), below, above: rest }
  const comma = below.findIndex(p => isMark(p, ','))
  const part = comma < 0 ? below : below.slice(0, comma)
  if (isPlace(symbols, part, isKnown))
    return { at: position(context, part), below: below.slice(part.length + 1), above }
  const end = above.findIndex((p, n) => n > 0 && isTurn(p))
  const bare = end < 0 ? above : above.slice(0, end)
  const isTurned = bare.length === 1 && bare.some(isTurn)
  if (isTurned || !isPlace(symbols, bare, isKnown)) return undefined
  return { at: position(context, bare), below, above: above.slice(bare.length) }
}

/** Letters and numbers of which one says a place; numbers alone do so only of a family. */
const isPlace = (symbols: Symbols, pieces: readonly Piece[], isKnown: boolean): boolean => {
  if (!looksLikePositions(pieces) || pieces.some(p => isMark(p, ','))) return false
  const [first] = pieces
  if (pieces.length === 1 && first?.kind === 'digits') return isKnown
  return pieces.some(p => p.kind === 'letter' && placeNames(symbols).has(p.name))
}

/** Letters of families and the names in their bounds. */
const placeNames = ({ graph }: Symbols): ReadonlySet<string> =>
  new Set(
    graph.families.flatMap(({ letter, equation }) => [
      letter,
      ...(equation ? namesOf(equation.range.first) : []),
      ...(equation ? namesOf(equation.range.last) : []),
    ]),
  )
