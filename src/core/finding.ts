import type { Tensor } from './tensor.ts'

/** Verdict of an equality. Every step is tested; `proved` says more, never instead. */
export type Verdict = 'failed' | 'undecided' | 'tested' | 'proved'

/** What is known of one equality: what the numbers say, and whether it is proved besides. */
export interface Finding {
  readonly verdict: Verdict
  /** Largest relative error met over the counting draws. */
  readonly error: number
  /** Draws that counted. */
  readonly draws: number
  /** Draws that did not count: non-finite, vanishing or too close to a kink. */
  readonly skipped: number
  /** What kept most draws from counting, where too few did. */
  readonly doubt?: Doubtful
  /** Properties of names, as a file states them, that the proof rests on. */
  readonly uses?: readonly string[]
  /** The draw in which the sides differ most, when they do. */
  readonly counterexample?: Counterexample
}

/**
 * Why draws do not tell: not finite, no number on one side only, zero on both sides, too near a kink or on
 * one side of it only.
 */
export type Doubtful = 'not-finite' | 'partly-undefined' | 'vanishing' | 'kink'

export interface Counterexample {
  readonly sizes: Readonly<Record<string, number>>
  readonly values: Readonly<Record<string, Tensor>>
  readonly left: Tensor
  readonly right: Tensor
  /** The letters of the axes of the sides, where entries are compared. */
  readonly letters?: readonly string[]
}
