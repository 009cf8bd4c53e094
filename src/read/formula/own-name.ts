import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { entryOf } from './entry.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import { isUprightLabel, member } from './member.ts'
import { bare, isBare, isMark, type Piece, type PieceOf } from './piece.ts'
import { isLetterAbove, raised, sampleOf } from './power.ts'
import { axesOf } from './rank.ts'
import { type Found, isPowerOfOne, resolve, scriptedName } from './resolve.ts'
import { sliceAt } from './slice.ts'
import type { Symbols } from './symbols.ts'
import { scriptText } from './written.ts'

/** A name of the derivation's own: its bracket above and words below are part of it, letters are indices. */
export const ownName = (
  context: Context,
  piece: PieceOf<'letter' | 'word'>,
  found: Found,
): Syntax => {
  const isParameter = context.symbols.parameters.has(found.name)
  const layered = found.primes === 0 ? member(context, piece, found) : undefined
  if (layered) return layered
  const at = placed(context, piece.nodes)
  const [first, ...rest] = found.above
  const isGeneral = isGeneralLayer(context.symbols, found.above)
  const isLayered =
    first !== undefined &&
    !isParameter &&
    !isPowerOfOne(context.symbols, found) &&
    isLayer(context.symbols, found.name, first)
  const isNamed = first !== undefined && (belongsToName(first, rest) || isLayered)
  const isWhole = isGeneral || isWordAbove(context.symbols, found.above)
  const above = isWhole ? found.above : isNamed ? [first] : []
  const left = isWhole ? [] : isNamed ? rest : found.above
  const isIndex = isIndexBelow(context, found)
  const own = { primes: found.primes, above, below: isIndex ? [] : found.below }
  const base = scriptedName(found.name, own)
  const below = isIndex ? indicesOf(context, found.below) : []
  if (below.length === 0) return raised(context, name(base, at), { primes: 0, above: left }, piece)
  return entryOf(context, name(base, at), below, { primes: 0, above: left }, piece)
}

/** `w_{ij}` is an entry of the matrix `W`, `y_i` of the vector `Y`, where `w` and `y` are nothing else. */
export const matrixOf = (
  { symbols }: Context,
  piece: PieceOf<'letter'>,
  found: Found,
): Found | undefined => {
  const capital = capitalOf(piece.name)
  if (found.kind !== 'unknown' || capital === undefined) return undefined
  if (symbols.heads.turned.has(piece.name)) return undefined
  const twin = resolve(symbols, { ...piece, name: capital })
  const isTwin = twin.kind === 'value' || twin.kind === 'family'
  const axes = axesOf(symbols, twin.name)
  const isEntry = axes === 2 ? isTwoIndices(symbols, twin) : axes === 1 && isOneIndex(twin)
  return isTwin && isEntry && twin.primes === 0 ? twin : undefined
}

/** `x_i` is a row or a column of the matrix `X`, where `x` is nothing else, and no name of the document's own. */
export const lineOfMatrix = (
  context: Context,
  piece: PieceOf<'letter'>,
  found: Found,
): Syntax | undefined => {
  const isFree = found.kind === 'unknown' && !context.symbols.heads.indexed.has(piece.name)
  const capital = capitalOf(piece.name)
  if (!isFree || capital === undefined) return undefined
  const isBareAbove = found.below.length === 0 && isCounter(context.symbols, found.above)
  const above = isBareAbove ? [inBrackets(found.above)] : piece.above
  return sliceAt(context, piece, resolve(context.symbols, { ...piece, above, name: capital }))
}

/** The letter of the matrix of which a small one is a line, `Yhat` of `\hat y`; of Greek ones those that name no numbers beside it. */
export const capitalOf = (small: string): string | undefined => {
  const [, letter, accent = ''] = /^([a-z])(hat|bar|tilde)?$/.exec(small) ?? []
  if (letter !== undefined) return letter.toUpperCase() + accent
  return GREEK_LINES.has(small) ? `${small[0]?.toUpperCase()}${small.slice(1)}` : undefined
}

const GREEK_LINES: ReadonlySet<string> = new Set(['theta', 'phi', 'psi', 'xi', 'gamma'])

/** A number or a letter of an index below, or a sample above: `y_i`, `y^{(i)}`. */
const isOneIndex = ({ below, above, kind }: Found): boolean => {
  const [sample, ...more] = above
  if (kind !== 'value' || more.length > 0) return false
  if (sample) return below.length === 0 && sampleOf(sample)?.length === 1
  return below.length === 1 && looksLikePositions(below)
}

