import type { Span } from '../core/syntax.ts'
import type { Lexing } from './token.ts'

/** What the reader takes from a file, in its order. */
export type Part = Formulas | Definitions
/** A block of formulas without its delimiters, or an environment with them. */
export interface Formulas {
  readonly kind: 'formulas'
  readonly span: Span
  readonly how: Lexing
  /** Stands in a line of prose. */
  readonly isInline: boolean
}
/** Where an author's command is defined. */
export interface Definitions {
  readonly kind: 'definitions'
  readonly span: Span
}

export const formulas = (span: Span, how: Lexing = {}): Formulas => ({
  kind: 'formulas',
  span,
  how,
  isInline: false,
})

export const inline = (span: Span, how: Lexing = {}): Formulas => ({
  ...formulas(span, how),
  isInline: true,
})

/** A part of the file, and where reading goes on. */
export interface Taken {
  readonly part?: Part
  readonly next: number
}
