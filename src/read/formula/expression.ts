import { called, negation } from '../../core/nodes.ts'
import type { Infix } from '../../core/op.ts'
import type { InfixSyntax, Syntax } from '../../core/syntax.ts'
import { dot } from '../../ops/dot.ts'
import { vec } from '../../ops/vec.ts'
import { type Context, type Cursor, cursorOf, peek, placedSince } from './context.ts'
import { endsInBar, reachesBack } from './evaluation.ts'
import { factor } from './factor.ts'
import { infix } from './infix.ts'
import { isMark, type Piece } from './piece.ts'
import { type Rank, rankOf } from './rank.ts'
import { runningSum } from './running-sum.ts'
import { stuck } from './stuck.ts'
import { wordsIn } from './words.ts'

const DEEPEST = 60

/** A whole row of pieces as one expression. */
export const expression = (context: Context, pieces: readonly Piece[]): Syntax => {
  if (context.depth > DEEPEST) return stuck('too-deep', pieces, { limit: `${DEEPEST}` })
  if (pieces.length === 0) return stuck('missing-operand', [], { found: '', expected: 'name' })
  const inner = { ...context, depth: context.depth + 1 }
  const cursor = cursorOf(wordsIn(context.symbols, pieces))
  const syntax = rest(inner, cursor)
  const left = peek(cursor)
  return left ? unexpected(left) : syntax
}

const unexpected = (piece: Piece): never => {
  if (isMark(piece, '\\dots')) return stuck('dots-not-read', [piece])
  if (piece.kind === 'mark') return stuck('sign-not-read', [piece], { sign: piece.sign })
  return stuck('not-read', [piece])
}

/** Summands from here on, as far as they go. */
export const rest = (context: Context, cursor: Cursor): Syntax => {
  const added: Syntax[] = [signedTerm(context, cursor)]
  let sum = added[0] as Syntax
  for (;;) {
    const sign = peek(cursor)
    if (!isMark(sign, '+', '-')) return sum
    cursor.at++
    const run = isMark(sign, '+') ? runningSum(context, cursor, added) : undefined
    if (run) {
      sum = run
      added.splice(0, added.length, run)
      continue
    }
    const term = signedTerm(context, cursor)
    const right = isMark(sign, '-') ? squareEach(context, [sum, term]) : term
    sum = joined(context, cursor, isMark(sign, '+') ? '+' : '-', [sum, right])
    added.push(isMark(sign, '+') ? right : negation(right))
  }
}

/** `1 - a^2` is the slope of tanh, entry by entry; less likely 1 is less the squared length of a. */
const squareEach = (context: Context, [left, right]: readonly [Syntax, Syntax]): Syntax => {
  const isOne = left.kind === 'numeral' && left.text === '1'
  if (!isOne || right.kind !== 'infix' || right.sign !== '^') return right
  const isSquare = right.right.kind === 'numeral' && right.right.text === '2'
  const rank = rankOf(context.symbols, right.left)
  if (!isSquare || rank === undefined || rank === 'scalar') return right
  const isEach = context.choose('each', context.all[0] as Piece, 2) === 0
  return isEach ? { ...right, sign: '.^' } : right
}

/** `x^2 + 2x|_{x=2}`: the bar is of the last term, or of the whole. */
const joined = (
  context: Context,
  cursor: Cursor,
  sign: '+' | '-',
  [left, right]: readonly [Syntax, Syntax],
): Syntax => {
  const plain = infix(sign, left, right)
  if (
    right.kind !== 'evaluated' ||
    !endsInBar(cursor) ||
    !reachesBack(context.symbols, right, [left])
  )
    return plain
  const bar = peek(cursor, -1) as Piece
  return context.choose('bars', bar, 2) === 0
    ? plain
    : { ...right, of: infix(sign, left, right.of) }
}

