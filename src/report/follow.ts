import { type Derivation, resultOf, subjectOf } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import type { Members } from '../derive/family/members.ts'
import { gradsOf } from '../derive/grads.ts'
import { deriveIn, deriveNetwork, type Manner } from '../derive/network.ts'

/** The names whose gradients a derivation calls for. */
export type Follow = (derivation: Derivation) => readonly string[]

/** Derivations of the names, and of those whose gradients they call for. */
export const deriveAll = (
  graph: Graph,
  asked: readonly string[] | undefined,
  { follow, manner }: { readonly follow: Follow; readonly manner: Manner },
): Members & { readonly names: readonly string[] } => {
  const found = deriveNetwork(graph, asked, manner)
  const names = found.derivations.map(subjectOf)
  if (graph.families.length > 0) return { ...withFamilies(graph, found, follow), names }
  const all = [...found.derivations]
  const known = new Set(names)
  for (const derivation of all) {
    for (const name of follow(derivation)) {
      if (known.has(name)) continue
      known.add(name)
      all.push(...deriveIn(manner, graph, [name]))
    }
  }
  return { ...found, derivations: all, names }
}

/** The same with families, of which all cases are followed. */
const withFamilies = (graph: Graph, found: Members, follow: Follow): Members => {
  const derivations = [...found.derivations]
  const needs = new Map(found.needs)
  const known = new Set(derivations.map(subjectOf))
  for (const derivation of derivations) {
    for (const base of new Set(follow(derivation).map(name => memberOf(name)?.family ?? name))) {
      if (known.has(base)) continue
      known.add(base)
      const more = deriveNetwork(graph, [base])
      derivations.push(...more.derivations.filter(one => !known.has(subjectOf(one))))
      for (const one of more.derivations) known.add(subjectOf(one))
      for (const [name, least] of more.needs) needs.set(name, Math.max(needs.get(name) ?? 1, least))
    }
  }
  return { derivations, needs }
}

/** The gradient into which a chain runs. */
export const flowOf: Follow = derivation => {
  const form = resultOf(derivation)
  const isRunning = derivation.kind === 'bias' && form.level === 'matrix'
  return isRunning && form.expr.kind === 'grad' ? [form.expr.by] : []
}

/** Every gradient in the result. */
export const gradientsIn: Follow = derivation => gradsOf(resultOf(derivation)).map(grad => grad.by)
