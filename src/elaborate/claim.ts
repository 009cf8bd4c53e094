import type { Form } from '../core/derivation.ts'
import type { ClaimForm, Graph } from '../core/graph.ts'
import type { Claim } from '../core/syntax.ts'
import { formsIn, scopeIn } from './form.ts'
import { type Report, tried } from './report.ts'

/** The claims of a file, both sides elaborated. */
export const claimsIn = (
  graph: Graph,
  claims: readonly Claim[],
  report: Report,
  known: ReadonlySet<string>,
): readonly ClaimForm[] =>
  claims.flatMap(syntax => {
    const sides = [syntax.left, syntax.right]
    const forms = tried(report, () => formsIn(scopeIn(graph, report, known), sides))
    const [left, right] = (forms ?? []) as [Form?, Form?]
    return left && right ? [{ syntax, left, right }] : []
  })
