import { ancestorsOf, type Equation, type Graph, type Leaf } from '../core/graph.ts'

/** What is asked of a network again and again. */
interface Tables {
  readonly equations: ReadonlyMap<string, Equation>
  readonly leaves: ReadonlyMap<string, Leaf>
  /** Names on which a name depends, itself included; filled as it is asked for. */
  readonly ancestors: Map<string, ReadonlySet<string>>
}

const known = new WeakMap<Graph, Tables>()

const tablesOf = (graph: Graph): Tables => {
  const found = known.get(graph)
  if (found) return found
  const made = {
    equations: new Map(graph.equations.map(e => [e.name, e])),
    leaves: new Map(graph.leaves.map(l => [l.name, l])),
    ancestors: new Map(),
  }
  known.set(graph, made)
  return made
}

export const equationOf = (graph: Graph, name: string): Equation | undefined =>
  tablesOf(graph).equations.get(name)

export const leafOf = (graph: Graph, name: string): Leaf | undefined =>
  tablesOf(graph).leaves.get(name)

/** True where a name depends on another, or is that other. */
export const leadsTo = (graph: Graph, from: string, to: string): boolean => {
  const { ancestors } = tablesOf(graph)
  const found = ancestors.get(to) ?? ancestorsOf(graph, to)
  ancestors.set(to, found)
  return found.has(from)
}

/** True for leaves of which the file says nothing but their shape and role. */
export const isLooseLeaf = (graph: Graph, name: string): boolean => {
  const leaf = leafOf(graph, name)
  if (!leaf || leaf.adjectives.length > 0 || leaf.index) return false
  return graph.assumptions.every(a => a.name !== name)
}
