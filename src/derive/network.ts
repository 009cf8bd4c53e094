import type { Graph } from '../core/graph.ts'
import { defaultNames, derive } from './derive.ts'
import { deriveMembers, type Members } from './family/members.ts'

/** The derivations of a network, with or without families. Without names all that matter are derived. */
export const deriveNetwork = (graph: Graph, names?: readonly string[]): Members => {
  if (graph.families.length > 0) return deriveMembers(graph, names)
  return { derivations: derive(graph, names ?? defaultNames(graph)), needs: new Map() }
}
