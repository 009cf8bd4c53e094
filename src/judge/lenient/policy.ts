import type { Expr } from '../../core/expr.ts'
import type { Graph } from '../../core/graph.ts'

/**
 * Where what is written fits two meanings, which is taken. The absent choice is the likelier one:
 * a product by shapes alone, the square of a vector its squared norm, a derivative direct, and in
 * a change all leaves moving.
 */
export const CHOICES = ['diagonal', 'entrywise', 'matrix', 'each-power', 'total', 'steady'] as const
export type Choice = (typeof CHOICES)[number]

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
