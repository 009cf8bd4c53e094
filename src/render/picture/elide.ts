import type { Diagram, Edge, Node } from './diagram.ts'
import { docksOf } from './dock.ts'
import { ranksOf, tableOf } from './walk.ts'

/** A drawing of bounded size: of what is too long the middle, of what is too high the rest become one node. */
export const elided = (diagram: Diagram): Diagram => lower(shorter(diagram))

/** Layers that are drawn, nodes of a layer, and how many stay on either side of what is left out. */
const LAYERS = 14
const ROWS = 9
const SIDE = 5

const shorter = (diagram: Diagram): Diagram => {
  const ranks = ranksOf(diagram)
  const last = Math.max(0, ...ranks.values())
  if (last < LAYERS) return diagram
  const isLeftOut = ({ name, kind }: Node): boolean => {
    const rank = ranks.get(name) ?? 0
    return kind !== 'loss' && rank >= SIDE && rank <= last - SIDE
  }
  return merged(diagram, new Map(diagram.nodes.filter(isLeftOut).map(one => [one.name, '…'])))
}

const lower = (diagram: Diagram): Diagram => {
  const ranks = ranksOf(diagram)
  const layers = new Map<number, Node[]>()
  const docked = new Set([...docksOf(diagram).values()].flat().map(edge => edge.from))
  for (const node of diagram.nodes) {
    if (docked.has(node.name)) continue
    const rank = ranks.get(node.name) ?? 0
    layers.set(rank, [...(layers.get(rank) ?? []), node])
  }
  const into = new Map<string, string>()
  for (const [rank, layer] of layers) {
    const rest = layer.filter(node => node.kind !== 'loss' && node.kind !== 'more').slice(ROWS - 1)
    if (layer.length > ROWS) for (const { name } of rest) into.set(name, `… ${rank}`)
  }
  return merged(diagram, into)
}

/** Nodes become the one that stands for them. */
const merged = (diagram: Diagram, some: ReadonlyMap<string, string>): Diagram => {
  if (some.size === 0) return diagram
  const { nodes, edges } = diagram
  const into = withLeaves(diagram, some)
  const kept = nodes.filter(node => !into.has(node.name))
  const stand = [...new Set(into.values())].map(name =>
    more(
      name,
      nodes.filter(one => into.get(one.name) === name),
    ),
  )
  const found = new Map<string, Edge>()
  for (const edge of edges) {
    const [from, to] = [edge.from, edge.to].map(name => into.get(name) ?? name) as [string, string]
    if (from === to && (from !== edge.from || to !== edge.to)) continue
    const key = `${from} → ${to}${from === edge.from && edge.member ? JSON.stringify(edge.member) : ''}`
    const known = found.get(key)
    const hasGradient = known?.hasGradient ?? edge.hasGradient
    const { hasGradient: _, ...rest } = edge
    found.set(key, { ...rest, from, to, ...(hasGradient && { hasGradient }) })
  }
  return { nodes: [...kept, ...stand], edges: [...found.values()] }
}

/** With what nothing else uses. */
const withLeaves = (
  { nodes, edges }: Diagram,
  some: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const after = tableOf(edges, 'from', 'to')
  const all = new Map(some)
  for (const { name, body } of nodes) {
    const targets = new Set(after.get(name)?.map(to => some.get(to)))
    const [target] = targets
    if (!body && targets.size === 1 && target !== undefined) all.set(name, target)
  }
  return all
}

const more = (name: string, nodes: readonly Node[]): Node => ({
  name,
  kind: 'more',
  label: { kind: 'name', name: '…' },
  isFamily: false,
  count: nodes.length,
})
