import { called, indexed, name } from '../../core/nodes.ts'
import { describeShape } from '../../core/signature.ts'
import type { Syntax } from '../../core/syntax.ts'
import { dot } from '../../ops/dot.ts'
import { entryForm } from './alias-entries.ts'
import { isArgument } from './argument-list.ts'
import { behind } from './behind.ts'
import { isRound } from './brackets.ts'
import { functionAt } from './call.ts'
import { isOneHot } from './condition.ts'
import { conditionalAt } from './conditional.ts'
import { type Context, type Cursor, peek, placed } from './context.ts'
import { differential, isDifferentialSign } from './differential.ts'
import { entryOf } from './entry.ts'
import { indicesOf } from './indices.ts'
import { jacobianOf } from './jacobian.ts'
import { layerFunction } from './layer-function.ts'
import { limitAt, movedAt } from './limit.ts'
import { markedGradient } from './marked.ts'
import { member } from './member.ts'
import { activationAt, gradientNamed, powerOfSquare, variance } from './notations.ts'
import { isNumbered, numbered } from './numbered.ts'
import { inline } from './operator.ts'
import { ownCall } from './own-function.ts'
import { capitalOf, lineOfMatrix, matrixOf, ownName } from './own-name.ts'
import { sampledName } from './own-sample.ts'
import { partialAtPlace } from './partial-at.ts'
import { isMark, type Piece, type PieceOf, splitAt } from './piece.ts'
import { isLetterAbove, raised, sampleOf } from './power.ts'
import { axesOf } from './rank.ts'
import { type Found, resolve, scriptedName, unknownName } from './resolve.ts'
import { sliceAt } from './slice.ts'
import { slopeNamed } from './slope-name.ts'
import { special } from './special.ts'
import { stepNamed } from './step-name.ts'
import { stuck } from './stuck.ts'
import { shapeIn } from './symbols.ts'
import { valueAtPoint } from './value-point.ts'
import { letterTex, scriptText } from './written.ts'

type Symbolic = PieceOf<'letter' | 'word'>

/** A letter or a word with what follows it, where that belongs to it. */
export const symbolAt = (context: Context, cursor: Cursor): Syntax => {
  const piece = peek(cursor) as Symbolic
  const entry = isWhole(context, piece) ? undefined : entryForm(context, piece)
  if (entry) {
    cursor.at++
    return entry
  }
  if (isDifferentialSign(context, cursor))
    return inline(context, cursor) ?? differential(context, cursor)
  const second = secondName(context, piece) ?? markedGradient(context, piece)
  if (second) {
    cursor.at++
    return second
  }
  const sampled = sampledName(context, piece)
  const found = foundAt(context, cursor, piece)
  if (sampled) {
    cursor.at++
    return behind(context, cursor, found, sampled)
  }
  const other =
    limitAt(context, cursor) ??
    movedAt(context, cursor, found) ??
    jacobianOf(context, cursor) ??
    partialAtPlace(context, cursor) ??
    ownCall(context, cursor, found) ??
    layerFunction(context, cursor, found) ??
    valueAtPoint(context, cursor, found) ??
    stepNamed(context, cursor, found) ??
    conditionalAt(context, cursor, found) ??
    special(context, cursor, found)
  if (other) return other
  const own =
    gradientNamed(context, cursor, found) ??
    powerOfSquare(context, cursor, found) ??
    variance(context, cursor, found)
  if (own) return own
  const activation = activationAt(context, cursor, found)
  if (activation) return activation
  const twin = valueTwin(context, cursor, found)
  if (found.kind === 'function' && !twin) return functionAt(context, cursor, found)
  if (found.kind === 'unknown' && piece.kind === 'word' && !isNumbered(context.symbols, found))
    checkWord(cursor, piece)
  cursor.at++
  const value = valueAt(context, piece, twin ?? found)
  return behind(context, cursor, twin ?? found, value)
}

