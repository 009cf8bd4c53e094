import type { Span } from '../core/syntax.ts'
import type { TexNode } from './katex.ts'

/** What stands on one side of a sign, as LaTeX. */
export interface Cell {
  readonly nodes: readonly TexNode[]
  /** Where it stands in the source of the script. */
  readonly span: Span
  /** As written, on one line. */
  readonly text: string
  /** Where some of its nodes stand in the source. */
  spanOf(nodes: readonly TexNode[]): Span
}
