import type { Form } from './derivation.ts'
import type { Expr, Grad, Var } from './expr.ts'
import { children, type Slope, type Term } from './term.ts'

/** The names that stand in a form as themselves, in order; those of derivatives are none of them. */
export const mentioned = (form: Form): readonly string[] => leavesOf(form).flatMap(nameIn)

/** The names that stand in a whole as themselves, in order. */
export const mentionedInExpr = (expr: Expr): readonly string[] => leavesIn(expr).flatMap(nameIn)

/** The names by which a form takes total derivatives, in order. */
export const derivedBy = (form: Form): readonly string[] =>
  leavesOf(form).flatMap(leaf => {
    if (leaf.kind === 'grad') return [leaf.by]
    return leaf.kind === 'slope' && leaf.mode === 'total' ? [leaf.by.name] : []
  })

type Leaf = Var | Grad | Slope

const nameIn = (leaf: Leaf): readonly string[] => {
  if (leaf.kind === 'grad') return []
  return leaf.kind === 'slope' ? [leaf.by.name] : [leaf.name]
}

const leavesOf = (form: Form): readonly Leaf[] =>
  form.level === 'matrix' ? leavesIn(form.expr) : leavesInTerm(form.term)

const leavesIn = (expr: Expr): readonly Leaf[] => {
  switch (expr.kind) {
    case 'num':
      return []
    case 'grad':
    case 'var':
      return [expr]
    case 'call':
      return expr.args.flatMap(leavesIn)
    case 'table':
      return leavesInTerm(expr.body)
  }
}

const leavesInTerm = (term: Term): readonly Leaf[] => [
  ...(term.kind === 'entry' ? leavesIn(term.expr) : []),
  ...(term.kind === 'slope' ? [...leavesIn(term.of), term] : []),
  ...children(term).flatMap(leavesInTerm),
]
