import { isMark, type Piece } from './piece.ts'

/** Whether pieces are a sum: a plus or a minus stands between them. */
export const isSum = (pieces: readonly Piece[]): boolean =>
  pieces.some(piece => isMark(piece, '+', '-'))
