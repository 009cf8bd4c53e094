import type { TexNode } from '../katex.ts'
import { childrenOf } from './children.ts'
import { isBare, isMark, type Piece, unscripted } from './piece.ts'

/** Digits that stand together are one number, with what hangs on the last. */
export const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const result: Piece[] = []
  pieces.forEach((piece, at) => {
    const last = result.at(-1)
    const text = numeralText(piece, pieces[at + 1])
    if (text === undefined) result.push(piece)
    else if (last?.kind === 'digits' && isBare(last) && isBeside(last, piece)) {
      const nodes = [...last.nodes, ...piece.nodes]
      result[result.length - 1] = { ...piece, kind: 'digits', text: last.text + text, nodes }
    } else result.push({ ...piece, kind: 'digits', text })
  })
  return result
}

/** The digits of a piece; a point counts before a digit. */
const numeralText = (piece: Piece, next: Piece | undefined): string | undefined => {
  if (piece.kind === 'digits') return piece.text
  return isMark(piece, '.') && next?.kind === 'digits' ? '.' : undefined
}

/** Whether nothing stands between two pieces, as far as is known. */
export const isBeside = (a: Piece, b: Piece): boolean => {
  const end = placeOf(unscripted(a).nodes.at(-1), 'end')
  const start = placeOf(b.nodes[0], 'start')
  return end === undefined || start === undefined || end === start
}

const placeOf = (node: TexNode | undefined, side: 'start' | 'end'): number | undefined => {
  if (!node) return undefined
  if (node.loc) return node.loc[side]
  if (node.type === 'supsub') {
    return placeOf(childrenOf(node, 'base')[0], side)
  }
  return undefined
}
