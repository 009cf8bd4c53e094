import { isBare, isMark, type Piece, splitAt } from './piece.ts'
import type { Symbols } from './symbols.ts'

/** Without the shape that some write behind a formula, `e h^T \; (k \times n)`: a product of sizes with this sign is none. */
export const withoutExtent = (pieces: readonly Piece[], symbols: Symbols): readonly Piece[] => {
  const last = pieces.at(-1)
  if (pieces.length < 2 || last?.kind !== 'fence' || !isBare(last)) return pieces
  const sides = splitAt(last.inside, '\\times')
  const isShape = sides.length > 1 && sides.every(side => isSize(side, symbols))
  return isShape && !isMark(pieces.at(-2), '\\cdot', '*') ? pieces.slice(0, -1) : pieces
}

const isSize = ([only, ...more]: readonly Piece[], { graph }: Symbols): boolean => {
  if (!only || more.length > 0 || !isBare(only)) return false
  return only.kind === 'digits' || (only.kind === 'letter' && graph.sizes.includes(only.name))
}
