import { bareName, constantOf } from '../../core/affine.ts'
import { type Leaf, parametersOf } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { called, name, numeral, transposition } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { vcat } from '../../ops/vcat.ts'
import { argumentList } from './argument-list.ts'
import { isRound } from './brackets.ts'
import { type Context, type Cursor, cursorOf, peek, placedSince } from './context.ts'
import { isBare, isMark, type Piece } from './piece.ts'
import { isTurn } from './power.ts'
import { rankOf } from './rank.ts'
import { resolve } from './resolve.ts'
import { stuck } from './stuck.ts'

/** `\partial L/\partial W` on one line, `\partial_\theta L`. */
export const partialAt = (context: Context, cursor: Cursor): Syntax => {
  const piece = peek(cursor) as Piece
  const slot = slotAt(context, cursor)
  if (slot) return slot
  if (piece.below.length > 0) return subscripted(context, cursor, piece, {})
  const line = inline(context, cursor)
  return line ?? stuck('half-derivative', [piece])
}

/** `\partial_2 f(a, b)`, the derivative in the second argument. */
const slotAt = (context: Context, cursor: Cursor): Syntax | undefined => {
  const start = cursor.at
  const [number, ...more] = peek(cursor)?.below ?? []
  const next = peek(cursor, 1)
  if (number?.kind !== 'digits' || more.length > 0) return undefined
  if (next?.kind !== 'letter' && next?.kind !== 'word') return undefined
  if (resolve(context.symbols, next).kind !== 'function') return undefined
  cursor.at++
  const made = context.read.factor(context, cursor)
  if (made.kind !== 'call' || made.slot > 0) return stuck('half-derivative', [next])
  return { ...made, slot: Number(number.text), ...placedSince(context, cursor, start) }
}

/** `\nabla_W L`; without a variable, by the only parameter; by itself a name. */
export const nablaAt = (context: Context, cursor: Cursor): Syntax => {
  const piece = peek(cursor) as Piece
  if (context.all.length === 1 && isBare(piece)) {
    cursor.at++
    return name('\\nabla', placedSince(context, cursor, 0))
  }
  return subscripted(context, cursor, piece, { total: true, isNabla: true })
}

const subscripted = (
  context: Context,
  cursor: Cursor,
  piece: Piece,
  mark: { readonly total?: true; readonly isNabla?: true },
): Syntax => {
  const start = cursor.at
  const { above } = piece
  const [order] = above
  const times = order?.kind === 'digits' && order.text === '2' ? 2 : 1
  if (above.length > 0 && times === 1) stuck('superscript-unclear', [piece])
  const all = piece.below.length === 0 ? numbersIn(context, piece, cursor) : undefined
  if (all && times === 1) return ofEach(context, cursor, all)
  const by = variable(context, piece, cursor)
  cursor.at++
  const isAlone = mark.isNabla === true && piece.below.length > 0 && !peek(cursor)
  const loss = name(context.symbols.graph.loss)
  const [of, turns] = unturned(context, isAlone ? loss : operand(context, cursor, by))
  const at = placedSince(context, cursor, start)
  const once: Syntax = { kind: 'derivative', of, by, ...mark, ...at }
  const made: Syntax = times === 2 ? { ...once, of: once } : once
  return turns ? transposition(made, at) : made
}

/** `\\nabla_W L^T` is the transpose of the gradient: a scalar has none of its own. */
const unturned = ({ symbols }: Context, of: Syntax): readonly [Syntax, boolean] =>
  of.kind === 'transposition' && rankOf(symbols, of.arg) === 'scalar' ? [of.arg, true] : [of, false]

const variable = (context: Context, piece: Piece, cursor: Cursor): Syntax => {
  if (piece.below.length > 0)
    return ofLayers(context, piece.below) ?? context.read.expression(context, piece.below)
  const argument = onlyArgument(context, cursor)
  if (argument) return argument
  const leaves = parametersOf(context.symbols.graph)
  if (leaves.length === 0 || leaves.length > MOST_LEAVES) return stuck('gradient-by-what', [piece])
  const way = leaves.length > 1 ? context.choose('by', piece, leaves.length) : 0
  return name((leaves[way] as Leaf).name)
}

/** `\nabla_a C` where the network has `a1` and `a2`: by one of them, first by the last. */
const ofLayers = (context: Context, [only, ...more]: readonly Piece[]): Syntax | undefined => {
  if (only?.kind !== 'letter' || !isBare(only) || more.length > 0) return undefined
  const found = resolve(context.symbols, only)
  if (found.kind === 'family') return lastMember(context, found.name)
  if (found.kind !== 'unknown') return undefined
  const { graph, values } = context.symbols
  const computed = new Set(graph.equations.map(equation => equation.name))
  const number = (form: string): number =>
    Number(form.startsWith(`${only.name}^(`) ? form.slice(only.name.length + 2, -1) : NaN)
  const layers = [...values]
    .filter(([form, named]) => number(form) >= 0 && computed.has(named))
    .sort(([a], [b]) => number(b) - number(a))
    .slice(0, MOST_LEAVES)
  const way = layers.length > 1 ? context.choose('layer', only, layers.length) : 0
  const layer = layers[way]
  return layer && name(layer[1])
}

