import type { Syntax } from '../../core/syntax.ts'
import { isRound } from './brackets.ts'
import { functionAt } from './call.ts'
import { type Context, type Cursor, peek } from './context.ts'
import { isMark, type Piece } from './piece.ts'
import { type Found, unknownName } from './resolve.ts'
import { scriptText } from './written.ts'

/** `f_l(s_l)`, `f_l'(s_l)`, `f^{(l)}(\dots)` where the network has `f1` and `f2`: called `f_{l}` until a number is put in. */
export const layerFunction = (
  context: Context,
  cursor: Cursor,
  found: Found,
): Syntax | undefined => {
  const piece = peek(cursor)
  const isCalled = found.kind === 'unknown' && isRound(peek(cursor, 1))
  if (!isCalled || piece?.kind !== 'letter') return undefined
  const stem = unknownName(piece)
  const place = context.symbols.functionStems.has(stem) ? placeIn(found) : undefined
  if (place === undefined) return undefined
  const of = { ...found, kind: 'function', name: `${stem}_{${place}}` } as const
  return functionAt(context, cursor, { ...of, below: [], above: [] })
}

const placeIn = ({ below, above }: Found): string | undefined => {
  const [scripts, others] = below.length > 0 ? [below, above] : [bare(above), below]
  const text = scriptText(scripts)
  return others.length === 0 && PLACE.test(text) ? text.replace('ell', '\\ell') : undefined
}

const PLACE = /^(?:l|k|i|j|ell|L|N)(?:[+-]\d+)?$/

const bare = (pieces: readonly Piece[]): readonly Piece[] => {
  const [only, ...more] = pieces
  const isBracket =
    only?.kind === 'fence' && more.length === 0 && !only.inside.some(p => isMark(p, ','))
  return isBracket ? only.inside : pieces
}
