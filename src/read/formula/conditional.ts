import { indexed, name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isBracketed } from './brackets.ts'
import { type Context, type Cursor, peek, placed, placedSince } from './context.ts'
import { isBare, isMark, type Piece } from './piece.ts'
import { type Found, resolve, unknownName } from './resolve.ts'
import type { Symbols } from './symbols.ts'
import { scriptText } from './written.ts'

/**
 * `p(y = 1 \mid x)`, `P(C_k \mid x; \theta)`: a name of the derivation's own, with a position where a letter counts in
 * what is before the bar.
 */
export const conditionalAt = (
  context: Context,
  cursor: Cursor,
  found: Found,
): Syntax | undefined => {
  const start = cursor.at
  const [piece, fence] = [peek(cursor), peek(cursor, 1)]
  if (piece?.kind !== 'letter' && piece?.kind !== 'word') return undefined
  if (found.kind !== 'unknown' || !isBare(piece) || !isBracketed(fence, '(')) return undefined
  if (!PROBABILITIES.has(piece.kind === 'letter' ? piece.name : piece.text)) return undefined
  const bar = fence.inside.findIndex(one => isMark(one, '|'))
  if (bar < 1 || !isBare(fence)) return undefined
  const of = countedIn(context.symbols, fence.inside.slice(0, bar))
  if (!of) return undefined
  cursor.at += 2
  const given = scriptText(fence.inside.slice(bar + 1))
  const base = name(
    `${unknownName(piece)}(${of.text}|${given})`,
    placedSince(context, cursor, start),
  )
  const at = of.letters.map(one => name(one, placed(context, fence.nodes)))
  return indexed(base, at, placedSince(context, cursor, start))
}

const PROBABILITIES: ReadonlySet<string> = new Set(['p', 'P', 'q', 'Pr', 'mathbb P'])

/** What is before the bar, and the letter that counts in it: `k` of `y = k`, of `C_k`, `c` alone. */
const countedIn = (
  symbols: Symbols,
  pieces: readonly Piece[],
): { readonly text: string; readonly letters: readonly string[] } | undefined => {
  if (pieces.some(one => one.above.length > 0 || one.primes > 0)) return undefined
  const [first, sign, value, ...more] = pieces
  if (!first || more.length > 0) return undefined
  if (sign === undefined) return alone(symbols, first)
  if (!isMark(sign, '=') || !value || first.below.length > 0) return undefined
  const counted = alone(symbols, value)
  return counted && { ...counted, text: `${scriptText([first])}=${counted.text}` }
}

const alone = (symbols: Symbols, piece: Piece) => {
  const [below, ...more] = piece.below
  if (below) {
    if (more.length > 0 || !isBare(below)) return undefined
    const letter = letterIn(symbols, below)
    const stem = scriptText([{ ...piece, below: [] }])
    return letter === undefined
      ? { text: `${stem}_${scriptText([below])}`, letters: [] }
      : { text: stem, letters: [letter] }
  }
  const letter = letterIn(symbols, piece)
  return letter === undefined
    ? { text: scriptText([piece]), letters: [] }
    : { text: '', letters: [letter] }
}

/** A letter that counts, and names nothing else. */
const letterIn = (symbols: Symbols, piece: Piece): string | undefined => {
  if (piece.kind !== 'letter' || !/^[ci-n]$/.test(piece.name)) return undefined
  const isSize = /^[i-n]$/.test(piece.name) && symbols.graph.sizes.includes(piece.name)
  return isSize || resolve(symbols, piece).kind === 'unknown' ? piece.name : undefined
}
