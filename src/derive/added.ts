import type { Stated } from '../core/derivation.ts'
import { type Expr, type Grad, grad, variable } from '../core/expr.ts'
import { type Equation, type Graph, shapeOfName } from '../core/graph.ts'
import { mentionedInExpr } from '../core/mentioned.ts'

// Equations that no file has: networks are made of networks with them.

/** An equation that was made. */
export const addedEquation = (name: string, body: Expr): Equation => ({
  name,
  shape: body.shape,
  body,
  isDerived: true,
  syntax: {
    kind: 'equation',
    name: nameSyntax(name),
    letters: [],
    body: nameSyntax(name),
    span: NOWHERE,
  },
  uses: [...new Set(mentionedInExpr(body))],
})

/** The network with more equations, each behind all it mentions. */
export const withEquations = (graph: Graph, equations: readonly Equation[]): Graph => ({
  ...graph,
  equations: [...graph.equations, ...equations],
  names: new Set([...graph.names, ...equations.map(e => e.name)]),
})

/** That the derivative of one name by another is a whole. */
export const derivativeStated = (
  graph: Graph,
  of: string,
  by: string,
  is: (left: Grad) => Expr,
): Stated => {
  const left = grad(
    variable(of, shapeOfName(graph, of) ?? []),
    variable(by, shapeOfName(graph, by) ?? []),
  )
  return {
    left: { level: 'matrix', expr: left },
    right: { level: 'matrix', expr: is(left) },
  }
}

const nameSyntax = (name: string) => ({ kind: 'name' as const, name })

/** Behind everything that a file says. */
const NOWHERE = { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER }
