import { parametersOf } from '../../core/graph.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import { isMark, type Piece, splitAt } from './piece.ts'
import { raised, sampleOf } from './power.ts'
import { axesOf, rankOf } from './rank.ts'
import type { Found } from './resolve.ts'

/** How a line of a matrix is taken: the axis on which the position stands, and whether it lies as a row. */
interface Way {
  readonly axis: 0 | 1
  readonly isRow?: true
}

/**
 * `X_i`, `x^{(i)}`, `P_{i,:}`: a row or a column of a matrix. Without a colon either may be meant, as a
 * column or as a row, the same throughout a formula.
 */
export const sliceAt = (context: Context, piece: Piece, found: Found): Syntax | undefined => {
  if (found.kind !== 'value' || found.primes > 0) return undefined
  if (axesOf(context.symbols, found.name) !== 2) return undefined
  const isAny = piece.kind === 'letter' && piece.name === context.symbols.sample
  const line =
    lineOf(context, found) ?? (isAny && found.below.length === 0 ? anySample(found) : undefined)
  if (!line) return undefined
  const { length } = line.ways
  const way = length > 1 ? context.choose('line', context.all[0] as Piece, length) : 0
  const { axis, isRow } = wayOf(context, found, line.ways[way] as Way, length > 1)
  const at = placed(context, piece.nodes)
  const base: Syntax = { kind: 'name', name: found.name, ...at }
  const place = line.place.length > 0 ? indicesOf(context, line.place, 1) : [ANY_PLACE]
  const isSmall = piece.kind === 'letter' && /^[a-z]$/.test(piece.name)
  const row = isRow ? { isRow: isSmall ? ('perhaps' as const) : isRow } : {}
  const whole: Syntax = { kind: 'indexed', base, at: place, axis, ...row, ...at }
  return raised(context, whole, { primes: 0, above: line.above }, piece)
}

/** In a formula parameters may be taken along the other axis than the rest: rows of samples, columns of weights. */
const wayOf = (context: Context, { name }: Found, way: Way, isOpen: boolean): Way => {
  const isParameter = parametersOf(context.symbols.graph).some(leaf => leaf.name === name)
  if (!isOpen || !isParameter) return way
  const isOther = context.choose('parameter line', context.all[0] as Piece, 2) === 1
  return isOther ? { ...way, axis: way.axis === 0 ? 1 : 0 } : way
}

/** `(P - Y)_i`, `(\partial L/\partial Z)_{i,:}`: the same of what stands in brackets. */
export const sliceOf = (context: Context, base: Syntax, piece: Piece): Syntax | undefined => {
  const line = piece.primes === 0 ? lineOf(context, piece) : undefined
  if (!line || rankOf(context.symbols, base) !== 'matrix') return undefined
  const { length } = line.ways
  const way = length > 1 ? context.choose('line', context.all[0] as Piece, length) : 0
  const { axis, isRow } = line.ways[way] as Way
  const at = placed(context, piece.nodes)
  const row = isRow ? { isRow } : {}
  const place = indicesOf(context, line.place, 1)
  const whole: Syntax = { kind: 'indexed', base, at: place, axis, ...row, ...at }
  return raised(context, whole, { primes: 0, above: line.above }, piece)
}

interface Line {
  readonly place: readonly Piece[]
  readonly above: readonly Piece[]
  readonly ways: readonly Way[]
}

const lineOf = (
  context: Context,
  { below, above }: Pick<Found, 'below' | 'above'>,
): Line | undefined => {
  const sample = below.length === 0 ? sampleOf(above[0]) : undefined
  if (sample) return { place: sample, above: above.slice(1), ways: EITHER }
  const parts = splitAt(below, ',')
  const [first = [], second = []] = parts
  if (parts.length === 2 && isAll(second) && isPlace(first))
    return { place: first, above, ways: ROW }
  if (parts.length === 2 && isAll(first) && isPlace(second))
    return { place: second, above, ways: COLUMN }
  const [letter, ...rest] = first
  if (letter && isAll(rest) && isPlace([letter])) return { place: [letter], above, ways: ROW }
  const isOne = below.length === 1 && (isPlace(below) || isCounted(context, below[0]))
  return isOne ? { place: below, above, ways: EITHER } : undefined
}

/** Any sample. */
const anySample = ({ above }: Found): Line => ({ place: [], above, ways: EITHER })
const ANY_PLACE: Syntax = { kind: 'name', name: "n'" }

/** A number, where dots count on from it: `X_1 + \dots + X_k`. */
const isCounted = ({ all }: Context, piece: Piece | undefined): boolean =>
  piece?.kind === 'digits' && all.some(one => isMark(one, '\\dots'))

/** A letter, or a letter moved. */
const isPlace = (pieces: readonly Piece[]): boolean =>
  looksLikePositions(pieces) && pieces.some(({ kind }) => kind === 'letter')

/** The sign that stands for all places. */
const isAll = (pieces: readonly Piece[]): boolean =>
  pieces.length === 1 && isMark(pieces[0], ':', '\\cdot', '\\bullet', '*', '\\ast')

const EITHER: readonly Way[] = [
  { axis: 0 },
  { axis: 1 },
  { axis: 0, isRow: true },
  { axis: 1, isRow: true },
]
/** The ways in which a line of which only one position is told may lie. */
export const LINES = EITHER.length

const ROW: readonly Way[] = [{ axis: 0, isRow: true }, { axis: 0 }]
const COLUMN: readonly Way[] = [{ axis: 1 }]