/** `w'_{ij}`, `W'` where the document says `W' := U`. */
const secondName = (context: Context, piece: Symbolic): Syntax | undefined => {
  if (piece.kind !== 'letter' || piece.primes !== 1) return undefined
  const { primed } = context.symbols.heads
  const capital = capitalOf(piece.name)
  const isEntry = capital !== undefined && primed.has(capital) && piece.below.length > 0
  if (!primed.has(piece.name) && !isEntry) return undefined
  const letter = primed.has(piece.name) ? piece.name : (capital as string)
  const { below, above, primes } = piece
  const found = {
    kind: 'unknown',
    name: letterTex(letter, piece.face),
    below,
    above,
    primes,
  } as const
  return ownName(context, { ...piece, name: letter }, found)
}

/** A letter that is defined without an argument is a name, and a function where it stands bare before brackets. */
const foundAt = (context: Context, cursor: Cursor, piece: Symbolic): Found => {
  const { symbols } = context
  const found = resolve(symbols, piece)
  if (piece.kind !== 'letter' || !symbols.heads.functions.has(piece.name)) return found
  const isCalled = piece.below.length === 0 && isRound(peek(cursor, 1))
  if (isCalled) return resolve({ ...symbols, defined: new Map() }, piece)
  const { below, above, primes } = piece
  return found.kind === 'function'
    ? { kind: 'unknown', name: unknownName(piece), below, above, primes }
    : found
}

/** A word by itself is a name; beside other factors, or several, it is something else that is said. */
const checkWord = (cursor: Cursor, piece: PieceOf<'word'>): void => {
  if (piece.isOperator) stuck('unknown-function', [piece], { name: piece.text })
  const isLatin = /^[A-Za-z]/.test(piece.text)
  const isAlone = cursor.pieces.length === 1
  const isOverlined = piece.text.startsWith('\\overline')
  const isName = isOverlined || (/^[\p{L}\d_-]+$/u.test(piece.text) && (!isLatin || isAlone))
  if (!isName) stuck('unknown-word', [piece], { word: piece.text })
}

/** Whether all that hangs on a letter is part of a known name. */
const isWhole = ({ symbols }: Context, piece: Symbolic): boolean => {
  const { kind, above, below } = resolve(symbols, piece)
  const isNone = above.length === 0 && below.length === 0
  return isNone && kind !== 'unknown' && kind !== 'function'
}

/** `S` for the value `s` of the function `S`, where no argument follows. */
const valueTwin = ({ symbols }: Context, cursor: Cursor, found: Found): Found | undefined => {
  const piece = peek(cursor) as Symbolic
  const isAlone = piece.kind === 'letter' && found.kind === 'function' && found.primes === 0
  if (!isAlone || !/^[A-Z]$/.test(piece.name)) return undefined
  const next = peek(cursor, 1)
  if (isRound(next) && found.below.length === 0 && !mentions(next.inside, piece)) return undefined
  const twin = resolve(symbols, { ...piece, name: piece.name.toLowerCase() })
  return twin.kind === 'value' ? twin : undefined
}

/** Whether a letter stands in a row without an argument: `S(1-S)` is a product. */
const mentions = (inside: readonly Piece[], { name: of }: PieceOf<'letter'>): boolean =>
  inside.some((p, n) => p.kind === 'letter' && p.name === of && !isRound(inside[n + 1]))

const valueAt = (context: Context, piece: Symbolic, found: Found): Syntax => {
  switch (found.kind) {
    case 'defined':
      return isNamedAfter(context, found)
        ? ownName(context, piece, { ...found, name: unknownName(piece) })
        : known(context, piece, found)
    case 'value':
      return twinAt(context, piece, found) ?? known(context, piece, found)
    case 'family':
      return member(context, piece, found) ?? name(found.name, placed(context, piece.nodes))
    case 'function':
    case 'unknown':
      return unknown(context, piece, found)
  }
}

