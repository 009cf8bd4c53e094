import type { Graph } from '../../src/core/graph.ts'
import { elaborate } from '../../src/elaborate/elaborate.ts'
import { parseNetwork } from '../../src/parse/network.ts'

/** The graph of an equation file that must be right; throws with its problems. */
export const networkOf = (source: string): Graph => {
  const { statements, problems, unread } = parseNetwork(source)
  const { graph, problems: more } = elaborate(statements, { unread })
  const all = [...problems, ...more]
  if (!graph || all.length > 0) throw new Error(`${source}\n${JSON.stringify(all)}`)
  return graph
}
