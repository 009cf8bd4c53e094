import type { Derivation } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { isScalar } from '../core/shape.ts'
import { closedForms } from '../derive/closed.ts'
import { type VecForm, vecFormOf } from '../derive/kronecker.ts'
import type { Columns } from '../render/sheet.ts'

/** Jacobians of arrays written column by column, each with the equality that has to be judged. Families have none yet. */
export const columnsOf = (graph: Graph, derivations: readonly Derivation[]): readonly VecForm[] => {
  const shape = shapeOfName(graph, graph.loss)
  if (!shape || isScalar(shape) || graph.families.length > 0) return []
  const closed = closedForms(graph, derivations)
  return derivations.flatMap(({ wrt }) => vecFormOf(graph, wrt, closed(wrt)) ?? [])
}

/** With what was found of them. */
export const foundColumns = (
  { loss }: Graph,
  forms: readonly VecForm[],
  findings: readonly Finding[],
): readonly Columns[] =>
  forms.flatMap(({ wrt, expr }, n) => {
    const finding = findings[n]
    return finding ? [{ of: loss, wrt, expr, finding }] : []
  })
