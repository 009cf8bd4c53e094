import type { Expr } from '../core/expr.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import type { Dim } from '../core/shape.ts'
import { children, type Term } from '../core/term.ts'

/** All sizes that occur in the network, one list per equation and one per leaf. */
export const dimsOfGraph = (graph: Graph): readonly (readonly Dim[])[] => [
  ...graph.equations.map(({ shape, body, uses }) => [
    ...shape,
    ...dimsOfExpr(body),
    ...uses.flatMap(name => shapeOfName(graph, name) ?? []),
  ]),
  ...graph.leaves.map(leaf => (leaf.index ? [leaf.index] : leaf.shape)),
]

const dimsOfExpr = (expr: Expr): readonly Dim[] => {
  switch (expr.kind) {
    case 'num':
      return []
    case 'var':
    case 'grad':
      return expr.shape
    case 'call':
      return [...expr.shape, ...expr.args.flatMap(dimsOfExpr), ...expr.attrs.filter(isSymbolic)]
    case 'table':
      return [...expr.letters.map(ix => ix.dim), ...dimsOfTerm(expr.body)]
  }
}

/** A number among the attributes (as a padding of 0) is no size. */
const isSymbolic = (dim: Dim) => dim.terms.length > 0

const dimsOfTerm = (term: Term): readonly Dim[] => [
  ...(term.kind === 'entry' ? dimsOfExpr(term.expr) : []),
  ...(term.kind === 'sum' ? term.letters.map(ix => ix.dim) : []),
  ...children(term).flatMap(dimsOfTerm),
]
