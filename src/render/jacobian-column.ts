import { type Graph, shapeOfName } from '../core/graph.ts'
import { mapParts } from '../core/parts.ts'
import { isVector } from '../core/shape.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import { indexed, infix } from './node.ts'

/** `A ∂h/∂θ_k` for the entry k of `A ∂h/∂θ`, where A is a row and the columns of the Jacobian are those of θ. */
export const byColumn = (syntax: Syntax, graph: Graph): Syntax => {
  const made = mapParts(syntax, part => byColumn(part, graph))
  if (made.kind !== 'indexed' || made.at.length !== 1) return made
  const { base } = made
  if (base.kind !== 'infix' || base.sign !== '*') return made
  return isJacobian(base.right, graph)
    ? infix('*', base.left, { ...base.right, by: indexed(base.right.by, made.at) })
    : made
}

const isJacobian = (syntax: Syntax, graph: Graph): syntax is Derivative =>
  syntax.kind === 'derivative' &&
  graph.settings.layout !== 'denominator' &&
  [syntax.of, syntax.by].every(
    one => one.kind === 'name' && isVector(shapeOfName(graph, one.name) ?? []),
  )
