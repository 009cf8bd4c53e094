import type { Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { mapParts } from '../core/parts.ts'
import { sameShape, shapeOf } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import type { Syntax, TypeSyntax } from '../core/syntax.ts'
import { formsIn, scopeIn } from './form.ts'
import { refuse } from './refusal.ts'
import { newReport } from './report.ts'
import { axesOf } from './types.ts'

/** What `: row(n)` behind a claim says has to be so. */
export const refuseSpace = (
  graph: Graph,
  sides: readonly Syntax[],
  space: TypeSyntax | undefined,
): void => {
  const form = formOf(graph, sides)
  if (!space) return
  const at = sides.at(-1) as Syntax
  const axes = axesOf(space, size => {
    if (!graph.sizes.includes(size.name)) refuse('unknown-name', size, { name: size.name })
  })
  const dims = axes.filter(dim => dim !== undefined)
  const own = form.level === 'matrix' ? form.expr.shape : []
  const isSaid = dims.length === axes.length && 'sizes' in space ? space.sizes !== undefined : true
  if (isSaid && dims.length === axes.length && sameShape(shapeOf(dims), own)) return
  refuse('claim-space', at, { found: describeShape(own) })
}

/** A form of the sides: where names have other values there is no other shape. */
const formOf = (graph: Graph, sides: readonly Syntax[]): Form =>
  formsIn(scopeIn(graph, newReport()), sides.map(anywhere))[0] as Form

const anywhere = (syntax: Syntax): Syntax => {
  const made = mapParts(syntax, anywhere)
  return made.kind === 'evaluated' ? made.of : made
}