const signedTerm = (context: Context, cursor: Cursor): Syntax => {
  const start = cursor.at
  const sign = peek(cursor)
  if (!isMark(sign, '+', '-')) return term(context, cursor)
  cursor.at++
  const arg = signedTerm(context, cursor)
  return isMark(sign, '-') ? negation(arg, placedSince(context, cursor, start)) : arg
}

interface Factor {
  /** The sign before it; empty where there is none. */
  readonly sign: string
  readonly syntax: Syntax
  readonly piece: Piece
}

/** Factors with their signs up to a plus, a minus or the end. */
export const term = (context: Context, cursor: Cursor): Syntax => {
  const factors: Factor[] = []
  let sign = ''
  for (;;) {
    const piece = peek(cursor)
    if (!piece) break
    const isSigned = isMark(piece, '-') && sign !== ''
    factors.push({
      sign,
      piece,
      syntax: isSigned ? negative(context, cursor) : factor(context, cursor),
    })
    const next = peek(cursor)
    if (!next || ends(next)) return overBar(context, cursor, factors)
    sign = signAt(next)
    if (sign !== '') cursor.at++
  }
  return missing(cursor)
}

/** `2(x + 1)|_{x=2}`: the bar is of the whole product; where that makes a difference, or of the last factor. */
const overBar = (context: Context, cursor: Cursor, factors: readonly Factor[]): Syntax => {
  const last = factors.at(-1) as Factor
  const before = factors.slice(0, -1)
  const { syntax } = last
  if (syntax.kind !== 'evaluated' || before.length === 0 || !endsInBar(cursor))
    return folded(context, factors)
  const others = before.map(one => one.syntax)
  const isLast =
    !reachesBack(context.symbols, syntax, others) || context.choose('bar', last.piece, 2) === 1
  if (isLast) return folded(context, factors)
  return { ...syntax, of: folded(context, [...before, { ...last, syntax: syntax.of }]) }
}

const missing = (cursor: Cursor): never => {
  const last = cursor.pieces.at(-1)
  const found = last?.kind === 'mark' ? last.sign : ''
  return stuck('missing-operand', last ? [last] : [], { found, expected: 'name' })
}

/** `a \cdot -b` */
const negative = (context: Context, cursor: Cursor): Syntax => {
  const start = cursor.at
  cursor.at++
  return negation(factor(context, cursor), placedSince(context, cursor, start))
}

const ends = (piece: Piece): boolean =>
  piece.kind === 'mark' && SIGNS[piece.sign] === undefined && !OPENING.has(piece.sign)

/** Signs with which a factor starts. */
const OPENING = new Set(['\\sum', '\\prod', '\\partial', '\\nabla', '|'])

const signAt = (piece: Piece): string =>
  piece.kind === 'mark' && SIGNS[piece.sign] !== undefined ? piece.sign : ''

interface Sign {
  readonly level: 'loosest' | 'marked' | 'beside'
  readonly infix: Infix
  readonly written?: InfixSyntax['written']
  /** The function that the sign stands for. */
  readonly call?: string
  /** Entry by entry, as some write it. */
  readonly isEach?: true
}

/** What is written between factors. Factors side by side hold together most tightly. */
const SIGNS: Readonly<Record<string, Sign>> = {
  '': { level: 'beside', infix: '*', written: 'beside' },
  '/': { level: 'beside', infix: '/' },
  '\\cdot': { level: 'marked', infix: '*', written: 'dot' },
  '\\times': { level: 'marked', infix: '*', written: 'cross' },
  '*': { level: 'marked', infix: '*', written: 'star' },
  '\\circ': { level: 'marked', infix: '*', written: 'ring' },
  '\\odot': { level: 'marked', infix: '.*' },
  '\\bullet': { level: 'marked', infix: '*', written: 'dot', isEach: true },
  '\\oslash': { level: 'marked', infix: './' },
  '\\div': { level: 'marked', infix: '/' },
  '\\otimes': { level: 'loosest', infix: '⊗' },
  ':': { level: 'loosest', infix: '.*', call: dot.name },
}

