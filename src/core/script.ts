import type { Affine } from './affine.ts'
import type { Problem } from './problem.ts'
import type { Span, Syntax } from './syntax.ts'

/** A derivation as a person wrote it: chains in the order of reading. */
export interface Script {
  /** The text in which spans count. */
  readonly source: string
  /** What formulas are written in: repairs are told in the same. */
  readonly notation: 'latex' | 'text'
  readonly chains: readonly Chain[]
  /** Definitions that the words give, `let $G$ denote …`: a name, a sign and what it is for. No equalities that count. */
  readonly said?: readonly Chain[]
  /** Arrows that give a name its next value, `w \leftarrow w - \eta g`. No equalities that count. */
  readonly assignments?: readonly Chain[]
  /** Where an offset stands in the file, counted from 1. */
  place(offset: number): Place
}
export interface Place {
  readonly line: number
  readonly column: number
  /** The cell of a notebook, from 1. */
  readonly cell?: number
}

/** Members that are set equal; one sign fewer than members. */
export interface Chain {
  readonly members: readonly Member[]
  readonly signs: readonly Sign[]
  /** For which places it is said, where it tells: `t = 1, \dots, T - 1`. */
  readonly ranges?: readonly LetterRange[]
  /** Set where the words before it speak of a case, as i ≠ j, and not so that it is heard whether it holds in that alone. */
  readonly mayBeOfCase?: true
}
/** Places of a letter; an end that is absent is open. */
export interface LetterRange {
  readonly letter: string
  readonly first?: Affine
  readonly last?: Affine
}
/** What stands on one side of a sign. */
export type Member = Written & (Formula | Dots | Listing | Unread)
interface Written {
  readonly span: Span
  /** As written, on one line. */
  readonly text: string
}
export interface Formula {
  readonly kind: 'formula'
  /**
   * What it may mean, the likeliest first; at least one. Most formulas have one reading.
   * In a chain that holds for some places only, as for i ≠ j, each is multiplied by a bracket that says so.
   * A symbol that the network does not know is a name, written as in the text (`\delta^{(2)}`).
   */
  readonly readings: readonly Syntax[]
  /** Set on the left side of an update rule, as `w^{t+1}`; the mark of the step is not part of the reading. */
  readonly isNext?: true
  /** Set on the left side that says a function, as `\phi(z)`: the first sign defines it. */
  readonly isFunction?: true
  /** Letters of such functions that have no other meaning, each for any number. */
  readonly dummies?: readonly string[]
}
/** What the formulas among some members most likely mean. */
export const likeliestOf = (members: readonly Member[]): readonly Syntax[] =>
  members.flatMap(one => (one.kind === 'formula' ? one.readings.slice(0, 1) : []))

/** The same of all chains. */
export const firstReadings = ({ chains }: Pick<Script, 'chains'>): readonly Syntax[] =>
  chains.flatMap(({ members }) => likeliestOf(members))

/** Members left out: `\dots`. */
export interface Dots {
  readonly kind: 'dots'
}
/**
 * A name for a list of names, and the list: `\mathbf m = \{U, u, V, v\}`; what something depends on,
 * and how: `\text{loss} = h(\text{output}, \text{target})`. There is nothing to judge in it.
 */
export interface Listing {
  readonly kind: 'listing'
}
/** What is written, of which nothing is judged. */
export const listingOf = ({ span, text }: Written): Member => ({ kind: 'listing', span, text })

/** What is not understood with certainty. */
export interface Unread {
  readonly kind: 'unread'
  readonly problem: Problem
}
export interface Sign {
  readonly span: Span
  /** `define` for `:=` and its like, `assign` for an arrow to the left. */
  readonly kind: 'equal' | 'define' | 'assign'
  /** What stands above the sign or in braces before it; never judged. */
  readonly reason?: string
}
