import { timesCondition } from '../core/condition.ts'
import type { Form } from '../core/derivation.ts'
import type { ClaimForm, Graph, Saying } from '../core/graph.ts'
import { sameSyntax } from '../core/nodes.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Problem } from '../core/problem.ts'
import type { Claim, Syntax } from '../core/syntax.ts'
import { withoutCalls } from './called.ts'
import { tablesIn } from './entries-table.ts'
import { formsIn, scopeIn } from './form.ts'
import { refuse } from './refusal.ts'
import { type Report, tried } from './report.ts'
import { refuseSpace } from './said-space.ts'
import { inFull, type Shorthands } from './shorthands.ts'

/** The claims of a file: both sides elaborated, or as they are where they have limits or values at points. */
export const claimsIn = (
  graph: Graph,
  claims: readonly Claim[],
  report: Report,
  { known, shorthands }: Known,
): { readonly claims: readonly ClaimForm[]; readonly sayings: readonly Saying[] } => {
  const sayings: Saying[] = []
  const said: Report = { ...report, warnings: [] }
  const formed = claims.flatMap(claim => {
    const syntax = tried(report, () => withMeaning(graph, claim, shorthands))
    const tables = syntax && tried(report, () => tablesOf(graph, claim, shorthands))
    if (!syntax || !tables) return []
    const sides = sidesOf(syntax)
    if (sides.some(isAtPoints)) {
      sayings.push({ syntax, sides, ...tables })
      return []
    }
    const forms = tried(report, () => formsIn(scopeIn(graph, said, known), sides))
    const [left, right] = (forms ?? []) as [Form?, Form?]
    return left && right ? [{ syntax, left, right, ...tables }] : []
  })
  report.warnings.push(...said.warnings.filter(one => !isOfLetters(graph, one)))
  return { claims: formed, sayings }
}

interface Known {
  /** Names whose equations were refused. */
  readonly known: ReadonlySet<string>
  readonly shorthands: Shorthands
}

/** Claims are printed as they are written: a letter that is bound twice stays as it is. */
const isOfLetters = ({ leaves, equations, sizes, functions }: Graph, { code, values }: Problem) => {
  const letter = values.letter ?? ''
  const isName = [...leaves, ...equations].some(({ name }) => name === letter)
  return (
    code === 'letter-hides-name' && !isName && !sizes.includes(letter) && !functions.has(letter)
  )
}

/** In the language alone, where a claim has calls of values or shorthands. */
const withMeaning = (graph: Graph, claim: Claim, shorthands: Shorthands): Claim => {
  const sides = [claim.left, claim.right].map(side => inFull(graph, side, shorthands))
  for (const side of sides) refuseGeneral(side, graph.sizes)
  const [left, right] = sides.map(side => withoutCalls(graph, side)) as [Syntax, Syntax]
  if (claim.space) refuseSpace(graph, [left, right], claim.space)
  const isSame = sameSyntax(left, claim.left) && sameSyntax(right, claim.right)
  return isSame ? claim : { ...claim, meant: [left, right] }
}

/** What the claim lists entry by entry. */
const tablesOf = (graph: Graph, { left, right }: Claim, shorthands: Shorthands) => {
  const tables = [left, right].flatMap(side => tablesIn(graph, inFull(graph, side, shorthands)))
  return tables.length > 0 ? { tables } : {}
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
