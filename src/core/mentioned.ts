import type { Form } from './derivation.ts'
import type { Expr } from './expr.ts'
import { children, type Term } from './term.ts'

/** The names that stand in a form as themselves, in order; those of derivatives are none of them. */
export const mentioned = (form: Form): readonly string[] =>
  form.level === 'matrix' ? mentionedInExpr(form.expr) : mentionedInTerm(form.term)

/** The names that stand in a whole as themselves, in order. */
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
