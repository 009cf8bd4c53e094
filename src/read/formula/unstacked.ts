import { called } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import { unvec } from '../../ops/unvec.ts'
import { vec } from '../../ops/vec.ts'
import { isBracketed } from './brackets.ts'
import { type Context, type Cursor, peek, placedSince } from './context.ts'
import { hung } from './entry.ts'
import { isMark, splitAt } from './piece.ts'
import type { Found } from './resolve.ts'
import { scriptText } from './written.ts'

/** `\operatorname{vec}^{-1}_{m \times n}(v)`: a vector as the columns of a matrix. */
export const unstackedAt = (
  context: Context,
  cursor: Cursor,
  { name, above, below }: Found,
): Syntax | undefined => {
  const start = cursor.at
  const fence = peek(cursor, 1)
  const isInverse = opCalled(name) === vec && scriptText(above) === '-1'
  if (!isInverse || !isBracketed(fence, '(') || !below.some(p => isMark(p, '\\times')))
    return undefined
  const sizes = splitAt(below, '\\times').map(part => context.read.expression(context, part))
  const arg = context.read.expression(context, fence.inside)
  cursor.at += 2
  return hung(
    context,
    called(unvec.name, [arg, ...sizes], placedSince(context, cursor, start)),
    fence,
  )
}
