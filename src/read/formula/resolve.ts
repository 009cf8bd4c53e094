import { shapeOfName } from '../../core/graph.ts'
import { faceMark } from './aliases.ts'
import type { Piece } from './piece.ts'
import { type Defined, functionIn, type Symbols } from './symbols.ts'
import { letterTex, scriptTex, scriptText } from './written.ts'

/** What a symbol names, and what of its scripts is not part of the name. */
export interface Found {
  readonly kind: 'value' | 'function' | 'family' | 'defined' | 'unknown'
  readonly name: string
  readonly below: readonly Piece[]
  readonly above: readonly Piece[]
  readonly primes: number
}

type Symbolic = Extract<Piece, { kind: 'letter' | 'word' }>

/**
 * The longest written form that is known wins: with all scripts, with the
 * superscript or its bracket, with the subscript or its first part, bare.
 */
export const resolve = (symbols: Symbols, piece: Symbolic): Found => {
  const isPower =
    piece.kind === 'letter' && isPowerOfOne(symbols, { ...piece, name: unknownName(piece) })
  for (const stem of stemsOf(piece)) {
    for (const part of partings(piece)) {
      const found = known(symbols, stem + part.form)
      const isOther = isPower && part.left.above.length < piece.above.length
      if (found && !isOther) return { ...found, ...part.left }
    }
  }
  const { below, above, primes } = piece
  return { kind: 'unknown', name: unknownName(piece), below, above, primes }
}

/** `h_t^2` where `h2` is a number: no entry of it, but the square of one of `h1`, `h2`, … */
export const isPowerOfOne = (
  { graph, values }: Symbols,
  { name, below, above }: Pick<Found, 'name' | 'below' | 'above'>,
): boolean => {
  const [first] = above
  const numbered = first?.kind === 'digits' ? values.get(`${name}^${first.text}`) : undefined
  return (
    numbered !== undefined &&
    below[0]?.kind === 'letter' &&
    shapeOfName(graph, numbered)?.length === 0
  )
}

export const isKnown = (symbols: Symbols, piece: Symbolic): boolean =>
  resolve(symbols, piece).kind !== 'unknown'

/** What the document defines comes first, then values, then functions. */
const known = (symbols: Symbols, form: string): Pick<Found, 'kind' | 'name'> | undefined => {
  const defined = definedAs(symbols, form)
  if (defined) return { kind: 'defined', name: defined.name }
  const value = symbols.values.get(form)
  if (value !== undefined) return { kind: 'value', name: value }
  const family = symbols.families.get(form)
  if (family !== undefined) return { kind: 'family', name: family }
  const called = functionIn(symbols, form)
  return called === undefined ? undefined : { kind: 'function', name: called }
}

const definedAs = ({ defined }: Symbols, form: string): Defined | undefined => {
  const known = formTables.get(defined) ?? byForm(defined)
  formTables.set(defined, known)
  return known.get(form)
}

/** The names of a document by their written forms; of two the first. */
const byForm = (defined: Symbols['defined']): ReadonlyMap<string, Defined> =>
  new Map([...defined.values()].toReversed().map(one => [one.form, one]))

const formTables = new WeakMap<Symbols['defined'], ReadonlyMap<string, Defined>>()

const stemsOf = (piece: Symbolic): readonly string[] => {
  if (piece.kind === 'word') return [piece.text]
  const mark = faceMark(piece)
  return mark === '' ? [piece.name] : [mark + piece.name, piece.name]
}

interface Parting {
  readonly form: string
  readonly left: Pick<Found, 'below' | 'above' | 'primes'>
}

/** The ways to part the scripts of a piece into what belongs to its name and what is left, longest first. */
const partings = (piece: Piece): readonly Parting[] => {
  const { below, above, primes } = piece
  const belows = unique([below.length, firstPart(below), 0])
  const aboves = unique([above.length, firstBracket(above), 0])
  const all = belows.flatMap(b => aboves.map(a => ({ b, a })))
  // A layer in brackets tells more than a number below: `Z^{[2]}_{1i}`.
  const isLayered = firstBracket(above) > 0
  const sorted = all.sort((x, y) => y.a + y.b - (x.a + x.b) || (isLayered ? y.a - x.a : 0))
  return unique([primes, 0]).flatMap(p => sorted.map(({ a, b }) => parting(piece, p, a, b)))
}

const unique = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)]

const parting = (piece: Piece, primes: number, a: number, b: number): Parting => {
  const sub = b > 0 ? `_${scriptText(piece.below.slice(0, b))}` : ''
  const sup = a > 0 ? `^${scriptText(piece.above.slice(0, a))}` : ''
  const rest = piece.below.slice(b)
  const [comma] = rest
  const below = comma?.kind === 'mark' && comma.sign === ',' ? rest.slice(1) : rest
  const left = { below, above: piece.above.slice(a), primes: piece.primes - primes }
  return { form: "'".repeat(primes) + sub + sup, left }
}

/** `1` of `1,ij` and of `1k` */
const firstPart = (below: readonly Piece[]): number => {
  const comma = below.findIndex(piece => piece.kind === 'mark' && piece.sign === ',')
  const isNumbered = below[0]?.kind === 'digits' && below[1]?.kind === 'letter'
  if (comma < 0) return isNumbered ? 1 : 0
  return comma
}

/** `(2)` of `(2)T` */
const firstBracket = (above: readonly Piece[]): number => (above[0]?.kind === 'fence' ? 1 : 0)

/** A name as the text writes it, without its scripts. */
export const unknownName = (piece: Symbolic): string => {
  if (piece.kind === 'word') return piece.text
  if (piece.name === 'pi') return piece.name
  // Without an exponent e is no number, and a name of the language only in braces.
  return piece.name === 'e' ? '{e}' : letterTex(piece.name, piece.face)
}

/** A name with scripts that belong to it: `\delta^{(2)}`, `w'`. */
export const scriptedName = (
  name: string,
  { primes = 0, below = [], above = [] }: Partial<Pick<Piece, 'primes' | 'below' | 'above'>>,
): string =>
  name +
  "'".repeat(primes) +
  (below.length > 0 ? `_${scriptTex(below)}` : '') +
  (above.length > 0 ? `^${scriptTex(above)}` : '')
