import { isBare, type Piece } from './piece.ts'
import { scriptTex } from './written.ts'

/** The name of a mean, `\overline{xy}`, `\overline{x^2}`: of several letters, or of a power; undefined for other lines. */
export const overlinedName = (under: readonly Piece[]): string | undefined => {
  const isProduct = under.length > 1 || under.some(isPower)
  return isProduct && under.every(isFactor) ? `\\overline{${scriptTex(under)}}` : undefined
}

const isPower = ({ above: [power, ...more] }: Piece): boolean =>
  power?.kind === 'digits' && isBare(power) && more.length === 0

/** A letter, or a power of one. */
const isFactor = (piece: Piece): boolean => {
  const { kind, below, above, primes } = piece
  const isPlain = below.length === 0 && primes === 0
  return kind === 'letter' && isPlain && (above.length === 0 || isPower(piece))
}
