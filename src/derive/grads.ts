import type { Form } from '../core/derivation.ts'
import { call, type Expr, type Grad } from '../core/expr.ts'
import { mapEntries } from '../core/term.ts'

/** Every occurrence of a gradient in a form. */
export const gradsOf = (form: Form): Grad[] => {
  const found: Grad[] = []
  mapGrads(form, grad => {
    found.push(grad)
    return grad
  })
  return found
}

/** The form with something else for its gradients. */
export const mapGrads = (form: Form, f: (grad: Grad) => Expr): Form =>
  form.level === 'matrix'
    ? { ...form, expr: mapInExpr(form.expr, f) }
    : { ...form, term: mapEntries(form.term, expr => mapInExpr(expr, f)) }

const mapInExpr = (expr: Expr, f: (grad: Grad) => Expr): Expr => {
  switch (expr.kind) {
    case 'num':
    case 'var':
      return expr
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

/** The wish, or with a number behind it the first that is free. */
export const freeName = (wish: string, taken: ReadonlySet<string>): string => {
  let name = wish
  for (let n = 1; taken.has(name); n++) name = `${wish}_${n}`
  return name
}
