import { ancestorsOf } from '../../core/graph.ts'
import { indexed } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { argumentList, entryOfCall } from './argument-list.ts'
import { isBracketed } from './brackets.ts'
import { type Context, type Cursor, peek } from './context.ts'
import { hung } from './entry.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import { isBare, isMark, type PieceOf } from './piece.ts'
import { axesOf } from './rank.ts'
import { type Found, resolve } from './resolve.ts'
import { stuck } from './stuck.ts'
import { calledByValue } from './value-call.ts'

/** Brackets behind a value: positions, arguments written out, or a factor that is read later. */
export const behind = (context: Context, cursor: Cursor, found: Found, value: Syntax): Syntax => {
  const next = peek(cursor)
  if (next?.kind !== 'fence') return value
  const axes = axesOf(context.symbols, found.name)
  if (isBracketed(next, '[') && isPositions(context, next, value, axes)) {
    cursor.at++
    const at = indicesOf(context, next.inside, axes)
    return hung(context, indexed(value, at, value.span ? { span: value.span } : {}), next)
  }
  if (isBracketed(next, '(') && argumentList(context, found, next) && isList(context, next)) {
    cursor.at++
    return entryOfCall(context, value, next)
  }
  const sample = isBracketed(next, '(') ? atSample(context, value, next) : undefined
  if (sample) {
    cursor.at++
    return sample
  }
  const byName = isBracketed(next, '(') ? calledByValue(context, found, next) : undefined
  if (byName && context.choose('call', next, 2) === 0) {
    cursor.at++
    return byName
  }
  if (found.kind === 'unknown' && isPointOnly(context, next)) {
    cursor.at++
    return value
  }
  if (found.kind === 'unknown' && isLoneArgument(next)) {
    stuck('unknown-function', [next], { name: found.name })
  }
  return value
}

/** `h(x_i)`: the entry of a vector that belongs to the sample, a row or a column of the matrix of all. */
const atSample = (
  context: Context,
  value: Syntax,
  { inside }: PieceOf<'fence'>,
): Syntax | undefined => {
  const [only, ...more] = inside
  if (value.kind !== 'name' || only?.kind !== 'letter' || more.length > 0) return undefined
  if (axesOf(context.symbols, value.name) !== 1) return undefined
  const isLine = only.below.length + only.above.length > 0 || only.name === context.symbols.sample
  const arg = isLine ? context.read.expression(context, inside) : undefined
  if (arg?.kind !== 'indexed' || arg.axis === undefined || arg.base.kind !== 'name')
    return undefined
  const isOf = ancestorsOf(context.symbols.graph, value.name).has(arg.base.name)
  return isOf ? indexed(value, arg.at, value.span ? { span: value.span } : {}) : undefined
}

const isPositions = (
  { symbols }: Context,
  { inside }: PieceOf<'fence'>,
  value: Syntax,
  axes: number | undefined,
): boolean =>
  (value.kind === 'name' || value.kind === 'layered') &&
  axes !== undefined &&
  axes > 0 &&
  looksLikePositions(inside) &&
  !inside.some(p => p.kind === 'letter' && symbols.values.has(p.name) && !isSize(symbols, p.name))

const isSize = (symbols: Context['symbols'], of: string): boolean =>
  symbols.graph.sizes.includes(of)

/** `(\alpha)`: a Greek letter without another meaning is a point. */
const isPointOnly = ({ symbols }: Context, { open, inside }: PieceOf<'fence'>): boolean => {
  const [only] = inside
  if (open !== '(' || inside.length !== 1 || only?.kind !== 'letter') return false
  return only.name.length > 1 && resolve(symbols, only).kind === 'unknown'
}

/** A value alone in a bracket may be a factor after all. */
const isList = (context: Context, fence: PieceOf<'fence'>): boolean => {
  const [only, ...more] = fence.inside
  const isPlain = only?.kind === 'letter' && isBare(only) && more.length === 0
  const isValue = isPlain && resolve(context.symbols, only).kind === 'value'
  return context.isDerived || !isValue || context.choose('argument', fence, 2) === 0
}

/** One symbol, or several with commas: no factor is written so. */
const isLoneArgument = (fence: PieceOf<'fence'>): boolean => {
  const { open, inside } = fence
  const [only] = inside
  if (open !== '(' || !isBare(fence)) return false
  const isOne = inside.length === 1 && (only?.kind === 'letter' || only?.kind === 'word')
  return isOne || inside.some(p => isMark(p, ','))
}
