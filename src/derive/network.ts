import type { Derivation } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { defaultNames, derive, deriveInOwnLetters } from './derive.ts'
import { deriveMembers, type Members } from './family/members.ts'
import { collapseFirst, type Path } from './path.ts'

/** How derivations are made. */
export interface Manner {
  readonly path?: Path
  /** Letters of entries as the equations have them. */
  readonly letters?: 'equations'
}

/**
 * The derivations of a network, with or without families. Without names all that matter are derived.
 * Families go the common road.
 */
export const deriveNetwork = (
  graph: Graph,
  names?: readonly string[],
  manner: Manner = {},
): Members => {
  if (graph.families.length > 0) return deriveMembers(graph, names)
  return { derivations: deriveIn(manner, graph, names ?? defaultNames(graph)), needs: new Map() }
}

/** Derivations of a network without families. */
export const deriveIn = (
  { path = collapseFirst, letters }: Manner,
  graph: Graph,
  names: readonly string[],
): readonly Derivation[] =>
  (letters === 'equations' ? deriveInOwnLetters : derive)(graph, names, path)
