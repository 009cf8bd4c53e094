import type { Syntax } from '../../core/syntax.ts'
import { entryForm } from './alias-entries.ts'
import { argumentList } from './argument-list.ts'
import { isBracketed } from './brackets.ts'
import { functionAt } from './call.ts'
import { type Context, type Cursor, peek, placed } from './context.ts'
import { differential, isDifferentialSign } from './differential.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import { indexed, name } from './nodes.ts'
import { inline } from './operator.ts'
import { isMark, type Piece, type PieceOf } from './piece.ts'
import { isLetterAbove, raised, sampleOf } from './power.ts'
import { axesOf } from './rank.ts'
import { type Found, resolve, scriptedName } from './resolve.ts'
import { special } from './special.ts'
import { stuck } from './stuck.ts'
import { scriptText } from './written.ts'

type Symbolic = PieceOf<'letter' | 'word'>

/** A letter or a word with what follows it, where that belongs to it. */
export const symbolAt = (context: Context, cursor: Cursor): Syntax => {
  const piece = peek(cursor) as Symbolic
  const entry = entryForm(context, piece)
  if (entry) {
    cursor.at++
    return entry
  }
  if (isDifferentialSign(context, cursor))
    return inline(context, cursor) ?? differential(context, cursor)
  const found = resolve(context.symbols, piece)
  const other = special(context, cursor, found)
  if (other) return other
  if (found.kind === 'function') return functionAt(context, cursor, found)
  cursor.at++
  const value = valueAt(context, piece, found)
  return behind(context, cursor, found, value)
}

const valueAt = (context: Context, piece: Symbolic, found: Found): Syntax => {
  switch (found.kind) {
    case 'value':
    case 'defined':
      return known(context, piece, found)
    case 'family':
      return member(context, piece, found)
    case 'function':
    case 'unknown':
      return unknown(context, piece, found)
  }
}

const known = (context: Context, piece: Symbolic, found: Found): Syntax => {
  const at = placed(context, piece.nodes)
  const axes = axesOf(context.symbols, found.name)
  const sampled = axes === undefined ? undefined : sampledAt(context, found, axes)
  const below = indicesOf(context, found.below, axes)
  const base = name(found.name, at)
  if (sampled) return indexed(base, withSample(context, piece, sampled, below), at)
  if (below.length === 0) return raised(context, base, found, piece)
  return entryOf(context, base, below, found, piece)
}

/** `U_{ij}^T` is the entry of the transpose; other exponents are of the entry. */
export const entryOf = (
  context: Context,
  base: Syntax,
  below: readonly Syntax[],
  scripts: Pick<Piece, 'primes' | 'above'>,
  piece: Piece,
): Syntax => {
  const at = placed(context, piece.nodes)
  const turned = raised(context, base, scripts, piece)
  if (turned.kind === 'transposition') return indexed(turned, below, at)
  return raised(context, indexed(base, below, at), scripts, piece)
}

/** `x^{(i)}`, `w^i`: a position above, where one is missing below. */
const sampledAt = (context: Context, found: Found, axes: number): readonly Syntax[] | undefined => {
  const { above, below } = found
  const given = indicesOf(context, below, axes).length
  if (axes === 0 || given !== axes - 1 || above.length !== 1) return undefined
  const inside = sampleOf(above[0])
  if (inside) return indicesOf(context, inside, 1)
  const isPower = context.symbols.values.has(scriptText(above))
  return isLetterAbove(above) && !isPower ? indicesOf(context, above, 1) : undefined
}

const withSample = (
  context: Context,
  piece: Piece,
  sample: readonly Syntax[],
  below: readonly Syntax[],
): readonly Syntax[] =>
  below.length > 0 && context.choose('sample', piece, 2) === 1
    ? [...below, ...sample]
    : [...sample, ...below]

/** A member of a family: its place stands below or above, indices below behind a comma. */
const member = (context: Context, piece: Symbolic, found: Found): Syntax => {
  const at = placed(context, piece.nodes)
  const [above] = found.above
  const isAbove = above !== undefined && !isTurnOnly(found)
  const inside = above?.kind === 'fence' && above.open !== '' ? above.inside : [above as Piece]
  const below = indicesOf(context, found.below)
  const place = isAbove ? indicesOf(context, inside)[0] : below[0]
  if (!place) return name(found.name, at)
  const layered = { kind: 'layered', name: found.name, at: place, ...at } as const
  const left = isAbove ? below : below.slice(1)
  const scripts = { primes: found.primes, above: isAbove ? found.above.slice(1) : found.above }
  if (left.length === 0) return raised(context, layered, scripts, piece)
  return entryOf(context, layered, left, scripts, piece)
}

const isTurnOnly = ({ above, below }: Found): boolean =>
  below.length > 0 && above[0]?.kind !== 'fence'

