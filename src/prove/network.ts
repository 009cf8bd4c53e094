import {
  ancestorsOfLoss,
  dependentsOf,
  type Equation,
  type Graph,
  type Leaf,
} from '../core/graph.ts'

/** What is asked of a network again and again. */
interface Tables {
  readonly equations: ReadonlyMap<string, Equation>
  readonly leaves: ReadonlyMap<string, Leaf>
  readonly reached: ReadonlySet<string>
}

const known = new WeakMap<Graph, Tables>()

const tablesOf = (graph: Graph): Tables => {
  const found = known.get(graph)
  if (found) return found
  const made = {
    equations: new Map(graph.equations.map(e => [e.name, e])),
    leaves: new Map(graph.leaves.map(l => [l.name, l])),
    reached: ancestorsOfLoss(graph),
  }
  known.set(graph, made)
  return made
}

export const equationOf = (graph: Graph, name: string): Equation | undefined =>
  tablesOf(graph).equations.get(name)

export const leafOf = (graph: Graph, name: string): Leaf | undefined =>
  tablesOf(graph).leaves.get(name)

/** True for names on which the loss depends. */
export const isReached = (graph: Graph, name: string): boolean => tablesOf(graph).reached.has(name)

/** Whether one name depends on another, in whatever way. */
export const dependsOn = (graph: Graph, name: string, by: string): boolean =>
  name === graph.loss ? isReached(graph, by) : dependentsOf(graph, by).has(name)

/** True for leaves of which the file says nothing but their shape and role. */
export const isLooseLeaf = (graph: Graph, name: string): boolean => {
  const leaf = leafOf(graph, name)
  if (!leaf || leaf.adjectives.length > 0 || leaf.index) return false
  return graph.assumptions.every(a => a.name !== name)
}
