import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import type { PieceOf } from './piece.ts'
import { type Found, resolve } from './resolve.ts'

/** `E_w` may be the derivative of E by w. */
export const slopeNamed = (
  context: Context,
  piece: PieceOf<'letter' | 'word'>,
  { name: of, below, above }: Found,
): Syntax | undefined => {
  const [only, ...more] = below
  if (only?.kind !== 'letter' || more.length > 0 || above.length > 0) return undefined
  const by = resolve(context.symbols, only)
  const isPlain = by.kind === 'value' && by.below.length === 0 && by.above.length === 0
  if (!isPlain || context.choose('slope', piece, 2) === 0) return undefined
  const at = placed(context, piece.nodes)
  return { kind: 'derivative', of: name(of, at), by: name(by.name, at), ...at }
}
