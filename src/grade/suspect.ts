import type { Graph } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'

/** One side of a failing equality, taken to be the wrong one. */
export interface Suspect {
  readonly graph: Graph
  readonly wrong: Syntax
  /** The other side, taken to be right. */
  readonly other: Syntax
  /** The derivative that the equality is about: the other side, else the head of the chain. */
  readonly target?: Target
  readonly layout: Layout | 'any'
  /** Set where the other side is the next value of a parameter. */
  readonly isUpdate?: true
}

export interface Target {
  readonly syntax: Derivative
  readonly of: Syntax
  readonly ofAt: readonly Syntax[]
  /** The name that it is derived by. */
  readonly by: string
  readonly byAt: readonly Syntax[]
}
