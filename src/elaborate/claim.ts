import { timesCondition } from '../core/condition.ts'
import type { Form } from '../core/derivation.ts'
import type { ClaimForm, Graph, Saying } from '../core/graph.ts'
import { sameSyntax } from '../core/nodes.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Problem } from '../core/problem.ts'
import type { Claim, Syntax } from '../core/syntax.ts'
import { withoutCalls } from './called.ts'
import { formsIn, scopeIn } from './form.ts'
import { refuse } from './refusal.ts'
import { type Report, tried } from './report.ts'

/** The claims of a file: both sides elaborated, or as they are where they have limits or values at points. */
export const claimsIn = (
  graph: Graph,
  claims: readonly Claim[],
  report: Report,
  known: ReadonlySet<string>,
): { readonly claims: readonly ClaimForm[]; readonly sayings: readonly Saying[] } => {
  const sayings: Saying[] = []
  const said: Report = { ...report, warnings: [] }
  const formed = claims.flatMap(claim => {
    const syntax = tried(report, () => withMeaning(graph, claim))
    if (!syntax) return []
    const sides = sidesOf(syntax)
    if (sides.some(isAtPoints)) {
      sayings.push({ syntax, sides })
      return []
    }
    const forms = tried(report, () => formsIn(scopeIn(graph, said, known), sides))
    const [left, right] = (forms ?? []) as [Form?, Form?]
    return left && right ? [{ syntax, left, right }] : []
  })
  report.warnings.push(...said.warnings.filter(one => !isOfLetters(graph, one)))
  return { claims: formed, sayings }
}

/** Claims are printed as they are written: a letter that is bound twice stays as it is. */
const isOfLetters = ({ leaves, equations, sizes, functions }: Graph, { code, values }: Problem) => {
  const letter = values.letter ?? ''
  const isName = [...leaves, ...equations].some(({ name }) => name === letter)
  return (
    code === 'letter-hides-name' && !isName && !sizes.includes(letter) && !functions.has(letter)
  )
}

/** With values for calls of them, where there are such. */
const withMeaning = (graph: Graph, claim: Claim): Claim => {
  const sides = [claim.left, claim.right]
  for (const side of sides) refuseGeneral(side, graph.sizes)
  const [left, right] = sides.map(side => withoutCalls(graph, side)) as [Syntax, Syntax]
  const isSame = sameSyntax(left, claim.left) && sameSyntax(right, claim.right)
  return isSame ? claim : { ...claim, meant: [left, right] }
}

/** What is equal: each side times a bracket that says where it is said. */
const sidesOf = ({ left, right, meant = [left, right], condition }: Claim) =>
  condition
    ? ([timesCondition(condition, meant[0]), timesCondition(condition, meant[1])] as const)
    : meant

/** A claim is about members at places that are known: numbers, lengths, and letters of a Σ around them. */
const refuseGeneral = (side: Syntax, known: readonly string[]): void => {
  if (side.kind === 'layered') {
    const letter = [...freeNamesIn(side.at)].find(name => !known.includes(name))
    if (letter !== undefined) refuse('place-unknown', side, { letter, name: side.name })
  }
  const inner = side.kind === 'sum' ? [...known, ...side.letters.map(l => l.name)] : known
  for (const part of parts(side)) refuseGeneral(part, inner)
}

const isAtPoints = (syntax: Syntax): boolean =>
  syntax.kind === 'evaluated' || parts(syntax).some(isAtPoints)
