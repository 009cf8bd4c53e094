import { memberOf } from '../../core/member.ts'
import { nameOf } from '../node.ts'
import type { Diagram } from './diagram.ts'
import { reachable, tableOf } from './walk.ts'

/** The same, with the gradient: it flows back from the loss through all that depends on the names asked for. */
export const withFlow = (
  { nodes, edges }: Diagram,
  asked: readonly string[],
  loss: string,
): Diagram => {
  const drawn = new Set(nodes.map(node => node.name))
  const roots = asked.map(name => (drawn.has(name) ? name : (memberOf(name)?.family ?? name)))
  const later = reachable(
    roots.filter(name => drawn.has(name)),
    tableOf(edges, 'from', 'to'),
  )
  const earlier = reachable([loss], tableOf(edges, 'to', 'from'))
  const isInFlow = (name: string): boolean => later.has(name) && earlier.has(name)
  return {
    nodes: nodes.map(node =>
      isInFlow(node.name) && node.name !== loss
        ? { ...node, gradient: { kind: 'derivative', of: nameOf(loss), by: node.label } }
        : node,
    ),
    edges: edges.map(edge =>
      isInFlow(edge.from) && isInFlow(edge.to) ? { ...edge, hasGradient: true } : edge,
    ),
  }
}
