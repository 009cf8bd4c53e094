import { called, negation, numeral } from '../../core/nodes.ts'
import { parts } from '../../core/parts.ts'
import type { LetterSyntax, Syntax } from '../../core/syntax.ts'
import { sum } from '../../ops/sum.ts'
import { conditionIn, isCondition } from './condition.ts'
import { type Context, type Cursor, cursorOf, peek, placedSince } from './context.ts'
import { letterIn, letterOf, position } from './indices.ts'
import { infix } from './infix.ts'
import { isMark, type Piece, splitAt } from './piece.ts'
import { put } from './put.ts'
import { rankOf } from './rank.ts'
import { stuck } from './stuck.ts'
import { isAssumedSize } from './symbols.ts'

/** `\sum` with its bounds and body: the product that follows, or all that follows. */
export const sumAt = (context: Context, cursor: Cursor): Syntax => {
  const start = cursor.at
  const sign = peek(cursor) as Piece
  cursor.at++
  const { letters, condition } = boundsOf(context, sign)
  const body = bodyAt(context, cursor, sign, letters)
  const at = placedSince(context, cursor, start)
  const whole = condition ? infix('*', condition, body) : body
  if (letters.length > 0) return { kind: 'sum', letters, body: whole, ...at }
  return { ...unbounded(context, sign, whole), ...at }
}

/** Whether what follows the product belongs to the sum too is told by no sign but another sum. */
const bodyAt = (
  context: Context,
  cursor: Cursor,
  sign: Piece,
  letters: readonly LetterSyntax[],
): Syntax => {
  const from = cursor.at
  if (!peek(cursor)) return stuck('missing-summand', [sign])
  const near = signedTerm(context, cursor)
  const next = peek(cursor)
  if (!isMark(next, '+', '-') || isMark(peek(cursor, 1), '\\sum')) return near
  const likely = letters.some(one => isIndexIn(cursor.pieces.slice(cursor.at), one.name)) ? 1 : 0
  if (context.choose('reach', sign, 2) === likely) return near
  const far = cursorOf(cursor.pieces)
  far.at = from
  const all = context.read.rest(context, far)
  cursor.at = far.at
  return all
}

/** `\sum_i -2(x_i - \mu)`: a sign right behind the sum is of the summand. */
const signedTerm = (context: Context, cursor: Cursor): Syntax => {
  const start = cursor.at
  if (!isMark(peek(cursor), '-')) return context.read.term(context, cursor)
  cursor.at++
  const arg = context.read.term(context, cursor)
  return negation(arg, placedSince(context, cursor, start))
}

/** Whether a letter stands below something, and no other sum comes before. */
const isIndexIn = (pieces: readonly Piece[], letter: string): boolean => {
  const end = pieces.findIndex(piece => isMark(piece, '\\sum'))
  const near = end < 0 ? pieces : pieces.slice(0, end)
  return near.some(
    piece =>
      piece.below.some(index => letterOf(index) === letter) ||
      (piece.kind === 'fence' && isIndexIn(piece.inside, letter)) ||
      (piece.kind === 'ratio' && isIndexIn([...piece.over, ...piece.under], letter)),
  )
}

interface Bounds {
  readonly letters: readonly LetterSyntax[]
  /** `j \ne i` as a factor that is 0 or 1. */
  readonly condition?: Syntax
}

const boundsOf = (context: Context, sign: Piece): Bounds => {
  const parts = splitAt(sign.below, ',', '\\dots')
  const { above } = sign
  const read = parts.map(part => bound(context, sign, part, above))
  const conditions = read.flatMap(r => (r.condition ? [r.condition] : []))
  const [first, ...more] = conditions
  const condition = first && more.reduce((a, b) => infix('*', a, b), first)
  return { letters: merged(read.flatMap(r => r.letters)), ...(condition && { condition }) }
}

/** A letter that is named twice, as in `i=1, i \\ne j`, is one, with its range. */
const merged = (letters: readonly LetterSyntax[]): readonly LetterSyntax[] => {
  const byName = new Map<string, LetterSyntax>()
  for (const one of letters) if (!byName.get(one.name)?.from) byName.set(one.name, one)
  return [...byName.values()]
}

const bound = (
  context: Context,
  sign: Piece,
  part: readonly Piece[],
  above: readonly Piece[],
): Bounds => {
  const colon = part.findIndex(p => isMark(p, ':', '\\mid', '|'))
  if (colon === 1 && isCondition(part.slice(2)))
    return {
      letters: [{ name: letter(context, part[0] as Piece) }],
      condition: conditionIn(context, part.slice(2)),
    }
  const at = part.findIndex(p => isMark(p, '=', '\\in', '\\ne', '<', '>', '\\le', '\\ge'))
  if (at < 0) return { letters: part.map(p => ({ name: letter(context, p) })) }
  const head = part.slice(0, at)
  const relation = part[at]
  const end = part.slice(at + 1)
  const [only] = head
  if (!only || head.length > 1) return stuck('bounds-not-read', [sign])
  const own = letter(context, only)
  if (isMark(relation, '\\in')) return { letters: [{ name: own }] }
  if (isMark(relation, '\\ne')) return different(context, own, end)
  if (!isMark(relation, '=')) return stuck('bounds-not-read', [sign])
  return { letters: [ranged(context, sign, own, end, above)] }
}

