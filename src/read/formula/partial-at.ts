import { indexed, name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, type Cursor, peek, placedSince } from './context.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import type { Piece } from './piece.ts'
import { axesOf } from './rank.ts'
import { resolve } from './resolve.ts'

/** `D_jS_i`: the entry i of a value by the entry j of the only vector that it is a function of, where the network has no D. */
export const partialAtPlace = (context: Context, cursor: Cursor): Syntax | undefined => {
  const { symbols } = context
  const [sign, value] = [peek(cursor), peek(cursor, 1)]
  if (sign?.kind !== 'letter' || sign.name !== 'D' || value?.kind !== 'letter') return undefined
  if (resolve(symbols, sign).kind !== 'unknown' || !isEntry(sign) || !isEntry(value))
    return undefined
  const of = resolve(symbols, value)
  const body = symbols.graph.equations.find(one => one.name === of.name)?.syntax.body
  const [by, ...more] = body?.kind === 'call' ? body.args : []
  const isOfOne = of.kind === 'value' && by?.kind === 'name' && more.length === 0
  if (!isOfOne || [of.name, by.name].some(one => axesOf(symbols, one) !== 1)) return undefined
  const start = cursor.at
  cursor.at += 2
  const at = placedSince(context, cursor, start)
  const entry = (whole: string, piece: Piece) =>
    indexed(name(whole), indicesOf(context, piece.below, 1), at)
  return { kind: 'derivative', of: entry(of.name, value), by: entry(by.name, sign), ...at }
}

/** A letter with one position below and nothing else. */
const isEntry = ({ below, above, primes }: Piece): boolean =>
  below.length === 1 && looksLikePositions(below) && above.length + primes === 0
