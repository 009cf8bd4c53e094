import { gradient } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isRound } from './brackets.ts'
import { type Context, type Cursor, cursorOf, peek, placedSince } from './context.ts'
import { isBeside } from './digits.ts'
import { isBare, type Piece } from './piece.ts'
import { isKnown, resolve } from './resolve.ts'
import type { Symbols } from './symbols.ts'

/** Whether a `d` stands before a value: `dX`, `\mathrm dX`, `d(Wx)`, `d\langle u, v\rangle`. */
export const isDifferentialSign = (context: Context, cursor: Cursor): boolean => {
  const { symbols } = context
  const [sign, next] = [peek(cursor), peek(cursor, 1)]
  if (!sign || !isBare(sign) || !next) return false
  if (isVariation(context, sign))
    return (
      isRound(next) || ((next.kind === 'letter' || next.kind === 'word') && isKnown(symbols, next))
    )
  if (!isD(sign)) return false
  const isNamed = symbols.values.has('d') || symbols.defined.has('d')
  if (isNamed && isSize(symbols, 'd') && !isDressed(sign) && isApplicable(context, cursor))
    return context.choose('factor', sign, 2) === 0
  if (
    isNamed &&
    !isUpright(sign) &&
    (isDressed(sign) || !(isDressed(next) || isBeside(sign, next)))
  )
    return false
  if (isRound(next)) return !isNamed || isUpright(sign) || isSize(symbols, 'd')
  if (isNorm(next) || isInner(next)) return !isNamed || isUpright(sign)
  if (next.kind !== 'letter' && next.kind !== 'word') return false
  if (!isNamed) return true
  const { kind } = resolve(symbols, next)
  if (kind === 'function' && isUpright(sign)) return true
  if (kind !== 'value' && kind !== 'family' && kind !== 'defined') return false
  return isUpright(sign) || isSize(symbols, 'd') || context.choose('factor', sign, 2) === 0
}

/** `\delta u`, where the document says so. */
const isVariation = ({ symbols }: Context, sign: Piece): boolean =>
  symbols.heads.hasVariations && sign.kind === 'letter' && sign.name === 'delta'

/** `\langle u, v\rangle` */
const isInner = (piece: Piece): boolean => piece.kind === 'fence' && piece.open === '\\langle'

/** Whether a norm, an inner product, or a function with its argument, comes next: a size may be multiplied by it. */
const isApplicable = (context: Context, cursor: Cursor): boolean => {
  const [next, more] = [peek(cursor, 1) as Piece, peek(cursor, 2)]
  return isNorm(next) || isInner(next) || (isFunction(context, next) && isApplied(next, more))
}

/** With an accent or in a face of its own: what stands between is a command. */
const isDressed = (piece: Piece): boolean =>
  piece.kind === 'letter' && (piece.face !== '' || /.(hat|bar|tilde|d?dot|check)$/.test(piece.name))

const isSize = ({ graph }: Symbols, name: string): boolean => graph.sizes.includes(name)

export const isD = (piece: Piece | undefined): boolean =>
  (piece?.kind === 'letter' && piece.name === 'd') || isOperatorD(piece)

/** `\operatorname{d}` */
const isOperatorD = (piece: Piece | undefined): boolean =>
  piece?.kind === 'word' && piece.isOperator && piece.text === 'd'

const isUpright = (piece: Piece): boolean =>
  (piece.kind === 'letter' && UPRIGHT.has(piece.face)) || isOperatorD(piece)

const UPRIGHT = new Set(['mathrm', 'mathsf', 'textrm'])

/** `|\Sigma|`, `\|x\|` */
const isNorm = (piece: Piece): boolean => piece.kind === 'fence' && BARS.has(piece.open)

const BARS = new Set(['|', '\\Vert', '\\lvert', '\\lVert'])

/** A differential; or, of a value, the gradient of the loss that some call by that name. */
export const differential = (context: Context, cursor: Cursor): Syntax => {
  const start = cursor.at
  const sign = peek(cursor) as Piece
  cursor.at++
  const next = peek(cursor) as Piece
  const whole = wholeAt(context, cursor, next)
  const at = placedSince(context, cursor, start)
  // `dA^T` is `(dA)^T`, whether that is a change or a gradient.
  const isTurned = whole.kind === 'transposition' && !isRound(next)
  const made = ofValue(context, sign, isTurned ? whole.arg : whole, at)
  return isTurned ? { ...whole, arg: made, ...at } : made
}

const wholeAt = (context: Context, cursor: Cursor, next: Piece): Syntax => {
  if (isRound(next)) return groupAt(context, cursor)
  const isCall = isNorm(next) || (isFunction(context, next) && isApplied(next, peek(cursor, 1)))
  return isCall ? context.read.factor(context, cursor) : symbolAlone(context, cursor)
}

const isFunction = ({ symbols }: Context, piece: Piece): boolean =>
  (piece.kind === 'letter' || piece.kind === 'word') && resolve(symbols, piece).kind === 'function'

/** A function with its argument: in brackets behind a letter, in whatever way behind a word. */
const isApplied = (piece: Piece, next: Piece | undefined): boolean =>
  piece.kind === 'word' ? next !== undefined : isRound(next)

const ofValue = (
  context: Context,
  sign: Piece,
  of: Syntax,
  at: ReturnType<typeof placedSince>,
): Syntax => {
  const isValue = of.kind === 'name' || of.kind === 'indexed' || of.kind === 'layered'
  const { loss } = context.symbols.graph
  const isLoss = of.kind === 'name' && of.name === loss
  if (isValue && !isLoss && !isVariation(context, sign) && context.choose('d', sign, 2) === 1) {
    return gradient(loss, of, at)
  }
  return { kind: 'differential', of, ...at }
}

const groupAt = (context: Context, cursor: Cursor): Syntax => {
  const fence = peek(cursor)
  cursor.at++
  return context.read.factor(context, cursorOf(fence ? [fence] : []))
}

/** A symbol without what follows it. */
const symbolAlone = (context: Context, cursor: Cursor): Syntax => {
  const alone = cursorOf([peek(cursor) as Piece])
  cursor.at++
  return context.read.factor(context, alone)
}
