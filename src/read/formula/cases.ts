import { negation, numeral, sameSyntax } from '../../core/nodes.ts'
import { OPPOSITES, type Syntax } from '../../core/syntax.ts'
import { wordsOf } from '../../hear/join.ts'
import { isRound } from './brackets.ts'
import { conditionIn, isCondition } from './condition.ts'
import { type Context, placed } from './context.ts'
import { infix } from './infix.ts'
import { isBare, isMark, type Piece, type PieceOf } from './piece.ts'
import { stuck } from './stuck.ts'

/** Cases as a sum: each value times its condition. */
export const cases = (context: Context, fence: PieceOf<'fence'>): Syntax | undefined => {
  const [grid, ...more] = fence.inside
  if (fence.open !== '\\{' || fence.close !== '.' || grid?.kind !== 'grid' || more.length > 0)
    return undefined
  const rows = grid.rows
    .filter(row => row.flat().length > 0)
    .map(row => partsOf(context, row, fence))
  if (rows.length < 2) return stuck('cases-not-read', [fence])
  const weights = weightsOf(
    rows.map(row => row.condition),
    fence,
  )
  const terms = rows.flatMap(({ value }, n) => termOf(value, weights[n] as Syntax))
  const [first, ...others] = terms
  const sum = first ? others.reduce((a, b) => infix('+', a, b), first) : numeral(0)
  return { ...sum, ...placed(context, fence.nodes) }
}

interface Case {
  readonly value: Syntax
  /** Absent where it is all that is left. */
  readonly condition?: Syntax
}

const partsOf = (
  context: Context,
  row: readonly (readonly Piece[])[],
  fence: PieceOf<'fence'>,
): Case => {
  const pieces = row.flat()
  const [left, right] = row.length > 1 ? [row[0] ?? [], row.slice(1).flat()] : cutAtWord(pieces)
  const value = context.read.expression(context, withoutComma(left))
  const said = unbracketed(withoutComma(right).filter(p => !isWord(p, IF)))
  if (said.length === 1 && isWord(said[0] as Piece, ELSE)) return { value }
  if (!isCondition(said)) return stuck('cases-not-read', [fence])
  return { value, condition: conditionIn(context, said) }
}

/** `x \text{ if } x > 0` in one cell. */
const cutAtWord = (pieces: readonly Piece[]): readonly [readonly Piece[], readonly Piece[]] => {
  const at = pieces.findIndex(p => isWord(p, IF) || isWord(p, ELSE))
  const comma = pieces.findIndex(p => isMark(p, ','))
  const cut = at >= 0 ? at : comma
  return cut < 0 ? [pieces, []] : [pieces.slice(0, cut), pieces.slice(cut)]
}

/** `(x > 0)` beside a value. */
const unbracketed = (pieces: readonly Piece[]): readonly Piece[] => {
  const [only, ...more] = pieces
  return isRound(only) && more.length === 0 && isBare(only) ? only.inside : pieces
}

const withoutComma = (pieces: readonly Piece[]): readonly Piece[] => {
  const start = isMark(pieces[0], ',') ? 1 : 0
  const end = isMark(pieces.at(-1), ',', '.', ';') ? -1 : undefined
  return pieces.slice(start, end)
}

const IF = wordsOf(({ rows }) => rows.when)
const ELSE = wordsOf(({ rows }) => rows.otherwise)

/** One letter of Han is a word, too. */
const isWord = (piece: Piece, words: ReadonlySet<string>): boolean => {
  const text = piece.kind === 'word' ? piece.text : piece.kind === 'letter' ? piece.name : ''
  return words.has(text.toLowerCase().replace(/^, |[.,;]$/g, ''))
}

/** The last case of two that exclude each other is what is left of the first; `otherwise` is what no other is. */
const weightsOf = (
  conditions: readonly (Syntax | undefined)[],
  fence: PieceOf<'fence'>,
): readonly Syntax[] => {
  const said = conditions.slice(0, -1)
  if (said.some(condition => condition === undefined)) stuck('cases-not-read', [fence])
  const [first, last] = [conditions[0] as Syntax, conditions.at(-1)]
  if (last && !(conditions.length === 2 && isOpposite(first, last))) return conditions as Syntax[]
  const others = (said as Syntax[]).map((condition): Syntax => infix('-', numeral(1), condition))
  const left = others.reduce((a, b) => infix('*', a, b))
  return [...(said as Syntax[]), left]
}

const isOpposite = (a: Syntax, b: Syntax): boolean => {
  if (a.kind !== 'iverson' || b.kind !== 'iverson') return false
  const isStraight = sameSyntax(a.left, b.left) && sameSyntax(a.right, b.right)
  return OPPOSITES[a.sign] === b.sign && isStraight
}

/** Zero times a condition is left out. */
const termOf = (value: Syntax, weight: Syntax): readonly Syntax[] => {
  if (value.kind === 'numeral' && Number(value.text) === 0) return []
  if (value.kind === 'numeral' && Number(value.text) === 1) return [weight]
  if (value.kind === 'negation') return [negation(infix('*', value.arg, weight, 'star'))]
  return [infix('*', value, weight, 'star')]
}
