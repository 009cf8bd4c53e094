import type { Closed, Form } from '../../src/core/derivation.ts'
import { call, type Expr, table } from '../../src/core/expr.ts'
import { mapEntries } from '../../src/core/term.ts'

/** A closed form with its definitions put in. */
export const withDefinitions = ({ definitions, result }: Closed): Form => {
  const known = new Map<string, Expr>()
  for (const { name, form } of definitions) known.set(name, putIn(exprOf(form), known))
  return { level: 'matrix', expr: putIn(exprOf(result), known) }
}

const exprOf = (form: Form): Expr =>
  form.level === 'index' ? table(form.free, form.term) : form.expr

const putIn = (expr: Expr, known: ReadonlyMap<string, Expr>): Expr => {
  if (expr.kind === 'var') return known.get(expr.name) ?? expr
  if (expr.kind === 'table')
    return table(
      expr.letters,
      mapEntries(expr.body, inner => putIn(inner, known)),
    )
  if (expr.kind !== 'call') return expr
  return call(
    expr.op,
    expr.args.map(arg => putIn(arg, known)),
    expr.attrs,
  )
}
