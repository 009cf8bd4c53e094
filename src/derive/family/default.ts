import { type Family, type Graph, isParameter, parametersOf } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { reachOf } from './reach.ts'
import { sourcesOf } from './source.ts'
import { newOrder } from './span.ts'

/** Equation by equation, its parameters as they appear, then its name; of families all places. */
export const defaultMembers = (graph: Graph): readonly string[] => {
  const parameters = new Set([
    ...parametersOf(graph).map(leaf => leaf.name),
    ...graph.families.filter(family => isParameterFamily(graph, family)).map(({ name }) => name),
  ])
  const reach = reachOf(graph, newOrder())
  const isReached = (name: string) => reach.names.has(name) || reach.families.has(name)
  const names = new Set<string>()
  for (const source of sourcesOf(graph)) {
    const used = source.mentions.map(({ name }) => memberOf(name)?.family ?? name)
    for (const name of used) if (parameters.has(name)) names.add(name)
    const own = memberOf(source.name)?.family ?? source.name
    if (own !== graph.loss && isReached(own) && isLast(graph, own, source.letter)) names.add(own)
  }
  return [...names]
}

/** A family comes with its general equation. */
const isLast = ({ families }: Graph, name: string, letter: string | undefined): boolean =>
  letter !== undefined || !families.some(family => family.name === name && family.equation)

const isParameterFamily = (graph: Graph, family: Family): boolean =>
  family.equation === undefined && isParameter(graph, family)
