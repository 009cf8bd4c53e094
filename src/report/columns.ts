import type { Derivation } from '../core/derivation.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { isScalar } from '../core/shape.ts'
import { closedForms } from '../derive/closed.ts'
import { type VecForm, vecFormOf } from '../derive/kronecker.ts'
import type { Columns } from '../render/sheet.ts'
import type { Verification } from '../verify/verify.ts'

/** Jacobians of arrays written column by column, and the network that claims them to be right. */
export interface Claimed {
  readonly graph: Graph
  readonly forms: readonly VecForm[]
}

/** Only Jacobians have such forms; families have none yet. */
export const columnsOf = (graph: Graph, derivations: readonly Derivation[]): Claimed => {
  const shape = shapeOfName(graph, graph.loss)
  if (!shape || isScalar(shape) || graph.families.length > 0) return { graph, forms: [] }
  const closed = closedForms(graph, derivations)
  const forms = derivations.flatMap(({ wrt }) => vecFormOf(graph, wrt, closed(wrt)) ?? [])
  const claims = forms.map(({ left, right }) => ({ syntax: SYNTAX, left, right }))
  return { graph: { ...graph, claims: [...graph.claims, ...claims] }, forms }
}

/** What was found of them: their claims stand behind those of the file. */
export const judgedColumns = (
  graph: Graph,
  { forms }: Claimed,
  { claims }: Verification,
): readonly Columns[] =>
  forms.flatMap(({ wrt, expr }, n) => {
    const finding = claims[graph.claims.length + n]
    return finding && finding.verdict !== 'failed' ? [{ of: graph.loss, wrt, expr, finding }] : []
  })

/** They are printed by their own rules. */
const SYNTAX = {
  kind: 'claim',
  left: { kind: 'numeral', text: '0' },
  right: { kind: 'numeral', text: '0' },
  span: { start: 0, end: 0 },
} as const
