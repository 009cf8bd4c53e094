import { sameAffine } from '../../core/affine.ts'
import { type Expr, table, type Var } from '../../core/expr.ts'
import { dependentsOf, type Graph } from '../../core/graph.ts'
import { mentionedInExpr } from '../../core/mentioned.ts'
import { isScalar, type Shape, sameShape } from '../../core/shape.ts'
import type { Syntax } from '../../core/syntax.ts'
import {
  children,
  type Entry,
  entry,
  type Pos,
  substituteTerm,
  type Term,
} from '../../core/term.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { entryAt, signedIn, sweep } from '../../elaborate/slope.ts'
import { hasDerivative } from '../forward.ts'
import { isChosen, type Policy } from './policy.ts'
import { placesOf } from './slice.ts'

/** ∂a/∂z beside ⊙, where each entry of a depends on that of z alone: the entries f′ instead of the diagonal matrix. */
export const diagonalSlope = (
  { graph }: Policy,
  scope: Scope,
  syntax: Syntax,
  shape?: Shape,
): Expr | undefined => {
  if (syntax.kind !== 'derivative') return undefined
  const signed = signedIn(scope, syntax)
  const { of, by, ofAt, byAt } = signed
  if (ofAt || byAt || isScalar(by.shape) || !sameShape(of.shape, by.shape)) return undefined
  if ((shape && !sameShape(by.shape, shape)) || !isEntrywise(graph, scope, of, by)) return undefined
  const { letters, at } = sweep(scope, by.shape)
  return table(letters, entryAt(signed, at, at))
}

/** The same of a derivative that is a whole side of an equality, `da/dz = a(1 - a)`, where that is chosen. */
export const slopeAlone = (policy: Policy, scope: Scope, syntax: Syntax): Expr | undefined => {
  if (syntax !== policy.root) return undefined
  const own = diagonalSlope(policy, scope, syntax)
  return own && isChosen(policy, 'entries') ? own : undefined
}

/** Whether an entry of `of` depends on the same entry of `by` and on no other. */
const isEntrywise = (graph: Graph, scope: Scope, of: Expr, by: Var): boolean => {
  const { at } = sweep(scope, by.shape)
  const after = dependentsOf(graph, by.name)
  const isFree = (expr: Expr) =>
    mentionedInExpr(expr).every(name => name !== by.name && !after.has(name))
  const acts = (term: Term, steps: number): boolean => {
    if (steps === 0 || term.kind === 'slope' || term.kind === 'sum') return false
    if (term.kind !== 'entry') return children(term).every(part => acts(part, steps))
    if (isFree(term.expr)) return true
    if (term.expr.kind === 'var' && term.expr.name === by.name) return isAt(term.at, at)
    const inner = insideOf(graph, scope, term)
    return inner !== undefined && acts(inner, steps - 1)
  }
  return acts(entry(of, at), MOST)
}

/** Definitions that are looked through one inside the other. */
const MOST = 20

const isAt = (a: readonly Pos[], b: readonly Pos[]): boolean =>
  a.length === b.length && a.every((pos, n) => sameAffine(pos, b[n] as Pos))

/** What an entry is by definition; undefined where it stays one. */
const insideOf = (graph: Graph, scope: Scope, { expr, at }: Entry): Term | undefined => {
  if (expr.kind === 'var') {
    const equation = graph.equations.find(one => one.name === expr.name)
    return equation && entry(equation.body, at)
  }
  if (expr.kind === 'table') return substituteTerm(expr.body, placesOf(expr, at))
  if (expr.kind !== 'call' || expr.op.opens === undefined) return undefined
  const { op, args, attrs } = expr
  return op.entry({ args, attrs, at, fresh: scope.fresh })
}

/** Whether arrays of one shape, not square, are of one and the same name, and of no derivative: `a` and `1 - a`. */
export const areOfOneName = (left: Expr, right: Expr): boolean => {
  if (hasDerivative(left) || hasDerivative(right)) return false
  const names = new Set([left, right].flatMap(mentionedInExpr))
  const { shape } = left
  const isSquare = shape.length !== 1 && sameShape(shape, shape.toReversed())
  return sameShape(shape, right.shape) && !isSquare && names.size === 1
}
