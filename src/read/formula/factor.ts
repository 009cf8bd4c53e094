import { called, numeral } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { sqrt } from '../../ops/sqrt.ts'
import { isBracketed, isEvaluation, isRound } from './brackets.ts'
import { cases } from './cases.ts'
import { iversonBracket } from './condition.ts'
import { type Context, type Cursor, peek, placed } from './context.ts'
import { hung } from './entry.ts'
import { takenAt } from './evaluation.ts'
import { fractionAt } from './fraction.ts'
import { infix } from './infix.ts'
import { matrix } from './matrix.ts'
import { norm } from './norm.ts'
import { nablaAt, partialAt } from './operator.ts'
import { generalCell } from './pattern.ts'
import { isDots, isMark, type Piece, type PieceOf, splitAt } from './piece.ts'
import { derivedBracket } from './prime.ts'
import { digitsAt } from './special.ts'
import { stuck } from './stuck.ts'
import { productAt, sumAt } from './sum.ts'
import { symbolAt } from './symbol.ts'

/** One factor with what hangs on it, at the point that a bar behind it says. */
export const factor = (context: Context, cursor: Cursor): Syntax => {
  const syntax = primary(context, cursor)
  const bar = peek(cursor)
  if (!bar || !isEvaluation(bar)) return syntax
  cursor.at++
  return takenAt(context, syntax, bar)
}

const primary = (context: Context, cursor: Cursor): Syntax => {
  const piece = peek(cursor) as Piece
  switch (piece.kind) {
    case 'letter':
    case 'word':
      return symbolAt(context, cursor)
    case 'digits':
      return digitsAt(context, cursor, piece)
    case 'fence':
      return one(cursor, () => group(context, piece))
    case 'ratio':
      return fractionAt(context, cursor, piece)
    case 'root':
      return one(cursor, () => root(context, piece))
    case 'grid':
      return one(cursor, () => matrix(context, piece, piece))
    case 'mark':
      return markAt(context, cursor, piece)
    case 'strange':
      return stuck('not-read', [piece])
  }
}

const one = (cursor: Cursor, read: () => Syntax): Syntax => {
  cursor.at++
  return read()
}

const markAt = (context: Context, cursor: Cursor, piece: PieceOf<'mark'>): Syntax => {
  switch (piece.sign) {
    case '\\sum':
      return sumAt(context, cursor)
    case '\\prod':
      return productAt(context, cursor)
    case '\\partial':
      return partialAt(context, cursor)
    case '\\nabla':
      return nablaAt(context, cursor)
    case '\\dots':
      return stuck('dots-not-read', [piece])
    default:
      return stuck('sign-not-read', [piece], { sign: piece.sign })
  }
}

/** What stands in brackets, with its index and exponent: `(z)_i`, `(A B)^T`. */
const group = (context: Context, fence: PieceOf<'fence'>): Syntax => {
  const around = norm(context, fence) ?? cases(context, fence)
  if (around) return around
  const [only] = fence.inside
  if (only?.kind === 'grid' && fence.inside.length === 1) return matrix(context, only, fence)
  if (!isRound(fence)) return stuck('not-read', [fence])
  const colon = fence.open === '\\{' ? fence.inside.find(piece => isMark(piece, ':')) : undefined
  if (colon) return stuck('sign-not-read', [colon], { sign: ':' })
  const condition = isBracketed(fence, '[') ? iversonBracket(context, fence) : undefined
  const inside = condition ?? inBrackets(context, fence)
  const derived = condition ? undefined : derivedBracket(context, inside, fence)
  return derived ? hung(context, derived, { ...fence, primes: 0 }) : hung(context, inside, fence)
}

const inBrackets = (context: Context, fence: PieceOf<'fence'>): Syntax => {
  const parts = splitAt(fence.inside, ',')
  const isList = parts.length > 1 && parts.some(isDots)
  if (parts.length > 1 && !isList) return stuck('list-not-read', [fence])
  const syntax = isList
    ? generalCell(context, [parts], fence)
    : context.read.expression(context, fence.inside)
  return { ...syntax, ...placed(context, fence.nodes) }
}

const root = (context: Context, piece: PieceOf<'root'>): Syntax => {
  const at = placed(context, piece.nodes)
  const inside = context.read.expression(context, piece.inside)
  if (piece.degree.length === 0) return hung(context, called(sqrt.name, [inside], at), piece)
  const degree = context.read.expression(context, piece.degree)
  return hung(context, infix('^', inside, infix('/', numeral(1, at), degree)), piece)
}
