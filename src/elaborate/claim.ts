import type { Form } from '../core/derivation.ts'
import type { ClaimForm, Graph } from '../core/graph.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Claim, Syntax } from '../core/syntax.ts'
import { membersIn } from './families.ts'
import { formsIn, scopeIn } from './form.ts'
import { refuse } from './refusal.ts'
import { type Report, tried } from './report.ts'

/** A claim is about members at places that are known: numbers and lengths. */
const refuseGeneral = ({ sizes }: Graph, side: Syntax): true => {
  for (const member of membersIn(side)) {
    const letter = [...freeNamesIn(member.at)].find(name => !sizes.includes(name))
    if (letter !== undefined) refuse('place-unknown', member, { letter, name: member.name })
  }
  return true
}

/** The claims of a file, both sides elaborated. */
export const claimsIn = (
  graph: Graph,
  claims: readonly Claim[],
  report: Report,
  known: ReadonlySet<string>,
): readonly ClaimForm[] =>
  claims.flatMap(syntax => {
    const sides = [syntax.left, syntax.right]
    if (!tried(report, () => sides.every(side => refuseGeneral(graph, side)))) return []
    const forms = tried(report, () => formsIn(scopeIn(graph, report, known), sides))
    const [left, right] = (forms ?? []) as [Form?, Form?]
    return left && right ? [{ syntax, left, right }] : []
  })
