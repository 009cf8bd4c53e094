import type { Form } from '../core/derivation.ts'
import type { Call, Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { children, type Term } from '../core/term.ts'

/** All calls in the equations and claims of a network. */
export const callsOfGraph = (graph: Graph): readonly Call[] => [
  ...graph.equations.flatMap(equation => callsOf(equation.body)),
  ...graph.claims.flatMap(claim => [...callsOfForm(claim.left), ...callsOfForm(claim.right)]),
]

const callsOfForm = (form: Form): readonly Call[] =>
  form.level === 'matrix' ? callsOf(form.expr) : callsOfTerm(form.term)

const callsOf = (expr: Expr): readonly Call[] => {
  switch (expr.kind) {
    case 'num':
    case 'var':
    case 'grad':
      return []
    case 'call':
      return [expr, ...expr.args.flatMap(callsOf)]
    case 'table':
      return callsOfTerm(expr.body)
  }
}

const callsOfTerm = (term: Term): readonly Call[] => [
  ...(term.kind === 'entry' ? callsOf(term.expr) : []),
  ...children(term).flatMap(callsOfTerm),
]
