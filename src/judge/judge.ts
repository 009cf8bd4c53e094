import type { Layout } from '../core/layout.ts'
import type { NameMistake } from './failing.ts'

/** How a derivation is judged. */
export interface JudgeOptions {
  readonly seed: number
  /** Wins over the layout that the derivation shows. */
  readonly layout?: Layout
  /** Is asked about each equality that is an error of its own. */
  readonly name?: NameMistake
}
