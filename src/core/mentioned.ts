import type { Form } from './derivation.ts'
import type { Expr } from './expr.ts'
import { children, type Term } from './term.ts'

/** Names of leaves and equations in a form, as often as they stand there. */
export const mentionedIn = (form: Form): readonly string[] =>
  form.level === 'matrix' ? mentionedInExpr(form.expr) : mentionedInTerm(form.term)

/** Names of leaves and equations in a whole, as often as they stand there. */
export const mentionedInExpr = (expr: Expr): readonly string[] => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return []
    case 'var':
      return [expr.name]
    case 'call':
      return expr.args.flatMap(mentionedInExpr)
    case 'table':
      return mentionedInTerm(expr.body)
  }
}

const mentionedInTerm = (term: Term): readonly string[] => [
  ...(term.kind === 'entry' ? mentionedInExpr(term.expr) : []),
  ...(term.kind === 'slope' ? [...mentionedInExpr(term.of), term.by.name] : []),
  ...children(term).flatMap(mentionedInTerm),
]
