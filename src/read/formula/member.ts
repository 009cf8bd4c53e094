import { namesOf } from '../../core/affine.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { entryOf } from './entry.ts'
import { indicesOf, looksLikePositions, position } from './indices.ts'
import { isMark, type Letter, type Piece } from './piece.ts'
import { isTurn, raised } from './power.ts'
import { type Found, scriptedName } from './resolve.ts'
import type { Symbols } from './symbols.ts'

/**
 * A member of a family, `h_t`, `h^{(t-1)}_i`, `W^{l+1}`: its place stands below, or above with or
 * without a bracket. A name that the network has not is one where its place says so: `\delta^{(t)}`.
 */
export const member = (context: Context, piece: Piece, found: Found): Syntax | undefined => {
  const gate = found.kind === 'unknown' ? gateOf(context, found, piece) : undefined
  if (gate) return gate
  const isNamed = found.kind === 'unknown' && isOfFamily(context, found.below, piece)
  const place = (isNamed && placeAbove(context, found)) || placeOf(context, found, piece)
  if (!place) return undefined
  const at = placed(context, piece.nodes)
  const isWhole = isNamed && place.below === found.below
  const own = isWhole ? scriptedName(found.name, { below: found.below }) : found.name
  const layered = { kind: 'layered', name: own, at: place.at, ...at } as const
  const scripts = { primes: found.primes, above: place.above }
  const below = isWhole ? [] : indicesOf(context, place.below)
  return below.length === 0
    ? raised(context, layered, scripts, piece)
    : entryOf(context, layered, below, scripts, piece)
}

/** The place in a bracket above, whatever stands there. */
const placeAbove = (context: Context, { below, above }: Found): Place | undefined => {
  const [first, ...rest] = above
  return first?.kind === 'fence' && isPlace(first.inside, () => true)
    ? { at: position(context, first.inside), below, above: rest }
    : undefined
}

/** `\delta_z^{(t)}`, where `z^{(t)}` is a member of the network: a name of its own. */
const isOfFamily = (context: Context, [only, ...more]: readonly Piece[], piece: Piece): boolean => {
  const { families, heads } = context.symbols
  if (only?.kind !== 'letter' || more.length > 0) return false
  if (isUprightLabel(context.symbols, only)) return true
  if (!families.has(only.name)) return false
  if (!INDEX.test(only.name)) return true
  const isLikely =
    heads.derivedBy.has(only.name) ||
    [...families.keys()].some(name => !INDEX.test(name) && heads.gates.has(name))
  return isLikely && context.choose('gate', piece, 2) === 0
}

/** `\mathrm{i}` below, where the network has a name `i` or one with it below. */
export const isUprightLabel = ({ values, families }: Symbols, { name, face }: Letter): boolean =>
  UPRIGHT.has(face) &&
  [...values.keys(), ...families.keys()].some(form => form === name || form.endsWith(`_${name}`))

const UPRIGHT = new Set(['mathrm', 'mathsf', 'textrm'])

/** Letters that count, whatever else they name. */
const INDEX = /^[i-nst]$/

/** `\delta_{f,t}` */
const gateOf = (context: Context, found: Found, piece: Piece): Syntax | undefined => {
  const [gate, comma, ...place] = found.below
  const { families } = context.symbols
  const names = placeNames(context.symbols)
  const isGate = gate?.kind === 'letter' && families.has(gate.name) && !names.has(gate.name)
  const isPlaced = isPlace(place, all => all.some(p => p.kind === 'letter' && names.has(p.name)))
  if (!gate || !isGate || !isMark(comma, ',') || !isPlaced) return undefined
  const own = scriptedName(found.name, { below: [gate] })
  const at = placed(context, piece.nodes)
  const layered = { kind: 'layered', name: own, at: position(context, place), ...at } as const
  return raised(context, layered, found, piece)
}

interface Place {
  readonly at: Syntax
  /** What is left of the scripts. */
  readonly below: readonly Piece[]
  readonly above: readonly Piece[]
}

/**
 * By the letters of families; of a family, by any letter, as that of a sum, where none of these
 * stands. A number above a letter is an exponent or a place: `h_q^2`, `a^2_j`.
 */
const placeOf = (context: Context, found: Found, piece: Piece): Place | undefined => {
  const names = placeNames(context.symbols)
  const own = placeBy(context, found, pieces =>
    pieces.some(p => p.kind === 'letter' && names.has(p.name)),
  )
  if (own || found.kind !== 'family') return own
  const [number, ...more] = found.above
  const isEither = found.below.length > 0 && number?.kind === 'digits' && more.length === 0
  if (!isEither || context.choose('place', piece, 2) === 0)
    return placeBy(context, found, () => true)
  return { at: position(context, found.above), below: found.below, above: [] }
}

type Says = (pieces: readonly Piece[]) => boolean

const placeBy = (context: Context, { below, above }: Found, says: Says): Place | undefined => {
  const [first, ...rest] = above
  if (first?.kind === 'fence' && isPlace(first.inside, says))
    return { at: position(context, first.inside), below, above: rest }
  const comma = below.findIndex(p => isMark(p, ','))
  const part = comma < 0 ? below : below.slice(0, comma)
  if (isPlace(part, says))
    return { at: position(context, part), below: below.slice(part.length + 1), above }
  const end = above.findIndex((p, n) => n > 0 && isTurn(p))
  const bare = end < 0 ? above : above.slice(0, end)
  const isTurned = bare.length === 1 && bare.some(isTurn)
  if (isTurned || !isPlace(bare, says)) return undefined
  return { at: position(context, bare), below, above: above.slice(bare.length) }
}

const isPlace = (pieces: readonly Piece[], says: Says): boolean =>
  looksLikePositions(pieces) && !pieces.some(p => isMark(p, ',')) && says(pieces)

/** Letters of families and the names in their bounds. */
const placeNames = ({ graph }: Symbols): ReadonlySet<string> =>
  new Set(
    graph.families.flatMap(({ letter, equation }) => [
      letter,
      ...(equation ? namesOf(equation.range.first) : []),
      ...(equation ? namesOf(equation.range.last) : []),
    ]),
  )
