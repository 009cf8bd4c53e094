import type { Form } from './derivation.ts'
import { call, type Expr, type Grad, type Var } from './expr.ts'
import { mapEntries } from './term.ts'

/** The form with something else for its names and gradients. */
export const mapNames = (form: Form, f: (leaf: Var | Grad) => Expr): Form =>
  form.level === 'matrix'
    ? { ...form, expr: mapInExpr(form.expr, f) }
    : { ...form, term: mapEntries(form.term, expr => mapInExpr(expr, f)) }

const mapInExpr = (expr: Expr, f: (leaf: Var | Grad) => Expr): Expr => {
  switch (expr.kind) {
    case 'num':
      return expr
    case 'var':
    case 'grad':
      return f(expr)
    case 'call': {
      const args = expr.args.map(arg => mapInExpr(arg, f))
      return args.every((arg, n) => arg === expr.args[n]) ? expr : call(expr.op, args, expr.attrs)
    }
    case 'table':
      return { ...expr, body: mapEntries(expr.body, inner => mapInExpr(inner, f)) }
  }
}
