import { GREEK } from '../../core/greek.ts'
import type { Piece } from './piece.ts'

/** What stands in a script, without what is only seen: `(1)`, `out`, `l-1`. */
export const scriptText = (pieces: readonly Piece[]): string => pieces.map(textOf).join('')

const textOf = (piece: Piece): string => {
  const below = piece.below.length > 0 ? `_${scriptText(piece.below)}` : ''
  const above = piece.above.length > 0 ? `^${scriptText(piece.above)}` : ''
  return stemText(piece) + "'".repeat(piece.primes) + below + above
}

const stemText = (piece: Piece): string => {
  switch (piece.kind) {
    case 'letter':
      return piece.name
    case 'word':
    case 'digits':
      return piece.text
    case 'mark':
      return piece.sign.replace(/^\\/, '')
    case 'fence':
      return `${piece.open}${scriptText(piece.inside)}${piece.close}`
    default:
      return '?'
  }
}

/** A name that the network does not know, as LaTeX writes it: `\delta`, `\hat{g}`, `\mathcal{L}`. */
export const letterTex = (name: string, face: string): string => {
  const [, under = name, accent] = /^(.+?)(hat|bar|tilde|dot|ddot|check)$/.exec(name) ?? []
  const isAccent = accent !== undefined && (under.length === 1 || GREEK.has(under))
  const letter = greekTex(isAccent ? under : name)
  const set = KEPT_FACES.has(face) ? `\\${face}{${letter}}` : letter
  return isAccent ? `\\${accent}{${set}}` : set
}

/** Faces that make another letter; bold, upright and plain ones are the same. */
export const KEPT_FACES = new Set(['mathcal', 'mathscr', 'mathfrak', 'mathbb'])

const greekTex = (name: string): string => (GREEK.has(name) || name === 'ell' ? `\\${name}` : name)

/** A script as LaTeX writes it: `(2)`, `out`, `l-1`. */
export const scriptTex = (pieces: readonly Piece[]): string => {
  const text = pieces.map(pieceTex).join('')
  return text.length === 1 ? text : `{${text}}`
}

const pieceTex = (piece: Piece): string => {
  const stem =
    piece.kind === 'letter'
      ? letterTex(piece.name, piece.face)
      : piece.kind === 'fence'
        ? `${piece.open}${piece.inside.map(pieceTex).join('')}${piece.close}`
        : piece.kind === 'mark'
          ? piece.sign
          : stemText(piece)
  const below = piece.below.length > 0 ? `_${scriptTex(piece.below)}` : ''
  const above = piece.above.length > 0 ? `^${scriptTex(piece.above)}` : ''
  return stem + "'".repeat(piece.primes) + below + above
}
