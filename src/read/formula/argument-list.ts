import { ancestorsOf } from '../../core/graph.ts'
import { sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isBracketed } from './brackets.ts'
import type { Context } from './context.ts'
import { letterOf } from './indices.ts'
import { isMark, type Piece, type PieceOf, splitAt } from './piece.ts'
import { axesOf } from './rank.ts'
import { type Found, resolve } from './resolve.ts'

/** Whether a bracket behind a value only says of what it is a function: `L(W, b)`, `h(\alpha)`. */
export const argumentList = (
  context: Context,
  found: Found,
  { inside }: PieceOf<'fence'>,
): boolean => {
  if (found.kind !== 'value' && found.kind !== 'defined') return false
  const parts = splitAt(inside, ',', ';', '|')
  if (parts.length === 0) return false
  if (context.isDerived && isComputed(context, found)) return true
  const isList = parts.length > 1 && parts.every(isPlain)
  return isList || parts.every(part => isArgument(context, found, part))
}

const isComputed = ({ symbols }: Context, { name }: Found): boolean =>
  symbols.graph.equations.some(equation => equation.name === name)

const isPlain = (part: readonly Piece[]): boolean =>
  part.every(p => p.kind === 'letter' || p.kind === 'word' || isMark(p, '\\dots', '\\cdot'))

/**
 * Of a value that is a function of each entry or of a vector, at one entry: the entry of the value,
 * as `P(x_i)` where `P = softmax(x)`.
 */
export const entryOfCall = (
  context: Context,
  value: Syntax,
  { inside }: PieceOf<'fence'>,
): Syntax => {
  const [only] = inside
  if (value.kind !== 'name' || inside.length !== 1 || (only?.below.length ?? 0) === 0) return value
  if (axesOf(context.symbols, value.name) === 0) return value
  const equation = context.symbols.graph.equations.find(e => e.name === value.name)
  const arg = context.read.expression(context, inside)
  const body = equation?.syntax.body
  if (arg.kind !== 'indexed' || body?.kind !== 'call' || body.args.length !== 1) return value
  return sameSyntax(body.args[0] as Syntax, arg.base) ? { ...arg, base: value } : value
}

/** A name on which the value depends, or a point that has no other meaning. */
export const isArgument = (
  { symbols }: Context,
  { name }: Found,
  part: readonly Piece[],
): boolean => {
  const [first, bracket, ...more] = part
  const isComputed = symbols.graph.equations.some(e => e.name === name)
  if (isMark(first, '\\dots', '\\cdot') && part.length === 1) return isComputed
  if (first?.kind !== 'letter' && first?.kind !== 'word') return false
  if (more.length > 0 || (bracket && !isBracketed(bracket, '('))) return false
  const of = resolve(symbols, first)
  if (of.kind === 'unknown')
    return isPoint(isComputed, first) && !symbols.heads.counting.has(of.name.replace('\\', ''))
  return of.name !== name && ancestorsOf(symbols.graph, name).has(of.name)
}

/** A Greek letter as a point, `\alpha`; index letters are none. */
const isPoint = (isComputed: boolean, piece: Piece): boolean =>
  isComputed && piece.kind === 'letter' && piece.name.length > 1 && letterOf(piece) !== undefined