const folded = (context: Context, factors: readonly Factor[]): Syntax => {
  const over = slashScope(context, factors)
  return over ?? level(context, factors, LEVELS[hadamardScope(context, factors)] ?? [])
}

type Level = readonly Sign['level'][]

/** `a ⊙ b c` is `a ⊙ (b c)`, or from left to right. */
const LEVELS: readonly (readonly Level[])[] = [
  [['loosest'], ['marked'], ['beside']],
  [['loosest'], ['marked', 'beside']],
]

const hadamardScope = (context: Context, factors: readonly Factor[]): number => {
  const at = factors.findIndex(f => meantBy(context, f.sign).level === 'marked')
  const isMixed = at > 0 && factors.slice(at + 1).some(f => f.sign === '')
  return isMixed ? context.choose('entrywise', (factors[at] as Factor).piece, 2) : 0
}

/** `a / b c` is `(a / b) c`, or `a / (b c)`. */
const slashScope = (context: Context, factors: readonly Factor[]): Syntax | undefined => {
  const at = factors.findIndex(f => f.sign === '/')
  const under = factors.slice(at)
  const isWide = at > 0 && under.length > 1 && under.slice(1).every(f => f.sign === '')
  if (!isWide || context.choose('slash', (under[0] as Factor).piece, 2) === 0) return undefined
  const [first, ...more] = under as [Factor, ...Factor[]]
  const below = level(context, [{ ...first, sign: '' }, ...more], LEVELS[0] ?? [])
  return infix('/', level(context, factors.slice(0, at), LEVELS[0] ?? []), below)
}

/** Cuts at the signs of the loosest level and goes from left to right. */
const level = (context: Context, factors: readonly Factor[], levels: readonly Level[]): Syntax => {
  const [own, ...tighter] = levels
  const [only] = factors
  if (!own || !only || factors.length === 1) return (only as Factor).syntax
  const groups: Factor[][] = []
  factors.forEach((f, n) => {
    if (n === 0 || own.includes(meantBy(context, f.sign).level)) groups.push([f])
    else groups.at(-1)?.push(f)
  })
  const values = groups.map(group => ({
    sign: meantBy(context, group[0]?.sign ?? ''),
    piece: (group[0] as Factor).piece,
    syntax: level(context, group, tighter),
  }))
  const [first, ...more] = values
  return more.reduce(
    (left, { sign, syntax, piece }) => combined(context, sign, [left, syntax], piece),
    (first as { syntax: Syntax }).syntax,
  )
}

/** A sign, where the words do not say that it is the one for entries. */
const meantBy = ({ symbols }: Context, sign: string): Sign =>
  (symbols.entrywise.has(sign) ? EACH : SIGNS[sign]) as Sign

/** Entry by entry, or times a number. */
const EACH: Sign = { level: 'marked', infix: '.*' }

/** `a \otimes b` of columns is their outer product, or the column of all products. */
const combined = (
  { symbols, choose }: Context,
  { infix: sign, written, call, isEach }: Sign,
  [left, right]: readonly [Syntax, Syntax],
  piece: Piece,
): Syntax => {
  if (call !== undefined && right.kind === 'derivative') return infix('*', left, right, 'beside')
  const isOfNumbers = [left, right].some(part => rankOf(symbols, part) === 'scalar')
  if (call !== undefined && isOfNumbers) return stuck('sign-not-read', [piece], { sign: ':' })
  if (call !== undefined) return called(call, [left, right])
  if (isEach && !isOfNumbers && choose('each', piece, 2) === 0) return infix('.*', left, right)
  const isOfColumns = sign === '⊗' && [left, right].every(part => isColumn(rankOf(symbols, part)))
  return isOfColumns && choose('columns', piece, 2) === 1
    ? called(vec.name, [infix(sign, right, left)])
    : infix(sign, left, right, written)
}

const isColumn = (rank: Rank | undefined): boolean => rank === 'vector' || rank === undefined
