import type { Expr } from '../../core/expr.ts'
import type { Graph } from '../../core/graph.ts'
import type { Choice } from '../../core/judgement.ts'

/** A change `d(…)`, and whether inputs and labels stand still in it. */
export interface Change {
  readonly of: Expr
  readonly isSteady: boolean
}

/** How a member is read. */
export interface Policy {
  readonly graph: Graph
  readonly chosen: ReadonlySet<Choice>
  /** Choices that would have made a difference somewhere. */
  readonly open: Set<Choice>
  /** Changes, by the names that stand for them. */
  readonly changes: Map<string, Change>
}

/** Whether a choice is made, at a place where it makes a difference. */
export const isChosen = ({ chosen, open }: Policy, choice: Choice): boolean => {
  open.add(choice)
  return chosen.has(choice)
}
