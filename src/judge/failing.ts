import type Fraction from 'fraction.js'
import type { Graph } from '../core/graph.ts'
import type { EqualityReason, Mistake } from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'
import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'

/**
 * An equality that is an error of its own, for who names mistakes. Build another side as `Syntax`
 * (`mapParts` of `core/parts.ts` helps) and ask `holdsWith`: it is read as leniently as what was
 * written, in the same scope with the same definitions, and judged at all draws. Ask what is cheap first.
 */
export interface Failing {
  /** The network as the writer has it at this place. */
  readonly graph: Graph
  /** The readings of the sides that were judged. */
  readonly left: Syntax
  readonly right: Syntax
  /** The first member of the chain, where that is not the left side. */
  readonly head?: Syntax
  /** What the derivation has defined so far, by name: repairs may look through it. */
  readonly definitions: ReadonlyMap<string, Syntax>
  readonly reason: EqualityReason
  /** Absent where a side has no meaning; of an entry that of the whole: its free letters. */
  readonly shapes: { readonly left?: Shape; readonly right?: Shape }
  /** Other layouts than the adopted one in which the equality is true. */
  readonly layouts: readonly Layout[]
  /** Whether the equality is true, and not only because both sides vanish, with one side replaced. */
  holdsWith(side: 'left' | 'right', syntax: Syntax): boolean
  /** The right side by the left, where that is one number or power of a size over all entries and draws. */
  ratio(): Ratio | undefined
}

/** `factor · size ^ exponent`; without a size a number. */
export interface Ratio {
  readonly factor: Fraction
  readonly size?: string
  readonly exponent?: number
}

/** Names the mistake of an equality that fails; undefined where no repair makes it true. */
export interface NameMistake {
  (failing: Failing): Mistake | undefined
  /** Absent where what it says rests on more than what it is asked. */
  readonly budget?: NameBudget
}

/** How many sides may still be tried to name the mistakes of one derivation. */
export interface NameBudget {
  left(): number
  /** Whether an equality gets all that it may use, after so many are used. */
  isEnoughFor(more: number): boolean
  spend(sides: number): void
}
