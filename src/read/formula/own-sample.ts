import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { entryOf } from './entry.ts'
import { indicesOf, letterIn, letterOf, looksLikePositions } from './indices.ts'
import { capitalOf } from './own-name.ts'
import { isMark, type Piece, type PieceOf } from './piece.ts'
import { axesOf } from './rank.ts'
import { resolve, scriptedName, unknownName } from './resolve.ts'
import type { Symbols } from './symbols.ts'

type Symbolic = PieceOf<'letter' | 'word'>

/** A name with its sample apart. */
interface Sampled {
  /** The name, and whether the sample stands above or below. */
  readonly key: string
  readonly name: string
  readonly place: readonly Piece[]
  /** What else stands above. */
  readonly above: readonly Piece[]
}

/** A name that is given for each sample, at one: an entry, or what `judge/` takes for a row. */
export const sampledName = (context: Context, piece: Symbolic): Syntax | undefined => {
  const { samples } = context.symbols
  if (samples.size === 0) return undefined
  const way = waysOf(piece).find(one => samples.has(one.key))
  const own = way && samples.get(way.key)
  const [at, ...more] = own === undefined ? [] : indicesOf(context, way?.place ?? [], 1)
  if (!way || own === undefined || !at || more.length > 0) return undefined
  const scripts = { primes: piece.primes, above: way.above }
  return entryOf(context, name(own, placed(context, piece.nodes)), [at], scripts, piece)
}

/** The ways to take a script as that of a sample: a bracket above, or all below. */
const waysOf = (piece: Symbolic): readonly Sampled[] => {
  const { below, above } = piece
  const over = above.flatMap((one, n) => {
    if (one.kind !== 'fence' || !looksLikePositions(one.inside)) return []
    const own = scriptedName(unknownName(piece), { below, above: above.slice(0, n) })
    return [{ key: `${own}^`, name: own, place: one.inside, above: above.slice(n + 1) }]
  })
  if (!looksLikePositions(below) || below.some(one => isMark(one, ','))) return over
  const own = unknownName(piece)
  return [...over, { key: `${own}_`, name: own, place: below, above }]
}

interface SampledHead extends Pick<Sampled, 'key' | 'name'> {
  readonly letter: string
  /** Whether the network has a value of this name, `\ell_i` beside `ell`. */
  readonly isBeside: boolean
}

/** The name at the head of what says it for a sample, and the letter of that. */
export const sampledHead = (
  symbols: Symbols,
  [piece, ...more]: readonly Piece[],
): SampledHead | undefined => {
  if ((piece?.kind !== 'letter' && piece?.kind !== 'word') || more.length > 0) return undefined
  if (piece.primes > 0 || !isFree(symbols, piece) || isOfMatrix(symbols, piece)) return undefined
  const way = waysOf(piece).find(one => one.place.length === 1 && one.above.length === 0)
  const letter = letterOf(way?.place[0])
  if (!way || letter === undefined || !COUNTS.test(letter)) return undefined
  const of = resolve(symbols, { ...piece, below: [], above: [] })
  const isBeside = of.kind === 'value' && !symbols.graph.sizes.includes(of.name)
  return { ...way, letter: letterIn({ symbols }, letter), isBeside }
}

/** A name that the network has not, or the one of a number, which has no positions: `J_i` beside `J`. */
const isFree = (symbols: Symbols, piece: Symbolic): boolean => {
  const { kind, name: of, above, below } = resolve(symbols, piece)
  if (kind !== 'value') return kind === 'unknown'
  return above.length + below.length > 0 && axesOf(symbols, of) === 0
}

/** Letters that samples are counted by; those of layers are none. */
const COUNTS = /^[h-kmnp-uw]$/

/** `x_i` beside `X` is a row or a column of that. */
const isOfMatrix = (symbols: Symbols, piece: Symbolic): boolean => {
  const capital = piece.kind === 'letter' ? capitalOf(piece.name) : undefined
  if (piece.kind !== 'letter' || capital === undefined) return false
  return (axesOf(symbols, resolve(symbols, { ...piece, name: capital }).name) ?? 0) > 0
}
