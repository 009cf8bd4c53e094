import type { Form } from '../core/derivation.ts'
import { type Expr, table } from '../core/expr.ts'
import { children, mapEntries, type Term } from '../core/term.ts'
import { tryCall } from '../elaborate/arithmetic.ts'
import type { Knowledge } from './knowledge.ts'

/** A form with the names put in that the derivation has defined. */
export const unfolded = (form: Form, at: Knowledge): Form => {
  if (at.values.size === 0) return form
  const known = new Map<string, Expr>()
  const go = (expr: Expr): Expr => unfoldedExpr(expr, at, known)
  return form.level === 'matrix'
    ? { ...form, expr: go(form.expr) }
    : { ...form, term: mapEntries(form.term, go) }
}

const unfoldedExpr = (expr: Expr, at: Knowledge, known: Map<string, Expr>): Expr => {
  const go = (inner: Expr): Expr => unfoldedExpr(inner, at, known)
  switch (expr.kind) {
    case 'var': {
      const found = known.get(expr.name) ?? meantBy(expr.name, at)
      if (found) known.set(expr.name, found)
      return found ?? expr
    }
    case 'call':
      // A name that was defined with another shape than it is used in stays as it is.
      return tryCall(expr.op, expr.args.map(go), expr.attrs) ?? expr
    case 'table':
      return { ...expr, body: mapEntries(expr.body, go) }
    case 'num':
    case 'grad':
      return expr
  }
}

const meantBy = (name: string, at: Knowledge): Expr | undefined => {
  const bound = at.values.get(name)
  if (!bound) return undefined
  const form = unfolded(bound.form, bound.within)
  return form.level === 'matrix' ? form.expr : table(form.free, form.term)
}

/** Variables of all derivative signs in a form. */
export const variablesOf = (form: Form): ReadonlySet<string> =>
  new Set(form.level === 'matrix' ? inExpr(form.expr) : inTerm(form.term))

const inExpr = (expr: Expr): readonly string[] => {
  if (expr.kind === 'grad') return [expr.by]
  if (expr.kind === 'call') return expr.args.flatMap(inExpr)
  return expr.kind === 'table' ? inTerm(expr.body) : []
}

const inTerm = (term: Term): readonly string[] => [
  ...(term.kind === 'slope' ? [term.by.name, ...inExpr(term.of)] : []),
  ...(term.kind === 'entry' ? inExpr(term.expr) : []),
  ...children(term).flatMap(inTerm),
]
