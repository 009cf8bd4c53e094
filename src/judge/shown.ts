import type { Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import { consumersOf, type Graph } from '../core/graph.ts'
import type { Tensor } from '../core/tensor.ts'
import { children, type Slope, type Term } from '../core/term.ts'
import type { Pair } from '../elaborate/pair.ts'
import type { Env } from '../numeric/evaluate.ts'

/** A value that a reader has to know to follow both sides of an equality by hand. */
export interface Shown {
  /** A name, or `∂a/∂b`. */
  readonly key: string
  /** Of a derivative of the loss the variable, of a plain value its name. */
  readonly name: string
  readonly isDerivative: boolean
  value(env: Env<number>): Tensor
}

/** What stands in both sides; of a derivative that is a whole side, also what it follows from. */
export const shownIn = (graph: Graph, { left, right }: Pair): readonly Shown[] => {
  const own = [left, right].flatMap(form => inForm(form))
  const behind = [left, right].flatMap(form => behindBare(graph, form))
  const all = [...own, ...behind]
  const found = new Map(all.map(one => [one.key, one]))
  return [...found.values()].toSorted((a, b) => Number(a.isDerivative) - Number(b.isDerivative))
}

const plain = (name: string): Shown => ({
  key: name,
  name,
  isDerivative: false,
  value: env => env.value(name),
})

const derivative = (of: string, by: string): Shown => ({
  key: `∂${of}/∂${by}`,
  name: by,
  isDerivative: true,
  value: env => env.gradient(of, by),
})

const inForm = (form: Form): readonly Shown[] =>
  form.level === 'matrix' ? inExpr(form.expr) : inTerm(form.term)

const inExpr = (expr: Expr): readonly Shown[] => {
  switch (expr.kind) {
    case 'num':
      return []
    case 'grad':
      return [derivative(expr.of, expr.by)]
    case 'var':
      return [plain(expr.name)]
    case 'call':
      return expr.args.flatMap(inExpr)
    case 'table':
      return inTerm(expr.body)
  }
}

const inTerm = (term: Term): readonly Shown[] => [
  ...(term.kind === 'entry' ? inExpr(term.expr) : []),
  ...(term.kind === 'slope' ? inSlope(term) : []),
  ...children(term).flatMap(inTerm),
]

const inSlope = ({ of, by, mode }: Slope): readonly Shown[] => {
  if (of.kind !== 'var') return [...inExpr(of), plain(by.name)]
  const own = derivative(of.name, by.name)
  return [{ ...own, value: env => env.slope(of, by, mode) }]
}

/** What uses the variable of a bare derivative, what that uses besides, and the derivatives by it. */
const behindBare = (graph: Graph, form: Form): readonly Shown[] => {
  const bare = bareIn(form)
  if (!bare) return []
  const { of, by } = bare
  const users = consumersOf(graph, by).filter(one => of === graph.loss || one.name === of)
  return users.flatMap(({ name, uses }) => [
    ...uses.map(plain),
    ...(of === graph.loss && name !== of ? [derivative(of, name)] : []),
  ])
}

const bareIn = (form: Form): { readonly of: string; readonly by: string } | undefined => {
  if (form.level === 'matrix') return form.expr.kind === 'grad' ? form.expr : undefined
  const { term } = form
  if (term.kind === 'entry') return term.expr.kind === 'grad' ? term.expr : undefined
  return term.kind === 'slope' && term.of.kind === 'var'
    ? { of: term.of.name, by: term.by.name }
    : undefined
}
