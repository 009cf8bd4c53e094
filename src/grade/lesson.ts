import type { Misconception } from '../core/judgement.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Suspect } from './suspect.ts'
import type { PLACEHOLDERS } from './values.ts'

/**
 * Everything known of one misconception. Add one = add its key, one file to `misconceptions/`,
 * one line to its `index.ts`, its place in `precedence.ts` and its words.
 */
export interface Lesson<K extends Misconception = Misconception> {
  readonly key: K
  /** What the side in doubt may have been meant to be, the most specific first. */
  repairs(at: Suspect): Iterable<Repair<K>>
  /** How many sides may be tried, where that is not as many as for most. */
  readonly most?: number
  readonly example: Example
}

/** A side put right, if it makes the equality true. */
export interface Repair<K extends Misconception = Misconception> {
  readonly syntax: Syntax
  readonly values: Readonly<Record<(typeof PLACEHOLDERS)[K][number], Syntax>>
  /** What the other side must equal what was written in, for the repair to say anything. */
  readonly evidence?: Syntax
}

/** Plain chains about a network; the last equality of `wrong` is the mistake. */
export interface Example {
  readonly network: string
  readonly wrong: string
  readonly right: string
  /** What looks like the mistake and is none. */
  readonly alike?: { readonly network: string; readonly text: string }
}
