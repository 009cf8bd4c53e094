import { MOVED } from '../core/change.ts'
import { type Derivation, subjectOf } from '../core/derivation.ts'
import { type Graph, isParameter } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { memberOf } from '../core/member.ts'
import type { Differential } from '../derive/change.ts'
import { differentialsOf } from '../derive/differential.ts'
import { type IsMoving, memberDifferentials } from '../derive/family/differential.ts'
import { formInLayout } from '../derive/layout.ts'
import { movedGraph } from '../derive/moving.ts'
import { type Before, isBefore, type Judged, type Request } from '../render/layout.ts'
import { quoteForm } from '../render/quote.ts'
import type { Style } from '../render/style.ts'
import { printText } from '../render/text.ts'
import { verifyNetwork } from '../verify/unrolled.ts'
import type { Verification } from '../verify/verify.ts'
import type { Teller } from './sentences.ts'

/** Differentials, from the loss back, each step judged where all that is to be varied moves. */
export interface Changes {
  readonly differentials: readonly Before[]
  /** Chains that the numbers refute: mistakes of this program. */
  readonly refuted: readonly Judged[]
  readonly verification: Verification
}

interface Asked {
  readonly layout: Layout
  readonly seed: number
  /** Names by which derivatives are asked for. */
  readonly asked: readonly string[] | undefined
}

/** The differentials that a style shows, from the loss back; undefined where it shows none. */
export const judgedDifferentials = async (
  graph: Graph,
  { differentials }: Pick<Style, 'differentials'>,
  { layout, seed, asked = [] }: Asked,
): Promise<Changes | undefined> => {
  if (!differentials) return undefined
  const isMoving = isMovingIn(graph, asked)
  const { all: found, needs } = foundIn(graph, isMoving)
  if (found.length === 0) return undefined
  const all = found.map(one => ({
    ...one,
    chains: one.chains.map(each => unrepeated(inLayout(each, layout, graph), graph)),
  }))
  const derivations = all.flatMap(one => one.chains)
  const verification = await verifyNetwork(
    graph,
    { derivations, needs, world: movingIn(isMoving) },
    { seed },
  )
  const findings = [...verification.findings]
  const told = all.map(
    ({ of, movers, chains }): Before => ({
      of,
      movers,
      judged: chains.map(derivation => ({ derivation, findings: findings.shift() ?? [] })),
    }),
  )
  const refuted = told.filter(hasRefuted).flatMap(one => one.judged)
  return { differentials: told.toReversed(), refuted, verification }
}

/** Parameters move, and inputs by which a derivative is asked for. */
const isMovingIn = (graph: Graph, names: readonly string[]): IsMoving => {
  const asked = new Set(names)
  const isAsked = (name: string) => asked.has(name) || asked.has(memberOf(name)?.family ?? name)
  return leaf => isParameter(graph, leaf) || (leaf.index === undefined && isAsked(leaf.name))
}

const foundIn = (
  graph: Graph,
  isMoving: IsMoving,
): { readonly all: readonly Differential[]; readonly needs: ReadonlyMap<string, number> } =>
  graph.families.length > 0
    ? memberDifferentials(graph, isMoving)
    : { all: differentialsOf(graph, graph.leaves.filter(isMoving)), needs: new Map() }

/** The network written out, where the leaves of its families move as well. */
const movingIn =
  (isMoving: IsMoving) =>
  (whole: Graph): Graph =>
    movedGraph(whole, whole.leaves.filter(isMoving))

/** Changes lie as their names do, in every layout. */
const inLayout = (one: Derivation, layout: Layout, graph: Graph): Derivation => ({
  ...one,
  steps: one.steps.map(step => ({
    ...step,
    form: formInLayout(step.form, [MOVED, MOVED], layout, graph),
  })),
})

/** A differential that is not printed as a result. */
export const hasRefuted = ({ judged }: Before): boolean =>
  judged.some(({ findings }) => findings.some(found => found?.verdict === 'failed'))

/** Without members that are written as the one before. */
const unrepeated = (derivation: Derivation, { names }: Graph): Derivation => {
  const written = derivation.steps.map(({ form }) => printText(quoteForm(form, names)))
  return { ...derivation, steps: derivation.steps.filter((_, n) => written[n] !== written[n - 1]) }
}

/** Those that stand before one of the gradients that were asked for, with sentences where they are told. */
export const shownOf = (
  { differentials }: Changes,
  { judged, names }: Pick<Request, 'judged' | 'names'>,
  graph: Graph,
  tell: Teller,
): readonly Before[] => {
  const asked = new Set(names)
  const own = judged.filter(({ derivation }) => asked.has(subjectOf(derivation)))
  const shown = differentials.filter(one => own.some(start => isBefore(one, start, graph)))
  return explained(shown, tell, graph)
}

/** Not with how the name acts: of its gradient that is said. */
const explained = (
  differentials: readonly Before[],
  tell: Teller,
  graph: Graph,
): readonly Before[] => {
  const withoutOpening = ({ sentences, ...one }: Judged): Judged =>
    sentences ? { ...one, sentences: [undefined, ...sentences.slice(1)] } : one
  return differentials.map(one => ({ ...one, judged: tell(one.judged, graph).map(withoutOpening) }))
}
