import type { Derivation } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { type Differential, differentialsOf } from '../derive/differential.ts'
import { formInLayout } from '../derive/layout.ts'
import type { Before, Judged } from '../render/layout.ts'
import { quoteForm } from '../render/quote.ts'
import type { Style } from '../render/style.ts'
import { printText } from '../render/text.ts'
import { type Verification, verify } from '../verify/verify.ts'
import type { Teller } from './sentences.ts'

/** What is shown of differentials, each step judged where all parameters move. */
export interface Changes {
  readonly differentials: readonly Before[]
  /** Chains that the numbers refute: mistakes of this program. */
  readonly refuted: readonly Judged[]
  readonly verification: Verification
}

/** The differentials that a style shows, from the loss back; undefined where it shows none. What is refuted is left out. */
export const judgedDifferentials = async (
  graph: Graph,
  { differentials }: Pick<Style, 'differentials'>,
  layout: Layout,
  seed: number,
): Promise<Changes | undefined> => {
  if (!differentials) return undefined
  const { graph: moved, all: found } = differentialsOf(graph)
  if (found.length === 0) return undefined
  const laid = (one: Derivation): Derivation => ({
    ...one,
    steps: one.steps.map(step => ({
      ...step,
      form: formInLayout(step.form, [graph.loss, graph.loss], layout, graph),
    })),
  })
  const all = found.map(one => ({
    ...one,
    chains: one.chains.map(each => unrepeated(laid(each), graph)),
  }))
  const chains = all.flatMap(one => one.chains)
  const stated = chains.flatMap(({ steps }) =>
    steps.slice(1).map((step, n) => ({ left: (steps[n] ?? step).form, right: step.form })),
  )
  const verification = await verify(moved, [], { seed, stated })
  const findings = [...verification.stated]
  const judged = (one: Differential): Before => ({
    movers: one.movers,
    judged: one.chains.map(derivation => ({
      derivation,
      findings: [undefined, ...findings.splice(0, derivation.steps.length - 1)],
    })),
  })
  const told = all.map(judged)
  const [shown, refuted] = [false, true].map(is => told.filter(one => isRefuted(one) === is))
  return {
    differentials: (shown ?? []).toReversed(),
    refuted: (refuted ?? []).flatMap(one => one.judged),
    verification,
  }
}

const isRefuted = ({ judged }: Before): boolean =>
  judged.some(({ findings }) => findings.some(found => found?.verdict === 'failed'))

/** Without members that are written as the one before. */
const unrepeated = (derivation: Derivation, { names }: Graph): Derivation => {
  const written = derivation.steps.map(({ form }) => printText(quoteForm(form, names)))
  return { ...derivation, steps: derivation.steps.filter((_, n) => written[n] !== written[n - 1]) }
}

/** With sentences, where they are told; not with how the name acts: of its gradient that is said. */
export const explained = (
  differentials: readonly Before[],
  tell: Teller,
  graph: Graph,
): readonly Before[] => {
  const withoutOpening = ({ sentences, ...one }: Judged): Judged =>
    sentences ? { ...one, sentences: [undefined, ...sentences.slice(1)] } : one
  return differentials.map(one => ({ ...one, judged: tell(one.judged, graph).map(withoutOpening) }))
}