/** `h_n` for the name `hn`, or the entry n of `h`: first of all where n is a size, its last one. */
const twinAt = (context: Context, piece: Symbolic, found: Found): Syntax | undefined => {
  const [only, ...more] = found.below
  const form = only?.kind === 'letter' && more.length === 0 ? `${found.name}_${only.name}` : ''
  const twin = context.symbols.twins.get(form)
  if (twin === undefined) return undefined
  const isLast = only?.kind === 'letter' && context.symbols.graph.sizes.includes(only.name)
  if ((context.choose('twin', piece, 2) === 0) === isLast) return undefined
  return known(context, piece, { ...found, name: twin, below: [] })
}

const known = (context: Context, piece: Symbolic, given: Found): Syntax => {
  const found = withoutArguments(context, given)
  const at = placed(context, piece.nodes)
  if (isStarred(found) || isEstimate(found) || isPseudoInverse(context, found))
    return name(scriptedName(unknownName(piece), piece), at)
  const axes = axesOf(context.symbols, found.name)
  const line = isSampled(found) ? undefined : sliceAt(context, piece, found)
  if (line) return line
  if (axes === 0 && found.primes === 0 && found.below.length > 0)
    return subscriptedScalar(context, piece, found)
  const sampled = axes === undefined ? undefined : sampledAt(context, found, axes)
  const by = found.primes === 1 ? variableBelow(context, found, axes) : undefined
  if (by) return { kind: 'derivative', of: name(found.name, at), by, ...at }
  if (axes === 0 && found.primes > 0)
    return name(scriptedName(unknownName(piece), { primes: found.primes, below: found.below }), at)
  const below = indicesOf(context, found.below, axes)
  const ofClass = axes === 1 ? entryOfClass(context, found) : undefined
  if (ofClass) return { ...ofClass, ...at }
  const base = name(found.name, at)
  if (sampled) return indexed(base, withSample(context, piece, sampled, below), at)
  if (below.length === 0) return raised(context, base, found, piece)
  checkCount(context, piece, found, below)
  return entryOf(context, base, below, found, piece)
}

/** `w` of `C'_w`, the derivative by it. */
const variableBelow = (
  context: Context,
  { above, below }: Found,
  axes: number | undefined,
): Syntax | undefined => {
  const [only, ...more] = below
  if (only?.kind !== 'letter' || more.length > 0 || above.length > 0) return undefined
  const found = resolve(context.symbols, only)
  const isValue = found.kind === 'value' && found.above.length + found.below.length === 0
  const isSize = context.symbols.graph.sizes.includes(found.name)
  if (!isValue || isSize || found.primes > 0 || (axes !== 0 && INDEX.test(only.name)))
    return undefined
  return name(found.name, placed(context, only.nodes))
}

/** `h_\theta` says only on what `h` depends. */
const withoutArguments = (context: Context, found: Found): Found => {
  const { below, name: of } = found
  const [only, ...more] = below
  const isGreek = only?.kind === 'letter' && only.name.length > 1 && more.length === 0
  const isOwn =
    isGreek && (axesOf(context.symbols, of) ?? 0) > 0 && isArgument(context, found, below)
  return isOwn ? { ...found, below: [] } : found
}

/** `\delta_c` beside `\delta`, where `c` is a value of the network: a name of its own. */
const isNamedAfter = ({ symbols }: Context, { below }: Found): boolean => {
  const [only, ...more] = below
  if (only?.kind !== 'letter' || more.length > 0 || INDEX.test(only.name)) return false
  const of = symbols.values.get(only.name)
  const isPlace = symbols.graph.leaves.some(leaf => leaf.name === of && leaf.index)
  return of !== undefined && !isPlace && !symbols.graph.sizes.includes(of)
}

/** Letters that count, whatever else they name. */
const INDEX = /^[i-nst]$/