const letter = (context: Context, piece: Piece): string =>
  letterIn(context, letterOf(piece) ?? stuck('bounds-not-read', [piece]))

const different = (context: Context, own: string, end: readonly Piece[]): Bounds => {
  const other = position(context, end)
  const same: Syntax = {
    kind: 'iverson',
    sign: '==',
    left: { kind: 'name', name: own },
    right: other,
  }
  return { letters: [{ name: own }], condition: infix('-', numeral(1), same) }
}

/** Bounds that only say the whole axis of a network with families, by a name that is no size here, are left out. */
const ranged = (
  context: Context,
  sign: Piece,
  own: string,
  from: readonly Piece[],
  to: readonly Piece[],
): LetterSyntax => {
  if (to.length === 0) return stuck('bounds-not-read', [sign])
  const first = context.read.expression(context, from)
  const last = context.read.expression(context, to)
  const { graph } = context.symbols
  const isStart = first.kind === 'numeral' && Number(first.text) === graph.base
  const isBare = last.kind === 'name'
  const isPlace = isBare && [own, last.name].some(one => isFamilyBound(context, one))
  const isSize = isBare && (graph.sizes.includes(last.name) || isPlace)
  if (isStart && isBare && !isSize && graph.families.length > 0) return { name: own }
  const isAssumed = isStart && isBare && isAssumedSize(context.symbols, last.name)
  if (isAssumed && context.choose('bounds', sign, 2) === 1) return { name: own }
  return { name: own, from: first, to: last }
}

const isFamilyBound = ({ symbols }: Context, own: string): boolean =>
  symbols.graph.families.some(family => family.letter === own)

/** A sum without bounds: over letters that stand twice in it, else over all its letters, else of all entries. */
const unbounded = (context: Context, sign: Piece, body: Syntax): Syntax => {
  const counts = letterCounts(context, body)
  const twice = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []))
  const all = [...counts.keys()]
  if (all.length === 0) return totalOf(context, sign, body)
  const ways = [twice, all, ...all.map(name => [name])].filter(way => way.length > 0)
  const different = [...new Map(ways.map(way => [way.join(), way])).values()]
  const chosen = different[context.choose('letters', sign, different.length)] ?? all
  return { kind: 'sum', letters: chosen.map(name => ({ name })), body }
}

const totalOf = (context: Context, sign: Piece, body: Syntax): Syntax => {
  if (rankOf(context.symbols, body) === 'scalar') return stuck('bounds-not-read', [sign])
  return called(sum.name, [
    body.kind === 'infix' && body.sign === '^' ? { ...body, sign: '.^' } : body,
  ])
}

/** How often letters stand in positions, in different places. */
const letterCounts = (context: Context, syntax: Syntax): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const bound = new Set<string>()
  const visit = (part: Syntax): void => {
    if (part.kind === 'sum') for (const { name } of part.letters) bound.add(name)
    if (part.kind === 'indexed') {
      for (const name of part.at.flatMap(namesIn)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    for (const inner of parts(part)) visit(inner)
  }
  visit(syntax)
  const open = [...counts].filter(([name]) => !bound.has(name))
  const letters = open.filter(([name]) => !context.symbols.values.has(name))
  const sizes = open.filter(([name]) => context.symbols.graph.sizes.includes(name))
  return new Map(letters.length > 0 ? letters : sizes)
}

const namesIn = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'name' ? [syntax.name] : parts(syntax).flatMap(namesIn)

const MOST_FACTORS = 8

/** `\prod_{k=1}^{3}` over few numbers is written out. */
export const productAt = (context: Context, cursor: Cursor): Syntax => {
  const sign = peek(cursor) as Piece
  cursor.at++
  const { letters } = boundsOf(context, sign)
  const body = context.read.term(context, cursor)
  const [only, ...more] = letters
  const { from, to } = only ?? {}
  if (!only || more.length > 0 || from?.kind !== 'numeral' || to?.kind !== 'numeral')
    return stuck('product-not-read', [sign])
  const [a, b] = [Number(from.text), Number(to.text)]
  if (!(b >= a && b - a < MOST_FACTORS)) return stuck('product-not-read', [sign])
  const factors = Array.from({ length: b - a + 1 }, (_, n) => put(body, only.name, numeral(a + n)))
  return factors.reduce((left, right) => infix('*', left, right, 'beside'))
}
