import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isBracketed } from './brackets.ts'
import { type Context, type Cursor, peek, placedSince } from './context.ts'
import type { Piece } from './piece.ts'
import { resolve } from './resolve.ts'
import type { Symbols } from './symbols.ts'

/** `J_y(x)`: the Jacobian of an array by what stands in the brackets, where the network has no J. */
export const jacobianOf = (context: Context, cursor: Cursor): Syntax | undefined => {
  const sides = jacobianIn(context.symbols, [peek(cursor), peek(cursor, 1)])
  if (!sides) return undefined
  const start = cursor.at
  cursor.at += 2
  const at = placedSince(context, cursor, start)
  const [of, by] = [name(sides.of), name(sides.by)]
  return { kind: 'derivative', of, by, total: true, isNabla: true, ...at }
}

/** Of what by what, where a letter J and brackets behind it say so. */
export const jacobianIn = (
  symbols: Symbols,
  [piece, point]: readonly (Piece | undefined)[],
): { readonly of: string; readonly by: string } | undefined => {
  if (piece?.kind !== 'letter' || piece.name !== 'J' || piece.above.length > 0) return undefined
  const { kind } = resolve(symbols, piece)
  if ((kind !== 'unknown' && kind !== 'defined') || !isBracketed(point, '(')) return undefined
  const [of, by] = [valueIn(symbols, piece.below), valueIn(symbols, point.inside)]
  const isArray = symbols.graph.equations.some(one => one.name === of && one.shape.length > 0)
  return of !== undefined && by !== undefined && isArray ? { of, by } : undefined
}

/** The value that one letter alone names. */
const valueIn = (symbols: Symbols, [piece, ...more]: readonly Piece[]): string | undefined => {
  if (piece?.kind !== 'letter' || more.length > 0) return undefined
  const found = resolve(symbols, piece)
  const isWhole = found.below.length + found.above.length + found.primes === 0
  return found.kind === 'value' && isWhole ? found.name : undefined
}
