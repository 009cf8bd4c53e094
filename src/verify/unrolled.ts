import { affine } from '../core/affine.ts'
import type { Derivation, Step } from '../core/derivation.ts'
import type { Finding, Verdict } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { moveBy, moveName } from '../core/member.ts'
import { problem, Refused } from '../core/problem.ts'
import { lengthsOf } from '../family/lengths.ts'
import { NEAR, TooLong, withLengths } from '../family/literal.ts'
import { moveForm, type Places, placing } from '../family/move.ts'
import { numbersIn, spellOut, unroll } from '../family/unroll.ts'
import { type Verification, verify } from './verify.ts'

/** Judges the derivations of a network, with or without families. */
export const verifyNetwork = (
  graph: Graph,
  { derivations, needs }: Asked,
  options: { readonly seed: number },
): Promise<Verification> =>
  graph.families.length > 0
    ? verifyUnrolled(graph, derivations, { ...options, needs })
    : verify(graph, derivations, options)

interface Asked {
  readonly derivations: readonly Derivation[]
  /** The least lengths for which derivations of families are meant. */
  readonly needs: ReadonlyMap<string, number>
}

/**
 * Judges derivations for general places of families: at several lengths the network is written out,
 * and every derivation is judged at each place for which it stands.
 */
export const verifyUnrolled = async (
  written: Graph,
  asked: readonly Derivation[],
  { seed, needs }: { readonly seed: number; readonly needs: Asked['needs'] },
): Promise<Verification> => {
  const { graph, derivations, all } = lengthsFor(written, asked, needs)
  const rounds: Verification[] = []
  const found = derivations.map(({ steps }) => steps.map((): Finding[] => []))
  for (const lengths of all) {
    const { graph: unrolled } = unroll(graph, lengths)
    const known = new Set([...unrolled.leaves, ...unrolled.equations].map(one => one.name))
    const instances = derivations.flatMap((derivation, n) =>
      placesOf(derivation, lengths).map(by => ({ n, derivation: instance(derivation, by) })),
    )
    const there = instances.filter(one => known.has(one.derivation.wrt))
    const judged = await verify(
      unrolled,
      there.map(one => one.derivation),
      { seed },
    )
    rounds.push(judged)
    there.forEach(({ n }, k) => {
      judged.findings[k]?.forEach((finding, step) => {
        if (finding) found[n]?.[step]?.push(finding)
      })
    })
    for (const { n, derivation } of instances) {
      if (!known.has(derivation.wrt)) for (const all of found[n] ?? []) all.push(NO_MEMBER)
    }
  }
  return { ...summary(seed, rounds, found), lengths: all.map(numbersOf) }
}

/** Lengths at which a network is written out; told at a family where it would be too long. */
const lengthsFor = (written: Graph, asked: readonly Derivation[], needs: Asked['needs']) => {
  try {
    const { graph, derivations } = withLengths(written, asked)
    return { graph, derivations, all: lengthsOf(graph, needs) }
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    const family = written.families.find(one => one.equation)
    const { name = '', span = { start: 0, end: 0 } } = family?.equation?.syntax.name ?? {}
    throw new Refused(
      problem('family-too-long', span, { name, what: error.message, near: `${NEAR}` }),
    )
  }
}

const numbersOf = (lengths: Places): ReadonlyMap<string, number> =>
  new Map([...lengths].map(([name, { constant }]) => [name, constant]))

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

/** A derivation that is said to stand for a member that there is not. */
const NO_MEMBER: Finding = {
  verdict: 'failed',
  error: Number.POSITIVE_INFINITY,
  draws: 0,
  skipped: 0,
}

/** A step that stands at no place of any length was not judged. */
const UNDECIDED: Finding = { verdict: 'undecided', error: 0, draws: 0, skipped: 0 }

/** From worst to best. */
const ORDER: readonly Verdict[] = ['failed', 'undecided', 'tested', 'proved']

/** What holds at all places; one at which both sides vanish says nothing. */
const worstOf = (found: readonly Finding[]): Finding | undefined => {
  const telling = found.filter(({ verdict, draws }) => verdict !== 'undecided' || draws > 0)
  const all = telling.length > 0 ? telling : found
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
