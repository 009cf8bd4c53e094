import { dependentsOf, type Graph } from '../core/graph.ts'
import { wherever } from '../core/key.ts'
import { parts } from '../core/parts.ts'
import type { Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/** Which names a derivation derives by which others, as `L z` of ∂L/∂z. */
export const derivesIn = ({ chains }: Script): ReadonlySet<string> =>
  new Set(
    chains.flatMap(({ members }) =>
      members.flatMap(one => (one.kind === 'formula' ? one.readings : []).flatMap(pairsIn)),
    ),
  )

/**
 * Whether a derivation derives a name by one on which it rests in one network and not in the other: `\partial\ell /
 * \partial\mu`, where ℓ is said again by η alone. Not where another derivative that stands there is had by that alone.
 */
export const losesDerivative = (
  derives: ReadonlySet<string>,
  name: string,
  [before, after]: readonly [Graph, Graph],
): boolean => {
  const rests = (graph: Graph, by: string) => dependentsOf(graph, by).has(name)
  const derived = [...before.leaves, ...before.equations].filter(one =>
    derives.has(`${name} ${one.name}`),
  )
  const isLost = derived.some(one => rests(before, one.name) && !rests(after, one.name))
  const isGained = derived.some(one => !rests(before, one.name) && rests(after, one.name))
  return isLost && !isGained
}

const pairsIn = wherever((syntax): readonly string[] => {
  const inner = parts(syntax).flatMap(pairsIn)
  if (syntax.kind !== 'derivative') return inner
  const [of, by] = [nameOf(syntax.of), nameOf(syntax.by)]
  return of === undefined || by === undefined ? inner : [`${of} ${by}`, ...inner]
})

const nameOf = (syntax: Syntax): string | undefined => {
  const base = syntax.kind === 'indexed' ? syntax.base : syntax
  return base.kind === 'name' ? base.name : undefined
}