const isTwoIndices = (symbols: Symbols, { below, above, kind }: Found): boolean => {
  const isAbove = sampleOf(above[0])?.length === 1 || isCounter(symbols, above)
  const isSample = kind === 'value' && above.length === 1 && isAbove
  if (isSample && below.length === 1) return looksLikePositions(below)
  const parts = below.filter(p => !isMark(p, ','))
  const [only] = parts
  if (parts.length === 1) return only?.kind === 'digits' && only.text.length === 2
  return parts.length === 2 && looksLikePositions(parts)
}

/** `i` of `x^i_j`, a letter that counts and names no number. */
const isCounter = ({ values }: Symbols, above: readonly Piece[]): boolean =>
  /^[i-ns]$/.test(scriptText(above)) && !values.has(scriptText(above))

/** `i` above as `(i)`. */
const inBrackets = (inside: readonly Piece[]): Piece => ({
  ...{ kind: 'fence', open: '(', close: ')', inside },
  ...bare(inside.flatMap(piece => piece.nodes)),
})

/** `\delta^{out}`: small letters above that make a word, and no product of numbers. */
const isWordAbove = ({ values }: Symbols, above: readonly Piece[]): boolean =>
  above.length > 2 &&
  above.every(p => p.kind === 'letter' && isBare(p) && /^[a-z]$/.test(p.name)) &&
  !above.every(p => p.kind === 'letter' && values.has(p.name))

/** A bracket, a word or a letter above belongs to the name; numbers and signs are exponents. */
const belongsToName = (first: Piece, rest: readonly Piece[]): boolean => {
  if (first.kind === 'fence' && first.open !== '') return true
  if (isMark(first, '*', '\\star') && rest.length === 0) return true
  if (rest.length > 0 || first.kind === 'digits' || first.kind === 'mark') return false
  return first.kind === 'word' ? !/^(T|tr)$/.test(first.text) : isLetterAbove([first])
}

/** The number of a layer where the network has names of that layer, `\delta^2` beside `z^2`, or the derivation `\delta^l`. */
const isLayer = ({ values, families, heads }: Symbols, of: string, first: Piece): boolean =>
  first.kind === 'digits' &&
  ((families.size > 0 && heads.placed.has(of)) ||
    [...values.keys()].some(form => form.endsWith(`^${first.text}`)))

/** A layer next to the general one, `W^{l+1}`, where the network has names by layers. */
const isGeneralLayer = ({ values }: Symbols, above: readonly Piece[]): boolean =>
  /^(?:l|L|ell)[+-]\d$/.test(scriptText(above)) &&
  [...values.keys()].some(form => /\^\(?\d\)?$/.test(form))

/** Whether the subscript of an unknown name is positions: letters as indices use, nothing that names a value. */
const isIndexBelow = (context: Context, { name: of, below, primes }: Found): boolean => {
  const { symbols } = context
  if (below.length === 0) return false
  if (isLabelBelow(symbols, below)) return false
  const defined = symbols.defined.get(scriptedName(of, { primes }))
  if (defined?.indices !== undefined) return true
  if (defined && primes === 0) return false
  if (!looksLikePositions(below)) return false
  const letters = below.filter(p => p.kind === 'letter')
  if (letters.length === 0) return false
  const isValue = letters.some(
    p => p.kind === 'letter' && symbols.values.has(p.name) && !isCounted(symbols, p.name),
  )
  const isUsual = letters.every(
    p => p.kind === 'letter' && (/^[a-np-uw]$/.test(p.name) || symbols.heads.counting.has(p.name)),
  )
  return isUsual && !isValue
}

/** `f` of `\delta_f` where the network has names with it below, `W_f`, `U_f`, or `f_t`, is part of the name; upright, where it has one. */
const isLabelBelow = (symbols: Symbols, [only, ...more]: readonly Piece[]): boolean => {
  if (only?.kind !== 'letter' || more.length > 0) return false
  const forms = [...symbols.values.keys()]
  if (isUprightLabel(symbols, only)) return true
  const isCounter = /^[i-nst]$/.test(only.name)
  const isStem = !isCounter && forms.some(form => form.startsWith(`${only.name}_`))
  return isStem || forms.filter(form => form.endsWith(`_${only.name}`)).length > 1
}

/** `k` of `\delta_k` counts, whatever is of that size. */
const isCounted = ({ graph }: Symbols, letter: string): boolean =>
  /^[i-n]$/.test(letter) && graph.sizes.includes(letter)