/** A name that the network has not: its bracket above and words below are part of it, letters are indices. */
const unknown = (context: Context, piece: Symbolic, found: Found): Syntax => {
  const at = placed(context, piece.nodes)
  const [first, ...rest] = found.above
  const isNamed = first !== undefined && belongsToName(first, rest)
  const above = isNamed ? [first] : []
  const left = isNamed ? rest : found.above
  const isIndex = isIndexBelow(context, found)
  const own = { primes: found.primes, above, below: isIndex ? [] : found.below }
  const base = baseName(context, piece, found, own)
  const below = isIndex ? indicesOf(context, found.below) : []
  if (below.length === 0) return raised(context, name(base, at), { primes: 0, above: left }, piece)
  return entryOf(context, name(base, at), below, { primes: 0, above: left }, piece)
}

const baseName = (
  context: Context,
  piece: Symbolic,
  found: Found,
  own: Pick<Piece, 'primes' | 'above' | 'below'>,
): string => {
  const upper = piece.kind === 'letter' ? matrixOf(context, piece, found) : undefined
  return upper ?? scriptedName(found.name, own)
}

/** `w_{ij}` is an entry of the matrix `W` where `w` is nothing else. */
const matrixOf = (
  { symbols }: Context,
  piece: PieceOf<'letter'>,
  found: Found,
): string | undefined => {
  if (found.kind !== 'unknown' || !/^[a-z]$/.test(piece.name)) return undefined
  const twin = resolve(symbols, { ...piece, name: piece.name.toUpperCase() })
  const isMatrix = twin.kind === 'value' && axesOf(symbols, twin.name) === 2
  return isMatrix && isTwoIndices(twin.below) && twin.primes === 0 ? twin.name : undefined
}

const isTwoIndices = (below: readonly Piece[]): boolean => {
  const parts = below.filter(p => !isMark(p, ','))
  const [only] = parts
  if (parts.length === 1) return only?.kind === 'digits' && only.text.length === 2
  return parts.length === 2 && looksLikePositions(parts)
}

/** A bracket, a word or a letter above belongs to the name; numbers and signs are exponents. */
const belongsToName = (first: Piece, rest: readonly Piece[]): boolean => {
  if (first.kind === 'fence' && first.open !== '') return true
  if (isMark(first, '*', '\\star') && rest.length === 0) return true
  if (rest.length > 0 || first.kind === 'digits' || first.kind === 'mark') return false
  return first.kind === 'word' ? !/^(T|tr)$/.test(first.text) : isLetterAbove([first])
}

/** Whether the subscript of an unknown name is positions: letters as indices use, nothing that names a value. */
const isIndexBelow = (context: Context, { name: of, below }: Found): boolean => {
  const { symbols } = context
  if (below.length === 0) return false
  const defined = symbols.defined.get(of)
  if (defined) return defined.indices !== undefined
  if (!looksLikePositions(below)) return false
  const letters = below.filter(p => p.kind === 'letter')
  if (letters.length === 0) return false
  const isValue = letters.some(p => p.kind === 'letter' && symbols.values.has(p.name))
  const isUsual = letters.every(p => p.kind === 'letter' && /^[a-np-uw]$/.test(p.name))
  return isUsual && !isValue
}

/** Brackets behind a value: positions, arguments written out, or a factor that is read later. */
const behind = (context: Context, cursor: Cursor, found: Found, value: Syntax): Syntax => {
  const next = peek(cursor)
  if (next?.kind !== 'fence') return value
  const axes = axesOf(context.symbols, found.name)
  if (isBracketed(next, '[') && isPositions(context, next, value, axes)) {
    cursor.at++
    const at = indicesOf(context, next.inside, axes)
    return raised(context, indexed(value, at, value.span ? { span: value.span } : {}), next, next)
  }
  if (isBracketed(next, '(') && argumentList(context, found, next)) cursor.at++
  else if (found.kind === 'unknown' && isLoneArgument(next)) {
    stuck('unknown-function', [next], { name: found.name })
  }
  return value
}

const isPositions = (
  { symbols }: Context,
  { inside }: PieceOf<'fence'>,
  value: Syntax,
  axes: number | undefined,
): boolean =>
  (value.kind === 'name' || value.kind === 'layered') &&
  axes !== undefined &&
  axes > 0 &&
  looksLikePositions(inside) &&
  !inside.some(p => p.kind === 'letter' && symbols.values.has(p.name) && !isSize(symbols, p.name))

const isSize = (symbols: Context['symbols'], of: string): boolean =>
  symbols.graph.sizes.includes(of)

/** One symbol, or several with commas: no factor is written so. */
const isLoneArgument = ({ open, inside }: PieceOf<'fence'>): boolean => {
  const [only] = inside
  if (open !== '(') return false
  const isOne = inside.length === 1 && (only?.kind === 'letter' || only?.kind === 'word')
  return isOne || inside.some(p => isMark(p, ','))
}
