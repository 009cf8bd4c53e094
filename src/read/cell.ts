import type { Span } from '../core/syntax.ts'
import type { TexNode } from './katex.ts'

/** What stands on one side of a sign, as LaTeX; places count in its own text. */
export interface Cell {
  readonly nodes: readonly TexNode[]
  /** All of it. */
  readonly span: Span
  /** As written, on one line. */
  readonly text: string
  /** Where some of its nodes stand. */
  spanOf(nodes: readonly TexNode[]): Span
}
