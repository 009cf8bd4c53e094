import { call, sameExpr, variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { type Entry, mapChildren, type Term } from '../core/term.ts'
import { spellOutPrime } from '../ops/prime.ts'

/** σ′(a_j) = s_j (1 − s_j) where s = σ(a) is an equation; the same term where there is none. */
export const byOwnValues = (term: Term, graph: Graph): Term =>
  term.kind === 'entry'
    ? (spelled(term, graph) ?? term)
    : mapChildren(term, child => byOwnValues(child, graph))

const spelled = ({ expr, at }: Entry, { equations }: Graph): Term | undefined => {
  if (expr.kind !== 'call') return undefined
  const { op } = expr.op.derivativeOf ?? {}
  const value = op && equations.find(({ body }) => sameExpr(body, call(op, expr.args)))
  return value && spellOutPrime(expr, at, variable(value.name, value.shape))
}
