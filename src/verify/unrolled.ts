import { affine } from '../core/affine.ts'
import type { Derivation, Step } from '../core/derivation.ts'
import type { Finding, Verdict } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { moveBy, moveName } from '../core/member.ts'
import { lengthsOf } from '../family/lengths.ts'
import { moveForm, type Places, placing } from '../family/move.ts'
import { numbersIn, spellOut, unroll } from '../family/unroll.ts'
import { type Verification, verify } from './verify.ts'

/**
 * Judges derivations for general places of families: at several lengths the network is written out,
 * and every derivation is judged at each place for which it stands.
 */
export const verifyUnrolled = async (
  graph: Graph,
  derivations: readonly Derivation[],
  { seed, needs }: { readonly seed: number; readonly needs: ReadonlyMap<string, number> },
): Promise<Verification> => {
  const rounds: Verification[] = []
  const found = derivations.map(({ steps }) => steps.map((): Finding[] => []))
  for (const lengths of lengthsOf(graph, needs)) {
    const instances = derivations.flatMap((derivation, n) =>
      placesOf(derivation, lengths).map(by => ({ n, derivation: instance(derivation, by) })),
    )
    const judged = await verify(
      unroll(graph, lengths).graph,
      instances.map(one => one.derivation),
      { seed },
    )
    rounds.push(judged)
    judged.findings.forEach((findings, k) => {
      const { n } = instances[k] as { readonly n: number }
      findings.forEach((finding, step) => {
        if (finding) found[n]?.[step]?.push(finding)
      })
    })
  }
  return summary(seed, rounds, found)
}

const summary = (
  seed: number,
  rounds: readonly Verification[],
  found: readonly (readonly (readonly Finding[])[])[],
): Verification => {
  const findings = found.map(steps =>
    steps.map((all, n) => (n === 0 ? undefined : (worstOf(all) ?? UNDECIDED))),
  )
  const claims = rounds[0]?.claims.map((_, n) => {
    const all = rounds.flatMap(round => round.claims[n] ?? [])
    return worstOf(all) ?? UNDECIDED
  })
  const holds = (finding: Finding | undefined) =>
    finding === undefined || finding.verdict === 'tested' || finding.verdict === 'proved'
  return {
    seed,
    verified: findings.flat().every(holds),
    draws: rounds.reduce((sum, { draws }) => sum + draws, 0),
    skipped: rounds.reduce((sum, { skipped }) => sum + skipped, 0),
    findings,
    claims: claims ?? [],
  }
}

/** A step that stands at no place of any length was not judged. */
const UNDECIDED: Finding = { verdict: 'undecided', error: 0, draws: 0, skipped: 0 }

/** From worst to best. */
const ORDER: readonly Verdict[] = ['failed', 'undecided', 'tested', 'proved']

/** What holds at all places. */
const worstOf = (all: readonly Finding[]): Finding | undefined => {
  const [worst] = all.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  return (
    worst && {
      ...worst,
      error: Math.max(...all.map(one => one.error)),
      draws: Math.min(...all.map(one => one.draws)),
      skipped: Math.max(...all.map(one => one.skipped)),
      uses: [...new Set(all.flatMap(one => one.uses ?? []))],
    }
  )
}

/** What the letter and the lengths stand for at each place of a derivation. */
const placesOf = ({ range }: Derivation, lengths: Places): readonly Places[] =>
  range
    ? numbersIn(range, lengths).map(n => new Map([...lengths, [range.letter, affine(n)]]))
    : [lengths]

const instance = (derivation: Derivation, by: Places): Derivation => {
  const mover = placing(by, spellOut)
  const name = (written: string) => moveName(written, moveBy(by))
  const steps = derivation.steps.map(
    ({ reason, ...step }): Step => ({
      ...step,
      target: name(step.target),
      form: moveForm(step.form, mover),
    }),
  )
  const shape = mover.sizes(derivation.shape)
  return { ...derivation, wrt: name(derivation.wrt), shape, steps }
}
