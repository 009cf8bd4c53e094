import type { Form } from '../core/derivation.ts'
import type { ClaimForm, Graph } from '../core/graph.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Claim, Syntax } from '../core/syntax.ts'
import { formsIn, scopeIn } from './form.ts'
import { refuse } from './refusal.ts'
import { type Report, tried } from './report.ts'

/** A claim is about members at places that are known: numbers, lengths, and letters of a Σ around them. */
const refuseGeneral = (side: Syntax, known: readonly string[]): boolean => {
  if (side.kind === 'layered') {
    const letter = [...freeNamesIn(side.at)].find(name => !known.includes(name))
    if (letter !== undefined) refuse('place-unknown', side, { letter, name: side.name })
  }
  const inner = side.kind === 'sum' ? [...known, ...side.letters.map(l => l.name)] : known
  return parts(side).every(part => refuseGeneral(part, inner))
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
    if (!tried(report, () => sides.every(side => refuseGeneral(side, graph.sizes)))) return []
    const forms = tried(report, () => formsIn(scopeIn(graph, report, known), sides))
    const [left, right] = (forms ?? []) as [Form?, Form?]
    return left && right ? [{ syntax, left, right }] : []
  })
