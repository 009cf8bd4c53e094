import { called, sameSyntax } from '../../core/nodes.ts'
import type { Op } from '../../core/op.ts'
import type { Shape } from '../../core/shape.ts'
import type { CallSyntax, PointSyntax, Syntax } from '../../core/syntax.ts'
import { vcat } from '../../ops/vcat.ts'
import { isRound } from './brackets.ts'
import { type Context, type Cursor, peek, placedSince } from './context.ts'
import { isBare, isMark, type Piece, splitAt } from './piece.ts'
import { type Found, resolve } from './resolve.ts'
import { stuck } from './stuck.ts'

/** `\lim_{h \to 0}` and the product behind it. */
export const limitAt = (context: Context, cursor: Cursor): Syntax | undefined => {
  const start = cursor.at
  const sign = peek(cursor) as Piece
  if (sign.kind !== 'word' || sign.text !== 'lim' || !sign.isOperator) return undefined
  const point = pointIn(context, sign)
  cursor.at++
  if (!peek(cursor)) return stuck('missing-operand', [sign], { found: 'lim', expected: 'name' })
  const of = context.read.term({ ...context, isInLimit: true }, cursor)
  return {
    kind: 'evaluated',
    of,
    at: [point],
    isLimit: true,
    ...placedSince(context, cursor, start),
  }
}

/** A bare name goes to a number or a name. */
const pointIn = (context: Context, sign: Piece): PointSyntax => {
  const [name, arrow, ...to] = sign.below
  const isArrow = isMark(arrow, '\\to', '\\rightarrow', '\\longrightarrow')
  if (name?.kind !== 'letter' || !isArrow || to.length === 0 || sign.above.length > 0)
    return stuck('bounds-not-read', [sign])
  const { kind, name: of, above, below, primes } = resolve(context.symbols, name)
  const isWhole = above.length + below.length + primes === 0 && kind !== 'function'
  const value = context.read.expression(context, to)
  const isPoint = value.kind === 'name' || value.kind === 'numeral'
  return isWhole && isPoint ? { name: of, value } : stuck('bounds-not-read', [sign])
}

/** Under a limit a value with its arguments written out, one of them moved: `loss(w_{11} + h, \dots)`. */
export const movedAt = (context: Context, cursor: Cursor, found: Found): Syntax | undefined => {
  const list = peek(cursor, 1)
  if (!context.isInLimit || !isComputed(context, found) || !isRound(list) || !isBare(list))
    return undefined
  const start = cursor.at
  const points = splitAt(list.inside, ',').map(part => pointOf(context, part))
  if (points.length === 0 || points.includes(undefined)) return undefined
  const moved = points.flatMap(point => (point && point !== 'kept' ? [point] : []))
  cursor.at += 2
  const at = placedSince(context, cursor, start)
  const of: Syntax = { kind: 'name', name: found.name, ...at }
  return moved.length === 0 ? of : { kind: 'evaluated', of, at: moved, ...at }
}

const isComputed = ({ symbols }: Context, { kind, name, below, above, primes }: Found): boolean =>
  kind === 'value' &&
  below.length + above.length + primes === 0 &&
  symbols.graph.equations.some(equation => equation.name === name)

/** An argument: dots, a leaf or an entry of one as it is, or with something added. */
const pointOf = (context: Context, part: readonly Piece[]): PointSyntax | 'kept' | undefined => {
  if (part.length === 1 && isMark(part[0], '\\dots')) return 'kept'
  const sign = part.findIndex(piece => isMark(piece, '+', '-'))
  const own = context.read.expression(context, sign < 0 ? part : part.slice(0, sign))
  const base = own.kind === 'indexed' ? own.base : own
  const { leaves } = context.symbols.graph
  if (base.kind !== 'name' || !leaves.some(leaf => leaf.name === base.name)) return undefined
  const value = context.read.expression(context, part)
  if (sameSyntax(value, own)) return 'kept'
  return { name: base.name, ...(own.kind === 'indexed' && { place: own.at }), value }
}

/** `f'(a, b)` of a function of several numbers: the column of its derivatives in each. */
export const slopesOf = ({ symbols }: Context, call: CallSyntax): Syntax => {
  const op = symbols.graph.functions.get(call.name)
  const isSeveral = call.primes === 1 && call.args.length > 1 && op?.elementwise === undefined
  if (!isSeveral || !op || !isOfNumbers(op, call.args.length)) return call
  const slopes = call.args.map((_, n): CallSyntax => ({ ...call, primes: 0, slot: n + 1 }))
  return called(vcat.name, slopes)
}

/** A function refuses what it does not take. */
const isOfNumbers = (op: Op, count: number): boolean => {
  const numbers: readonly Shape[] = Array.from({ length: count }, () => [])
  try {
    return op.shape?.(numbers, []).length === 0
  } catch {
    return false
  }
}
