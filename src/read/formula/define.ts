import type { Cell } from '../cell.ts'
import { formOf } from './aliases.ts'
import type { Piece } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { readFormula } from './read.ts'
import { resolve } from './resolve.ts'
import { Stuck } from './stuck.ts'
import { define, type Symbols } from './symbols.ts'
import { wordsIn } from './words.ts'

/**
 * The symbols with the name that a left side gives where the network has none:
 * `\delta^{(2)}` whole, `\delta_j` by its entries. Other left sides give none.
 */
export const defineHead = (cell: Cell, symbols: Symbols): Symbols => {
  const piece = onlyPiece(cell, symbols)
  if (piece?.kind !== 'letter' && piece?.kind !== 'word') return symbols
  if (resolve(symbols, piece).kind !== 'unknown') return symbols
  const read = readFormula(cell, symbols)
  const [reading] = read.kind === 'formula' && !read.isNext ? read.readings : []
  const base = reading?.kind === 'indexed' ? reading.base : reading
  if (base?.kind !== 'name') return symbols
  const indices = reading?.kind === 'indexed' ? reading.at.length : undefined
  const named = indices === undefined ? piece : { ...piece, below: [] }
  return define(symbols, {
    name: base.name,
    form: formOf(named),
    notation: cell.text,
    ...(indices !== undefined && { indices }),
  })
}

const onlyPiece = (cell: Cell, symbols: Symbols): Piece | undefined => {
  try {
    const pieces = wordsIn(symbols, piecesOf(cell.nodes))
    return pieces.length === 1 ? pieces[0] : undefined
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}
