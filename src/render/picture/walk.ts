import type { Diagram, Edge } from './diagram.ts'

/** All that can be reached from some names, themselves included. */
export const reachable = (
  start: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const found = new Set(start)
  for (const name of found) for (const to of next.get(name) ?? []) found.add(to)
  return found
}

/** Names at one end of edges by those at the other. */
export const tableOf = (
  edges: readonly Edge[],
  key: 'from' | 'to',
  value: 'from' | 'to',
): ReadonlyMap<string, readonly string[]> => {
  const table = new Map<string, string[]>()
  for (const edge of edges) {
    const known = table.get(edge[key])
    if (known) known.push(edge[value])
    else table.set(edge[key], [edge[value]])
  }
  return table
}

/** Layers by the longest way from a node without a source; a leaf stands right before the first that uses it. */
export const ranksOf = ({ nodes, edges }: Diagram): ReadonlyMap<string, number> => {
  const forward = edges.filter(edge => !edge.isBack)
  const before = tableOf(forward, 'to', 'from')
  const after = tableOf(forward, 'from', 'to')
  const ranks = new Map<string, number>()
  for (const name of inOrder(
    nodes.map(node => node.name),
    before,
  )) {
    const sources = before.get(name) ?? []
    ranks.set(name, Math.max(-1, ...sources.map(from => ranks.get(from) ?? 0)) + 1)
  }
  for (const { name } of nodes) {
    const uses = (after.get(name) ?? []).map(to => ranks.get(to) ?? 1)
    if (!before.has(name) && uses.length > 0) ranks.set(name, Math.min(...uses) - 1)
  }
  return ranks
}

/** Names, each behind its sources; nothing is deeper than the stack, however long the network. */
export const inOrder = (
  names: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
): readonly string[] => {
  const left = new Map(names.map(name => [name, before.get(name)?.length ?? 0]))
  const after = new Map<string, string[]>()
  for (const [to, sources] of before)
    for (const from of sources) after.set(from, [...(after.get(from) ?? []), to])
  const ready = names.filter(name => left.get(name) === 0)
  for (const name of ready) {
    for (const to of after.get(name) ?? []) {
      const count = (left.get(to) ?? 0) - 1
      left.set(to, count)
      if (count === 0) ready.push(to)
    }
  }
  return ready
}