/** `\nabla_a C` of a family of which the loss mentions the last member alone. */
const lastMember = ({ symbols: { graph } }: Context, family: string): Syntax | undefined => {
  const last = graph.families.find(one => one.name === family)?.equation?.range.last
  const mentioned = graph.equations.find(one => one.name === graph.loss)?.uses ?? []
  const own = mentioned.filter(one => memberOf(one)?.family === family)
  const isLast = last && own.length === 1 && own[0] === memberName(family, last)
  const at = last && (bareName(last) ?? constantOf(last))
  if (!isLast || at === undefined) return undefined
  return { kind: 'layered', name: family, at: typeof at === 'number' ? numeral(at) : name(at) }
}

/** Parameters that are all numbers, of which the gradient without a variable is likely by each. */
const numbersIn = (context: Context, piece: Piece, cursor: Cursor): readonly Leaf[] | undefined => {
  const leaves = parametersOf(context.symbols.graph)
  const isSeveral = leaves.length > 1 && leaves.length <= MOST_NUMBERS
  if (!isSeveral || leaves.some(leaf => leaf.shape.length > 0)) return undefined
  if (onlyArgument(context, cursor)) return undefined
  return context.choose('each', piece, 2) === 0 ? leaves : undefined
}

/** The column of the derivatives by each. */
const ofEach = (context: Context, cursor: Cursor, leaves: readonly Leaf[]): Syntax => {
  const start = cursor.at
  cursor.at++
  const of = operand(context, cursor, name((leaves[0] as Leaf).name))
  const at = placedSince(context, cursor, start)
  const one = (leaf: Leaf): Syntax => ({ kind: 'derivative', of, by: name(leaf.name), total: true })
  return called(vcat.name, leaves.map(one), at)
}

/** Numbers that stand one above the other. */
const MOST_NUMBERS = 8

/** Among more parameters than these the one that is meant is not sought. */
const MOST_LEAVES = 4

/** The leaf that a value behind is said to be a function of: `\nabla J(w)`. */
const onlyArgument = (context: Context, cursor: Cursor): Syntax | undefined => {
  const [value, list] = [peek(cursor, 1), peek(cursor, 2)]
  if (value?.kind !== 'letter' || !isRound(list) || list.open !== '(') return undefined
  const [only, ...more] = list.inside
  const found = resolve(context.symbols, value)
  if (only?.kind !== 'letter' || more.length > 0 || !argumentList(context, found, list))
    return undefined
  const { kind, name: of, above, below } = resolve(context.symbols, only)
  const isLeaf = context.symbols.graph.leaves.some(leaf => leaf.name === of)
  return kind === 'value' && isLeaf && above.length + below.length === 0 ? name(of) : undefined
}

/** The value that stands behind, with its arguments; a bracket as a whole. */
const operand = (context: Context, cursor: Cursor, by: Syntax): Syntax => {
  const first = peek(cursor)
  if (!first) return stuck('half-derivative', cursor.pieces.slice(-1))
  const isFactor =
    first.kind === 'ratio' ||
    first.kind === 'digits' ||
    isTurnedBracket(first, peek(cursor, 1)) ||
    isConstant(context, first, by)
  if (isFactor && context.choose('nabla', first, 2) === 0) return context.read.term(context, cursor)
  if (first.kind !== 'letter' && first.kind !== 'word') return context.read.factor(context, cursor)
  const found = resolve(context.symbols, first)
  const next = peek(cursor, 1)
  const hasArguments = isRound(next) && next.open === '(' && argumentList(context, found, next)
  if (found.kind === 'function' || hasArguments) return context.read.factor(context, cursor)
  cursor.at++
  return context.read.factor(context, cursorOf([first]))
}

/** `(x - \mu)^T` of `(x - \mu)^T A (x - \mu)`: a row is hardly what is derived. */
export const isTurnedBracket = (piece: Piece, next: Piece | undefined): boolean =>
  isRound(piece) && piece.above.some(isTurn) && next !== undefined && next.kind !== 'mark'

/** A leaf that is not what is derived by: the first factor of a term, as `\lambda` in `\nabla_w \lambda w^T w`. */
const isConstant = ({ symbols }: Context, piece: Piece, by: Syntax): boolean => {
  const found =
    piece.kind === 'letter' || piece.kind === 'word' ? resolve(symbols, piece) : undefined
  const isLeaf = symbols.graph.leaves.some(leaf => leaf.name === found?.name)
  return found?.kind === 'value' && isLeaf && by.kind === 'name' && by.name !== found.name
}

/** `\partial A / \partial B`, `dA/dB` from here on. */
export const inline = (context: Context, cursor: Cursor): Syntax | undefined => {
  const start = cursor.at
  const sign = peek(cursor) as Piece
  const slash = cursor.pieces.findIndex((p, n) => n > start && isMark(p, '/'))
  if (slash < 0 || slash - start > 3) return undefined
  const over = cursor.pieces.slice(start + 1, slash)
  const under = cursor.pieces[slash + 1]
  const by = cursor.pieces[slash + 2]
  if (!under || !by || over.length === 0 || !isSameSign(sign, under)) return undefined
  if (by.kind !== 'letter' && by.kind !== 'word' && !isRound(by)) return undefined
  const derived = { ...context, isDerived: over.length === 2 }
  const of = context.read.expression(derived, over)
  const variable = context.read.factor(context, cursorOf([by]))
  cursor.at = slash + 3
  const at = placedSince(context, cursor, start)
  const isTotal = sign.kind === 'letter'
  return { kind: 'derivative', of, by: variable, ...(isTotal && { total: true }), ...at }
}

const isSameSign = (a: Piece, b: Piece): boolean => {
  if (isMark(a, '\\partial')) return isMark(b, '\\partial')
  return a.kind === 'letter' && b.kind === 'letter' && a.name === b.name && a.name === 'd'
}
