import type { Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { SolveRefusalKind } from '../core/solution.ts'
import { UsageError } from '../core/usage.ts'
import { quoteExpr } from './quote.ts'
import { printText } from './text.ts'

/** What a refusal to solve says besides its kind. */
export interface RefusalFacts {
  readonly kind: SolveRefusalKind
  readonly expr?: Expr
  readonly by?: string
}

/** Why a name cannot be solved for. */
export const solveRefusal = (
  name: string,
  { kind, expr, by = '' }: RefusalFacts,
  graph: Graph,
): UsageError =>
  new UsageError(`solve-${kind}`, {
    name,
    loss: graph.loss,
    expr: expr ? clip(printText(quoteExpr(expr, graph.names))) : '',
    by: by && ` (${by})`,
  })

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
