import { constantOf } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import { parts } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import { children, type Ix, type Term } from '../core/term.ts'

/** Entries that one side of an equality may cost at most in a draw. */
const MOST_WORK = 2e6
/** Nodes of a member, and how deep they may lie. */
const MOST_NODES = 3000
const DEEPEST = 250
/** What a size is taken for. */
const SIZE = 6

/** Whether a member is small enough to be looked at. */
export const isSmall = (syntax: Syntax): boolean => {
  let nodes = 0
  const visit = (part: Syntax, depth: number): boolean =>
    ++nodes <= MOST_NODES && depth <= DEEPEST && parts(part).every(one => visit(one, depth + 1))
  return visit(syntax, 0)
}

/** Whether a form may be evaluated. */
export const isCheap = (form: Form): boolean => {
  const work = form.level === 'matrix' ? ofExpr(form.expr) : rangeOf(form.free) * ofTerm(form.term)
  return work <= MOST_WORK
}

const ofExpr = (expr: Expr): number => {
  if (expr.kind === 'call') return expr.args.reduce((sum, arg) => sum + ofExpr(arg), 1)
  return expr.kind === 'table' ? rangeOf(expr.letters) * ofTerm(expr.body) : 1
}

const ofTerm = (term: Term): number => {
  const below = children(term).reduce((sum, child) => sum + ofTerm(child), 1)
  if (term.kind === 'sum') return rangeOf(term.letters) * below
  return term.kind === 'entry' && term.expr.kind !== 'var' ? below + ofExpr(term.expr) : below
}

const rangeOf = (letters: readonly Ix[]): number =>
  letters.reduce((all, { dim }) => all * (constantOf(dim) ?? SIZE), 1)
