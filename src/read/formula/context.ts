import type { Span, Syntax } from '../../core/syntax.ts'
import type { Cell } from '../cell.ts'
import type { TexNode } from '../katex.ts'
import type { Piece } from './piece.ts'
import type { Symbols } from './symbols.ts'

/** What the reading of one formula knows. */
export interface Context {
  readonly cell: Cell
  readonly symbols: Symbols
  /** All pieces of the formula. */
  readonly all: readonly Piece[]
  /**
   * Which of several ways to read something that starts at a piece: 0 is the likeliest.
   * Each way that is left is tried in another reading.
   */
  choose(what: string, at: Piece, ways: number): number
  /** Set where a numerator of a derivative is a symbol and a bracket: its arguments written out. */
  readonly isDerived: boolean
  /** Set behind `\lim`: values may have arguments of which one is moved. */
  readonly isInLimit?: true
  readonly depth: number
  readonly read: Readers
}

/** Where the reading of a row of pieces has come to. */
export interface Cursor {
  readonly pieces: readonly Piece[]
  at: number
}

/** What reads parts of formulas, so that constructs can hold each other. */
export interface Readers {
  /** A whole row of pieces as one expression. */
  expression(context: Context, pieces: readonly Piece[]): Syntax
  /** Factors and signs between them, up to a plus or a minus. */
  term(context: Context, cursor: Cursor): Syntax
  /** One factor with what hangs on it. */
  factor(context: Context, cursor: Cursor): Syntax
  /** Summands from here to the end. */
  rest(context: Context, cursor: Cursor): Syntax
}

export const cursorOf = (pieces: readonly Piece[]): Cursor => ({ pieces, at: 0 })
export const peek = ({ pieces, at }: Cursor, ahead = 0): Piece | undefined => pieces[at + ahead]

/** The place of some nodes, to be put into a tree. */
export const placed = ({ cell }: Context, nodes: readonly TexNode[]): { readonly span?: Span } =>
  nodes.length > 0 ? { span: cell.spanOf(nodes) } : {}

/** The place of the pieces that were read since. */
export const placedSince = (context: Context, cursor: Cursor, start: number) =>
  placed(
    context,
    cursor.pieces.slice(start, cursor.at).flatMap(p => p.nodes),
  )