/** `w^*` is the best `w`, a name of its own. */
const isStarred = ({ above }: Found): boolean =>
  above.length === 1 && isMark(above[0], '*', '\\star', '\\ast')

/** `\mu_{ML}` is the value of `\mu` that an estimate gives. */
const isEstimate = ({ below }: Found): boolean => ESTIMATE.test(scriptText(below))
const ESTIMATE = /^(?:ML|MLE|MAP|OLS|LS|ridge|RIDGE|opt|best)$/

/** `A^+`, `A^\dagger`: a name of its own, which the derivation may define. */
const isPseudoInverse = ({ symbols }: Context, { above, name: of }: Found): boolean =>
  above.length === 1 && isMark(above[0], '+', '\\dagger') && axesOf(symbols, of) === 2

/** `p_y` where y is one-hot: the entry at its place. */
const entryOfClass = (
  { symbols }: Context,
  { name: of, below, above }: Found,
): Syntax | undefined => {
  const [only, ...more] = below
  if (only?.kind !== 'letter' || more.length > 0 || above.length > 0) return undefined
  const label = resolve(symbols, only)
  return label.kind === 'value' && isOneHot(symbols, label.name)
    ? called(dot.name, [name(label.name), name(of)])
    : undefined
}

/** One row of a matrix, `W_i`, has no form in the language. */
const checkCount = (
  { symbols }: Context,
  piece: Piece,
  { name: of }: Found,
  below: readonly Syntax[],
): void => {
  const shape = shapeIn(symbols, of)
  if (!shape || below.length === shape.length || below.length === axesOf(symbols, of)) return
  const values = { shape: describeShape(shape), count: `${shape.length}` }
  stuck('position-count', [piece], { ...values, given: `${below.length}` })
}

/** `Acc_\epsilon` says on what it depends; `L_i` is another name than `L`. */
const subscriptedScalar = (context: Context, piece: Symbolic, found: Found): Syntax => {
  const at = placed(context, piece.nodes)
  const parts = splitAt(found.below, ',')
  if (parts.every(part => isArgument(context, found, part)))
    return slopeNamed(context, piece, found) ?? raised(context, name(found.name, at), found, piece)
  const isSize = context.symbols.graph.sizes.includes(found.name)
  const twin =
    isSize && piece.kind === 'letter'
      ? matrixOf(context, piece, { ...found, kind: 'unknown' })
      : undefined
  if (twin) return known(context, piece, twin)
  // `N_k`, `\mathcal N_{nk}` beside the size `N`: entries of what the derivation calls so.
  if (isSize)
    return ownName(context, piece, { ...found, kind: 'unknown', name: besideSize(piece, found) })
  // `L_t` beside the loss `L`: what the derivation calls so at each place.
  const placeOf = { ...found, kind: 'unknown', name: unknownName(piece) } as const
  const own = scriptedName(placeOf.name, { below: found.below })
  return member(context, piece, placeOf) ?? raised(context, name(own, at), found, piece)
}

/** Another name than that of the size, which looks the same. */
const besideSize = (piece: Symbolic, found: Found): string => {
  const own = unknownName(piece)
  return own === found.name ? `\\mathit{${own}}` : own
}

/** `x_j^{(i)}`: positions above and below. */
const isSampled = ({ above, below }: Found): boolean =>
  below.length > 0 && (sampleOf(above[0]) !== undefined || isLetterAbove(above))

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

/** A name that the network has not: its bracket above and words below are part of it, letters are indices. */
const unknown = (context: Context, piece: Symbolic, found: Found): Syntax => {
  const twin = piece.kind === 'letter' ? matrixOf(context, piece, found) : undefined
  if (twin) return valueAt(context, piece, twin)
  const line = piece.kind === 'letter' ? lineOfMatrix(context, piece, found) : undefined
  return line ?? numbered(context, piece, found) ?? ownName(context, piece, found)
}
