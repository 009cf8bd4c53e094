import type { Form } from '../core/derivation.ts'
import { call, type Expr, exprKey, table, variable } from '../core/expr.ts'
import type { Equation, Graph } from '../core/graph.ts'
import { isUnit, type Shape, sameShape } from '../core/shape.ts'
import type { EquationSyntax, Syntax } from '../core/syntax.ts'
import { children, type Ix, mapEntries, type Term } from '../core/term.ts'

/** A name with the value that an equation gives it. */
export interface Statement {
  readonly name: string
  readonly body: Expr
  readonly syntax: Syntax
}

/** The whole of a form whose axes are `axes`; undefined where it has other letters. */
export const wholeOf = (form: Form, axes: readonly string[]): Expr | undefined => {
  if (form.level === 'matrix') return form.expr
  const letters = axes.map(name => form.free.find(ix => ix.name === name))
  const isAll = letters.every(ix => ix !== undefined) && form.free.length === axes.length
  return isAll ? table(letters as readonly Ix[], form.term) : undefined
}

/** Whether an equation may say this: no derivative in it, and no names but those of the network. */
export const isForward = (graph: Graph, body: Expr): boolean => {
  const known = new Set([...graph.leaves, ...graph.equations].map(one => one.name))
  return !hasDerivative(body) && usesOf(body).every(name => known.has(name))
}

/**
 * The network with a name that the derivation introduces; where an equation has the same
 * expression inside or the same value, the name stands for it there, so that derivatives by it are what is meant.
 */
export const introduce = (
  graph: Graph,
  statement: Statement,
  isSame: IsSame,
  isValueOf: (equation: Equation) => boolean = () => false,
): Graph => {
  const own = equationOf(statement)
  const named = variable(own.name, own.shape)
  const key = exprKey(own.body)
  let left = own.body.kind === 'table' ? MOST_PROOFS : 0
  const isOwn = (expr: Expr): boolean => {
    if (own.body.kind === 'var') return exprKey(expr) === key
    if (expr.kind !== 'call' || !sameShape(expr.shape, own.shape)) return false
    return exprKey(expr) === key || (left-- > 0 && isSame(own.body, expr))
  }
  const through = (expr: Expr): Expr => {
    if (isOwn(expr)) return named
    if (expr.kind === 'table') return { ...expr, body: mapEntries(expr.body, through) }
    return expr.kind === 'call' ? call(expr.op, expr.args.map(through), expr.attrs) : expr
  }
  const others = graph.equations.map(equation => {
    if (own.uses.includes(equation.name)) return equation
    if (isValueOf(equation)) return { ...equation, body: named, uses: [own.name] }
    const body = through(equation.body)
    return exprKey(body) === exprKey(equation.body)
      ? equation
      : { ...equation, body, uses: usesOf(body) }
  })
  const equations = inOrder([...others, own])
  return equations ? { ...graph, equations, names: new Set([...graph.names, own.name]) } : graph
}

/** Whether two wholes are the same, written otherwise. */
export type IsSame = (a: Expr, b: Expr) => boolean

/** Expressions that are compared with one that is said by its entries. */
const MOST_PROOFS = 30

/** The network with another equation for a name; undefined where that makes a circle. */
export const changed = (graph: Graph, statement: Statement): Graph | undefined => {
  const before = graph.equations.find(e => e.name === statement.name)
  if (!before || !sameAxes(before.shape, statement.body.shape)) return undefined
  const { body } = statement
  const own: Equation = { ...before, body: { ...body, shape: before.shape }, uses: usesOf(body) }
  const equations = inOrder(graph.equations.map(e => (e === before ? own : e)))
  return equations && { ...graph, equations }
}

/** The network with a leaf that follows from others; undefined where it follows from itself. */
export const solvedFor = (graph: Graph, statement: Statement): Graph | undefined => {
  const leaf = graph.leaves.find(one => one.name === statement.name)
  if (!leaf || !sameAxes(leaf.shape, statement.body.shape)) return undefined
  const { body } = statement
  const own = { ...equationOf(statement), body: { ...body, shape: leaf.shape }, shape: leaf.shape }
  const equations = inOrder([...graph.equations, own])
  const leaves = graph.leaves.filter(one => one !== leaf)
  return equations && !hasDerivative(body) ? { ...graph, leaves, equations } : undefined
}

const sameAxes = (a: Shape, b: Shape): boolean => sameShape(wide(a), wide(b))

const wide = (shape: Shape): Shape => shape.filter(dim => !isUnit(dim))

const equationOf = ({ name, body, syntax }: Statement): Equation => {
  const span = { start: 0, end: 0 }
  const written: EquationSyntax = {
    kind: 'equation',
    name: { kind: 'name', name },
    letters: [],
    body: syntax,
    span,
  }
  return { name, shape: body.shape, body, syntax: written, uses: usesOf(body) }
}

/** Equations after those that they use; undefined where there is a circle. */
const inOrder = (equations: readonly Equation[]): readonly Equation[] | undefined => {
  const left = new Map(equations.map(e => [e.name, e]))
  const done: Equation[] = []
  while (left.size > 0) {
    const ready = [...left.values()].filter(e => !e.uses.some(use => left.has(use)))
    if (ready.length === 0) return undefined
    for (const equation of ready) {
      done.push(equation)
      left.delete(equation.name)
    }
  }
  return done
}

/** Names that a whole mentions, each once. */
export const usesOf = (expr: Expr): readonly string[] => [...new Set(namesIn(expr))]

const namesIn = (expr: Expr): readonly string[] => {
  if (expr.kind === 'var') return [expr.name]
  if (expr.kind === 'call') return expr.args.flatMap(namesIn)
  return expr.kind === 'table' ? namesInTerm(expr.body) : []
}

const namesInTerm = (term: Term): readonly string[] => [
  ...(term.kind === 'entry' ? namesIn(term.expr) : []),
  ...children(term).flatMap(namesInTerm),
]

/** Whether a sign of a derivative stands in a whole. */
export const hasDerivative = (expr: Expr): boolean => {
  if (expr.kind === 'grad') return true
  if (expr.kind === 'call') return expr.args.some(hasDerivative)
  return expr.kind === 'table' && hasSlope(expr.body)
}

const hasSlope = (term: Term): boolean =>
  term.kind === 'slope' ||
  (term.kind === 'entry' && hasDerivative(term.expr)) ||
  children(term).some(hasSlope)
