import type { Expr } from '../core/expr.ts'
import { variable } from '../core/expr.ts'
import { ancestorsOfLoss, consumersOf, type Graph } from '../core/graph.ts'
import type { Op } from '../core/op.ts'
import { children, entry, type Term } from '../core/term.ts'
import { mentions } from './slope.ts'

/** True where a function whose derivative is 0 almost everywhere, as a step, takes a name on its way to the loss. */
export const meetsFlat = (graph: Graph, name: string): boolean => {
  const relevant = ancestorsOfLoss(graph)
  const consumers = consumersOf(graph, name).filter(c => relevant.has(c.name))
  return consumers.some(({ body }) => inExpr(body, name))
}

const inExpr = (expr: Expr, name: string): boolean => {
  if (!mentions(expr, name)) return false
  if (expr.kind === 'table') return inTerm(expr.body, name)
  if (expr.kind !== 'call') return false
  return isFlat(expr.op) || expr.args.some(arg => inExpr(arg, name))
}

const inTerm = (term: Term, name: string): boolean => {
  if (term.kind === 'entry') return inExpr(term.expr, name)
  const isMet = term.kind === 'apply' && isFlat(term.op) && mentionsIn(term, name)
  return isMet || children(term).some(child => inTerm(child, name))
}

const mentionsIn = (term: Term, name: string): boolean =>
  term.kind === 'entry' ? mentions(term.expr, name) : children(term).some(c => mentionsIn(c, name))

const isFlat = ({ elementwise }: Op): boolean => {
  const slope = elementwise?.slope(HOLE, HOLE)
  return slope?.kind === 'const' && slope.value.equals(0)
}

const HOLE = entry(variable('', []), [])
