import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Aliases } from './alias.ts'
import type { Notation } from './style.ts'
import type { Written } from './written.ts'

/** What LaTeX of one network is written with. */
export interface Book {
  readonly notation: Notation
  /** Shapes of leaves and equations; other names are letters, sizes and functions. */
  readonly shapes: ReadonlyMap<string, Shape>
  readonly aliases: Aliases
  /** What is derived, where its derivatives may have a sign of their own. */
  readonly loss?: string
  /** A part as a person wrote it, where that is kept. */
  own?(syntax: Syntax): string | undefined
  /** Free letters of a chain, where components of derivatives at them may be called: `∂L/∂y(i)`. */
  readonly called?: ReadonlySet<string>
  /** The letter of named gradients: as δ it is not Kronecker's. */
  readonly letter?: string
  /** The argument of the loss in derivatives, where it has one. */
  readonly argument?: Syntax
  /** What is written is what a chain is about. */
  readonly isHead?: true
  /** Position of the first entry of an axis; absent: 1. */
  readonly base?: number
  /** Whether a value is computed from no leaf but a name, or by way of that name alone. */
  isFunctionOf?(of: string, by: string): boolean
  /** Free letters of a claim: a Σ over all of one of these stands without it. */
  readonly free?: ReadonlySet<string>
  /** How a person writes the number that is 1 where a condition holds. */
  indicator?(condition: string): string
}

/** What writes the parts of a formula: `write` as they go into others, `print` each by itself. */
export interface Pen {
  write(syntax: Syntax, book: Book): Written
  print(syntax: Syntax, book: Book): string
}
