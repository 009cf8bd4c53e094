import { symbol } from '../core/affine.ts'
import { variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { letterSource } from '../core/letters.ts'
import type { Syntax } from '../core/syntax.ts'
import { quoteTerm } from '../render/quote.ts'

/** The entry of the Jacobian of a node that is one operator of one name, as the operator states it. */
export const jacobianEntry = (
  graph: Graph,
  node: string,
  row: Syntax,
  column: Syntax,
): Syntax | undefined => {
  const equation = graph.equations.find(one => one.name === node)
  if (equation?.body.kind !== 'call' || row.kind !== 'name' || column.kind !== 'name')
    return undefined
  const { op, args, attrs, shape } = equation.body
  if (shape.length !== 1) return undefined
  const own = new Set([row.name, column.name])
  const taken = { has: (text: string) => own.has(text) || graph.names.has(text) }
  const term = op.partial({
    args,
    attrs,
    y: variable(node, shape),
    out: [symbol(row.name)],
    n: 0,
    by: [symbol(column.name)],
    fresh: letterSource(taken),
  })
  return quoteTerm(term, taken)
}
