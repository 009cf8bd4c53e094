import type { Diagram, Edge } from './diagram.ts'
import { ranksOf } from './walk.ts'

/**
 * Edges from leaves that nothing else uses, by the equation that does: such a leaf stands above the
 * equation if that has another source. What the network starts from stands at the left.
 */
export const docksOf = (diagram: Diagram): ReadonlyMap<string, readonly Edge[]> => {
  const ranks = ranksOf(diagram)
  const uses = new Map<string, number>()
  const into = new Map<string, Edge[]>()
  for (const edge of diagram.edges) {
    uses.set(edge.from, (uses.get(edge.from) ?? 0) + 1)
    into.set(edge.to, [...(into.get(edge.to) ?? []), edge])
  }
  const byName = new Map(diagram.nodes.map(node => [node.name, node]))
  const found = new Map<string, readonly Edge[]>()
  for (const [name, all] of into) {
    const leaves = all.filter(({ from }) => {
      const node = byName.get(from)
      const isLeaf = node && !node.body && node.kind !== 'more' && uses.get(from) === 1
      return isLeaf && !(node.kind === 'input' && ranks.get(name) === 1)
    })
    const hasOther = all.some(edge => !edge.isBack && !leaves.includes(edge))
    if (leaves.length > 0 && leaves.length <= MOST && hasOther) found.set(name, leaves)
  }
  return found
}

const MOST = 4
