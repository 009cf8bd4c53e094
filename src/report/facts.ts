import type { Finding } from '../core/finding.ts'
import { figuresOf } from '../family/literal.ts'
import type { VerifiedFacts, WrittenOut } from '../render/lang.ts'
import type { Judged } from '../render/layout.ts'
import type { Verification } from '../verify/verify.ts'
import { withoutRefuted } from './closed.ts'

/** What is said of the steps and claims that are printed as holding. */
export const factsOf = (
  judged: readonly Judged[],
  changes: readonly Judged[],
  verifications: readonly Verification[],
): VerifiedFacts => {
  const seed = verifications[0]?.seed ?? 1
  const claims = verifications.flatMap(v => [...v.claims, ...v.stated])
  const [steps, ofChanges] = [judged, changes].map(findingsIn) as [Findings, Findings]
  const held = claims.filter(({ verdict }) => verdict !== 'failed')
  const lengths = writtenOut(verifications[0]?.lengths ?? [])
  const facts = factsOfFindings(steps, [...ofChanges, ...held], seed)
  const own = ofChanges.length > 0 && { changes: ofChanges.length }
  return { ...facts, claims: held.length, ...own, lengths }
}

type Findings = readonly Finding[]

/** Of what is refuted none are told. */
const findingsIn = (judged: readonly Judged[]): Findings =>
  withoutRefuted(judged, []).flatMap(({ findings }) =>
    findings.filter(finding => finding !== undefined),
  )

/** For each length the values at which the network was written out. */
const writtenOut = (rounds: readonly ReadonlyMap<string, number>[]): readonly WrittenOut[] =>
  [...(rounds[0]?.keys() ?? [])].map(name => {
    const met = [...new Set(rounds.map(round => round.get(name) ?? 0))]
    const values = met.toSorted((a, b) => a - b)
    const figures = figuresOf(name)
    return { name, values, least: values[0] ?? 1, ...(figures && { figures }) }
  })

/** What several findings come to. */
export const factsOfFindings = (
  steps: readonly Finding[],
  claims: readonly Finding[],
  seed: number,
): VerifiedFacts => {
  const all = [...steps, ...claims]
  return {
    seed,
    steps: steps.length,
    claims: claims.length,
    proved: all.filter(f => f.verdict === 'proved').length,
    undecided: all.filter(f => f.verdict === 'undecided').length,
    draws: all.reduce((least, f) => Math.min(least, f.draws), all[0]?.draws ?? 0),
    error: all.reduce((most, f) => Math.max(most, f.error), 0),
  }
}
