import type { Form } from '../core/derivation.ts'
import { call, type Expr } from '../core/expr.ts'
import { mapEntries } from '../core/term.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * A form with names of the derivation's own looked through, where their values may hardly exist, as inverses:
 * draws at which these do not exist say nothing.
 */
export const openedIll = ({ graph, introduced }: Knowledge, form: Form): Form => {
  const bodies = new Map<string, Expr>()
  for (const { name, body } of graph.equations) {
    const own = introduced.has(name) ? through(bodies, body) : body
    if (introduced.has(name) && isIll(own)) bodies.set(name, own)
  }
  if (bodies.size === 0) return form
  return form.level === 'matrix'
    ? { ...form, expr: through(bodies, form.expr) }
    : { ...form, term: mapEntries(form.term, expr => through(bodies, expr)) }
}

const isIll = (expr: Expr): boolean =>
  expr.kind === 'call' && (expr.op.isIll !== undefined || expr.args.some(isIll))

const through = (bodies: ReadonlyMap<string, Expr>, expr: Expr): Expr => {
  if (bodies.size === 0) return expr
  if (expr.kind === 'var') return bodies.get(expr.name) ?? expr
  if (expr.kind === 'table')
    return { ...expr, body: mapEntries(expr.body, part => through(bodies, part)) }
  if (expr.kind !== 'call') return expr
  return call(
    expr.op,
    expr.args.map(arg => through(bodies, arg)),
    expr.attrs,
  )
}
