import type { TexNode } from '../katex.ts'

/** A part of a formula as it is seen: spaces and boxes are gone, what hangs on it is with it. */
export type Piece = Shown & (Letter | Word | Digits | Mark | Fence | Ratio | Root | Grid | Strange)
export type PieceOf<K extends Piece['kind']> = Extract<Piece, { kind: K }>

export interface Shown {
  readonly nodes: readonly TexNode[]
  /** The subscript. */
  readonly below: readonly Piece[]
  /** The superscript without its primes. */
  readonly above: readonly Piece[]
  readonly primes: number
}
/** One letter with its accent: `W`, `epsilon`, `yhat`, `м`. */
export interface Letter {
  readonly kind: 'letter'
  readonly name: string
  /** As KaTeX names it, `mathcal`; empty where it is in the common face. */
  readonly face: string
}
/** Letters set as one: `\text{softmax}`, `\operatorname{tr}`, `\log`, and letters that make a name. */
export interface Word {
  readonly kind: 'word'
  readonly text: string
  /** Set on names of functions that stand before what they are of, as `\log`. */
  readonly isOperator: boolean
}
export interface Digits {
  readonly kind: 'digits'
  readonly text: string
}
/** A sign, as LaTeX writes it: `+`, `\odot`, `\sum`, `\partial`. */
export interface Mark {
  readonly kind: 'mark'
  readonly sign: string
}
/** What stands in brackets; braces that are not shown have empty signs. */
export interface Fence {
  readonly kind: 'fence'
  readonly open: string
  readonly close: string
  readonly inside: readonly Piece[]
}
export interface Ratio {
  readonly kind: 'ratio'
  readonly over: readonly Piece[]
  readonly under: readonly Piece[]
}
export interface Root {
  readonly kind: 'root'
  readonly inside: readonly Piece[]
  readonly degree: readonly Piece[]
}
/** Rows of cells. */
export interface Grid {
  readonly kind: 'grid'
  readonly rows: readonly (readonly (readonly Piece[])[])[]
}
/** What formulas of this kind have not. */
export interface Strange {
  readonly kind: 'strange'
  readonly what: string
}

/** A piece with nothing hanging on it. */
export const bare = (nodes: readonly TexNode[]): Shown => ({
  nodes,
  below: [],
  above: [],
  primes: 0,
})

export const isBare = ({ below, above, primes }: Shown): boolean =>
  below.length === 0 && above.length === 0 && primes === 0

/** The same piece without its scripts. */
export const unscripted = <P extends Piece>(piece: P): P => ({
  ...piece,
  below: [],
  above: [],
  primes: 0,
})

export const nodesOf = (pieces: readonly Piece[]): readonly TexNode[] =>
  pieces.flatMap(p => p.nodes)

export const isMark = (piece: Piece | undefined, ...signs: readonly string[]): boolean =>
  piece?.kind === 'mark' && signs.includes(piece.sign)

/** Whether dots are all that stands somewhere. */
export const isDots = (pieces: readonly Piece[]): boolean =>
  pieces.length === 1 && isMark(pieces[0], '\\dots')

/** Parts between commas or semicolons; none where there is nothing. */
export const splitAt = (
  pieces: readonly Piece[],
  ...signs: readonly string[]
): readonly (readonly Piece[])[] => {
  if (pieces.length === 0) return []
  const parts: Piece[][] = [[]]
  for (const piece of pieces) {
    if (isMark(piece, ...signs)) parts.push([])
    else parts.at(-1)?.push(piece)
  }
  return parts
}
