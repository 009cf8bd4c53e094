import { isRound } from './formula/brackets.ts'
import { isBare, type Piece, splitAt } from './formula/piece.ts'
import { piecesOf } from './formula/pieces.ts'
import { readFormula } from './formula/read.ts'
import { isKnown } from './formula/resolve.ts'
import { Stuck } from './formula/stuck.ts'
import type { Symbols } from './formula/symbols.ts'
import type { Read, ReadCell } from './member.ts'

/**
 * Whether an equality only says what something depends on or means: `\text{loss} = h(\text{output}, \text{target})`
 * of words and letters that nothing is known of, `p_i = P(Y = C_i \mid x)`. There is nothing to judge in it.
 */
export const isDependence = (read: readonly Read[], symbols: Symbols): boolean => {
  const [head, said, ...more] = read
  if (head?.kind !== 'cell' || said?.kind !== 'cell' || more.length > 0) return false
  const isChance = CHANCE.test(said.text)
  if ((!isChance && !CALL.test(said.text)) || !isName(head, symbols)) return false
  return isChance || isOfUnknowns(said, symbols)
}

/** The chance of an event under a condition. */
const CHANCE =
  /^(?:\\Pr|\\?[Pp]r?|\\(?:mathbb|mathrm|mathbf)\s*\{?\s*P\s*\}?)\s*(?:\\left)?\(\s*[A-Z]\s*=[^()|=]*(?:\||\\mid|\\vert)[^()|]*(?:\\right)?\)$/

/** What looks like one call, and no more: a cheap look before the formula is read. */
const CALL =
  /^(?:\\?[A-Za-z]+|\\[A-Za-z]+\s*\{[^{}()]{1,60}\})\s*(?:\\(?:left|[bB]igg?l?)\s*)?\([^()]*\)\s*$/

/** A name or an entry, or a word for something that the network has not. */
const isName = ({ cell }: ReadCell, symbols: Symbols): boolean => {
  const read = readFormula(cell, symbols)
  const [one] = read.kind === 'formula' ? read.readings : []
  if (one) return one.kind === 'name' || one.kind === 'indexed'
  const [only, ...more] = piecesIn(cell)
  return only?.kind === 'word' && more.length === 0
}

const isOfUnknowns = ({ cell }: ReadCell, symbols: Symbols): boolean => {
  const [of, list, ...more] = piecesIn(cell)
  if (!of || !isRound(list) || list.open !== '(' || more.length > 0) return false
  const args = splitAt(list.inside, ',')
  const isOne = (part: readonly Piece[]) => part.length === 1 && part.every(p => isNew(p, symbols))
  return isBare(list) && isNew(of, symbols) && args.length > 0 && args.every(isOne)
}

const isNew = (piece: Piece, symbols: Symbols): boolean =>
  (piece.kind === 'letter' || piece.kind === 'word') && isBare(piece) && !isKnown(symbols, piece)

const piecesIn = (cell: ReadCell['cell']): readonly Piece[] => {
  try {
    return piecesOf(cell.nodes)
  } catch (error) {
    if (error instanceof Stuck) return []
    throw error
  }
}
