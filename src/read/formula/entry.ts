import { indexed } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { indicesOf } from './indices.ts'
import type { Piece } from './piece.ts'
import { isTurned, raised } from './power.ts'
import { sliceOf } from './slice.ts'

/** A value with what hangs on a piece: its index and its superscript. */
export const hung = (context: Context, base: Syntax, piece: Piece): Syntax => {
  const line = sliceOf(context, base, piece)
  if (line) return line
  const below = indicesOf(context, piece.below)
  return below.length === 0
    ? raised(context, base, piece, piece)
    : entryOf(context, base, below, piece, piece)
}

/** `U_{ij}^T` is the entry of the transpose; other exponents are of the entry. */
export const entryOf = (
  context: Context,
  base: Syntax,
  below: readonly Syntax[],
  scripts: Pick<Piece, 'primes' | 'above'>,
  piece: Piece,
): Syntax => {
  const at = placed(context, piece.nodes)
  if (isTurned(context, base, scripts))
    return indexed(raised(context, base, scripts, piece), below, at)
  return raised(context, indexed(base, below, at), scripts, piece)
}
