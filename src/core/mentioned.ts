import type { Form } from './derivation.ts'
import type { Expr } from './expr.ts'
import { children, type Term } from './term.ts'

/** The names that stand in a form as themselves, in order; those of gradients are none of them. */
export const mentioned = (form: Form): readonly string[] =>
  form.level === 'matrix' ? namesIn(form.expr) : namesInTerm(form.term)

const namesIn = (expr: Expr): readonly string[] => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return []
    case 'var':
      return [expr.name]
    case 'call':
      return expr.args.flatMap(namesIn)
    case 'table':
      return namesInTerm(expr.body)
  }
}

const namesInTerm = (term: Term): readonly string[] => [
  ...(term.kind === 'entry' ? namesIn(term.expr) : []),
  ...(term.kind === 'slope' ? [...namesIn(term.of), term.by.name] : []),
  ...children(term).flatMap(namesInTerm),
]
