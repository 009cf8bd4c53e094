import { indexed } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { bareFunction, derivativeOf, entryMeant } from './bare-function.ts'
import { isRound } from './brackets.ts'
import { type Context, type Cursor, cursorOf, peek, placed } from './context.ts'
import { hung } from './entry.ts'
import { type Half, half, isHalf, repeated } from './half.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import { infix } from './infix.ts'
import { isTurnedBracket } from './operator.ts'
import { isBare, isMark, type Piece, type PieceOf, splitAt } from './piece.ts'
import { resolve } from './resolve.ts'
import { stuck } from './stuck.ts'
import { isSum } from './terms.ts'

/** A fraction: a derivative where both halves start with a sign of one, else a ratio. */
export const fractionAt = (context: Context, cursor: Cursor, piece: PieceOf<'ratio'>): Syntax => {
  const [over, under] = [half(piece.over), half(piece.under)]
  if (over && under && over.sign === under.sign && isHalf(context, over, under)) {
    return derivativeAt(context, cursor, piece, over, under)
  }
  if (isBroken(over, under)) return stuck('broken-derivative', [piece], { sign: '\\partial' })
  cursor.at++
  const top = context.read.expression(context, piece.over)
  const bottom = context.read.expression(context, piece.under)
  const ratio = { ...infix('/', top, bottom), ...placed(context, piece.nodes) }
  return hung(context, ratio, piece)
}

/** One half with the sign of a derivative and the other without. */
const isBroken = (over: Half | undefined, under: Half | undefined): boolean =>
  over?.sign === 'partial' || under?.sign === 'partial'

const derivativeAt = (
  context: Context,
  cursor: Cursor,
  piece: PieceOf<'ratio'>,
  over: Half,
  under: Half,
): Syntax => {
  cursor.at++
  const variables = repeated(context, under, piece)
  const isWhole = over.rest.length > 0
  const bare = bareFunction(context, over.rest)
  const [by, ...others] = variables
  if (bare && by && others.length === 0) {
    const made = derivativeOf(context, bare, by, placed(context, piece.nodes))
    return hung(context, taken(context, cursor, made), piece)
  }
  const derived = isWhole ? numerator(context, over.rest) : operand(context, cursor)
  const of = entryMeant(context, piece, derived, by)
  const made = variables.reduceRight<Syntax>(
    (inner, by) => ({
      kind: 'derivative',
      of: inner,
      by,
      ...(over.sign === 'd' && { total: true }),
      ...placed(context, piece.nodes),
    }),
    of,
  )
  const result = isWhole ? taken(context, cursor, made) : made
  return hung(context, result, piece)
}

/** What is derived, arguments written out. */
const numerator = (context: Context, pieces: readonly Piece[]): Syntax =>
  context.read.expression({ ...context, isDerived: pieces.length === 2 }, pieces)

/** `\frac{\partial}{\partial x}` is of a bracket, or of the product that follows. */
const operand = (context: Context, cursor: Cursor): Syntax => {
  const next = peek(cursor)
  if (!next) return stuck('half-derivative', cursor.pieces.slice(-1))
  if (!isRound(next)) return context.read.term(context, cursor)
  const isFactor = isTurnedBracket(next, peek(cursor, 1))
  if (isFactor && context.choose('nabla', next, 2) === 0) return context.read.term(context, cursor)
  cursor.at++
  return context.read.factor(context, cursorOf([next]))
}

/** A bracket behind a derivative: where it is taken, which entry of it, or a factor. */
const taken = (context: Context, cursor: Cursor, made: Syntax): Syntax => {
  const next = peek(cursor)
  if (!isRound(next) || next.open !== '(' || made.kind !== 'derivative') return made
  if (isPositions(context, next)) {
    cursor.at++
    return hung(
      context,
      indexed(made, indicesOf(context, next.inside), placed(context, next.nodes)),
      next,
    )
  }
  if (!isBare(next) || !isPoint(context, made, next)) return made
  cursor.at++
  return made
}

const isPositions = ({ symbols }: Context, { inside }: PieceOf<'fence'>): boolean =>
  looksLikePositions(inside) &&
  inside.every(p => isMark(p, ',') || (p.kind === 'letter' && isIndexLetter(symbols, p)))

const isIndexLetter = (symbols: Context['symbols'], piece: PieceOf<'letter'>): boolean =>
  /^[a-z]$/.test(piece.name) && resolve(symbols, piece).kind === 'unknown'

/** `(\alpha)`, `(h(\alpha))`, `(a^t)`: the variable itself, or what has no other meaning. */
const isPoint = (context: Context, made: Syntax, { inside }: PieceOf<'fence'>): boolean =>
  !isSum(inside) && splitAt(inside, ',').every(part => isHere(context, made, part))

const isHere = (context: Context, made: Syntax, part: readonly Piece[]): boolean => {
  const [first, bracket] = part
  if (first?.kind !== 'letter' && first?.kind !== 'word') return false
  if (part.length > 2 || (bracket && !isRound(bracket))) return false
  const found = resolve(context.symbols, first)
  if (found.kind === 'unknown') return first.kind === 'letter' && first.name.length > 1
  const isOwn = made.kind === 'derivative' && nameIn(made.by) === found.name
  if (!isOwn || bracket || found.above.length > 0) return isOwn
  return context.choose('point', first, 2) === 0
}

const nameIn = (syntax: Syntax): string | undefined => {
  if (syntax.kind === 'indexed') return nameIn(syntax.base)
  return syntax.kind === 'name' ? syntax.name : undefined
}
