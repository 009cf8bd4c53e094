import type { Expr } from '../../core/expr.ts'
import type { Graph } from '../../core/graph.ts'
import type { Choice } from '../../core/judgement.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Pos } from '../../core/term.ts'

/** What a name stands for that no file can have. */
export type Coined = Change | Taken | Limit

/** What stands still in a change: nothing, inputs and labels, parameters and labels, or leaves by name. */
export type Still = 'nothing' | 'inputs' | 'parameters' | readonly string[]

/** A change `d(…)`. */
export interface Change {
  readonly kind: 'change'
  readonly of: Expr
  readonly still: Still
}

/** A value where names have other values than here. */
export interface Taken {
  readonly kind: 'taken'
  readonly of: Expr
  readonly at: readonly Point[]
}
export interface Point {
  readonly name: string
  /** Set where only the entry there has another value. */
  readonly place?: readonly Pos[]
  readonly value: Expr
}

/** What a quotient tends to as a number goes to another. */
export interface Limit {
  readonly kind: 'limit'
  readonly over: Expr
  /** A number. */
  readonly under: Expr
  /** A leaf, a value of an equation, or no name of the network. */
  readonly by: string
  readonly to: Expr
}

/** How a member is read. */
export interface Policy {
  readonly graph: Graph
  /** The whole side of an equality. */
  readonly root?: Syntax
  readonly chosen: ReadonlySet<Choice>
  /** Choices that would have made a difference somewhere. */
  readonly open: Set<Choice>
  /** Leaves that the derivation says stand still here. */
  readonly said?: readonly string[]
  /** Changes and values at points, by the names that stand for them. */
  readonly changes: Map<string, Coined>
}

/** Whether a choice is made, at a place where it makes a difference. */
export const isChosen = ({ chosen, open }: Policy, choice: Choice): boolean => {
  open.add(choice)
  return chosen.has(choice)
}
