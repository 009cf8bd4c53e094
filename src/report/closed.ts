import { type Asserted, type Closed, type Derivation, subjectOf } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { closedForms, closedSystem } from '../derive/closed.ts'
import { formInLayout } from '../derive/layout.ts'
import type { Judged } from '../render/layout.ts'
import type { FoundClosed } from '../render/sheet.ts'
import { worstOf } from '../verify/worst.ts'

/** What a format prints of gradients without other gradients: one by one, or all as one system. */
export type ClosedKind = 'each' | 'system'

interface Asked {
  readonly graph: Graph
  /** Derivations that were asked for, by their keys. */
  readonly names: readonly string[]
  /** In the layout `gradient`. */
  readonly straight: readonly Derivation[]
  readonly derivations: readonly Derivation[]
  readonly layout: Layout
}

/** The closed forms that will be printed, by the keys of their derivations. */
export const assertedIn = (kind: ClosedKind | undefined, asked: Asked): readonly Keyed[] => {
  if (kind === undefined) return []
  return kind === 'each' ? eachOf(asked) : systemOf(asked)
}

/** A closed form that has to be judged before it may be printed. */
export interface Keyed extends Asserted {
  readonly key: string
}

/** With what was found of them. */
export const foundClosed = (
  asserted: readonly Keyed[],
  findings: readonly (readonly Finding[])[],
): readonly FoundClosed[] =>
  asserted.flatMap(({ key, goal, closed }, n) => {
    const finding = worstOf(findings[n] ?? [])
    return finding ? [{ key, goal, closed, finding }] : []
  })

const eachOf = ({ graph, names, straight, derivations, layout }: Asked): readonly Keyed[] => {
  const asked = new Set(names)
  const closed = closedForms(graph, straight)
  return derivations.flatMap(derivation => {
    const key = subjectOf(derivation)
    if (!asked.has(key)) return []
    const { wrt, range } = derivation
    const { definitions, result } = closed(key)
    const turned = formInLayout(result, [graph.loss, wrt], layout, graph)
    const asserted = { key, goal: goalOf(derivation), closed: { definitions, result: turned } }
    return [{ ...asserted, ...(range && { range }) }]
  })
}

/** One closed form whose definitions are all gradients, those that were asked for among them. */
const systemOf = ({ graph, names, straight, derivations }: Asked): readonly Keyed[] => {
  const definitions = graph.families.length > 0 ? [] : closedSystem(graph, names, straight)
  const last = definitions.at(-1)
  const derivation = derivations.find(one => one.wrt === last?.of)
  if (!last || !derivation) return []
  const closed: Closed = { definitions: definitions.slice(0, -1), result: last.form }
  return [{ key: last.of, goal: goalOf(derivation), closed }]
}

const goalOf = ({ steps }: Derivation): Keyed['goal'] => (steps[0] as Derivation['steps'][0]).form

/** Derivations without those that are refuted, in steps or in the closed form. */
export const withoutRefuted = (
  judged: readonly Judged[],
  closed: readonly FoundClosed[],
): readonly Judged[] => {
  const refuted = new Set(
    closed.filter(one => one.finding.verdict === 'failed').map(one => one.key),
  )
  return judged.filter(
    ({ derivation, findings }) =>
      !refuted.has(subjectOf(derivation)) && findings.every(f => f?.verdict !== 'failed'),
  )
}
