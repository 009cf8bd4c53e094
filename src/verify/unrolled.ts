import type { Derivation } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { problem, Refused } from '../core/problem.ts'
import { lengthsOf } from '../family/lengths.ts'
import { type Derived, NEAR, TooLong, withLengths } from '../family/literal.ts'
import type { Places } from '../family/move.ts'
import { unroll } from '../family/unroll.ts'
import { assertedAt, derivationAt, placesOf } from './instance.ts'
import { type Options, type Verification, verify } from './verify.ts'
import { worstOf } from './worst.ts'

/** Judges the derivations of a network, with or without families. */
export const verifyNetwork = (
  graph: Graph,
  asked: Asked,
  options: Options,
): Promise<Verification> =>
  graph.families.length > 0
    ? verifyUnrolled(graph, asked, options)
    : verify(asked.world?.(graph) ?? graph, asked.derivations, {
        ...options,
        closed: asked.closed ?? [],
      })

interface Asked extends Partial<Derived> {
  readonly derivations: readonly Derivation[]
  /** The least lengths for which derivations of families are meant. */
  readonly needs: ReadonlyMap<string, number>
  /** The network without families in which the derivations have to hold, where it is another one. */
  readonly world?: (graph: Graph) => Graph
}

/**
 * Judges derivations for general places of families: at several lengths the network is written out,
 * and every derivation is judged at each place for which it stands.
 */
export const verifyUnrolled = async (
  written: Graph,
  { needs, world = same => same, ...asked }: Asked,
  { seed }: { readonly seed: number },
): Promise<Verification> => {
  const { graph, derivations, closed, all } = lengthsFor(written, asked, needs)
  const rounds: Verification[] = []
  const found = derivations.map(({ steps }) => steps.map((): Finding[] => []))
  const ofClosed = closed.map(one => [...one.closed.definitions, one].map((): Finding[] => []))
  for (const lengths of all) {
    const unrolled = world(unroll(graph, lengths).graph)
    const known = new Set([...unrolled.leaves, ...unrolled.equations].map(one => one.name))
    const instances = derivations.flatMap((derivation, n) =>
      placesOf(derivation, lengths).map(by => ({ n, derivation: derivationAt(derivation, by) })),
    )
    const there = instances.filter(one => known.has(one.derivation.wrt))
    const results = closed.flatMap((one, n) =>
      placesOf(one, lengths).map(by => ({ n, ...assertedAt(one, by, lengths) })),
    )
    const judged = await verify(
      unrolled,
      there.map(one => one.derivation),
      { seed, closed: results.map(one => one.asserted) },
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
    results.forEach(({ n, origins }, k) => {
      judged.closed[k]?.forEach((finding, at) => {
        ofClosed[n]?.[origins[at] as number]?.push(finding)
      })
    })
  }
  return { ...summary(seed, rounds, found, ofClosed), lengths: all.map(numbersOf) }
}

/** Lengths at which a network is written out; told at a family where it would be too long. */
const lengthsFor = (written: Graph, asked: Partial<Derived>, needs: Asked['needs']) => {
  try {
    const named = withLengths(written, asked)
    return { ...named, all: lengthsOf(named.graph, needs) }
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
  ofClosed: readonly (readonly (readonly Finding[])[])[],
): Verification => {
  const findings = found.map(steps =>
    steps.map((all, n) => (n === 0 ? undefined : (togetherOf(all) ?? UNDECIDED))),
  )
  const claims = rounds[0]?.claims.map((_, n) => {
    const all = rounds.flatMap(round => round.claims[n] ?? [])
    return togetherOf(all) ?? UNDECIDED
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
    stated: [],
    closed: ofClosed.map(said => said.map(all => togetherOf(all) ?? UNDECIDED)),
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

/** What holds at all places; one at which both sides vanish says nothing. */
const togetherOf = (found: readonly Finding[]): Finding | undefined => {
  const telling = found.filter(({ verdict, draws }) => verdict !== 'undecided' || draws > 0)
  return worstOf(telling.length > 0 ? telling : found)
}
