import { type Graph, type Leaf, shapeOfName } from '../core/graph.ts'
import { parts } from '../core/parts.ts'
import type { Member, Script } from '../core/script.ts'
import type { PointSyntax, Syntax } from '../core/syntax.ts'

/** The network with the points of a text that nothing else is told of, `|_{θ = α}`: each is any value of that shape. */
export const withPoints = (graph: Graph, script: Script): Graph => {
  if (script.notation !== 'text') return graph
  const points = script.chains.flatMap(({ members }) =>
    members.flatMap(readingsOf).flatMap(pointsIn),
  )
  if (points.length === 0) return graph
  const heads = new Set(script.chains.flatMap(({ members: [head] }) => headOf(head)))
  const leaves = new Map<string, Leaf>()
  for (const { name, place, value } of points) {
    const shape = shapeOfName(graph, name)
    const isNew = value.kind === 'name' && !isKnown(graph, value.name) && !heads.has(value.name)
    if (!isNew || place || !shape || leaves.has(value.name)) continue
    leaves.set(value.name, { name: value.name, shape, adjectives: [], role: 'input' })
  }
  return leaves.size === 0 ? graph : { ...graph, leaves: [...graph.leaves, ...leaves.values()] }
}

const readingsOf = (member: Member): readonly Syntax[] =>
  member.kind === 'formula' ? member.readings : []

const pointsIn = (syntax: Syntax): readonly PointSyntax[] => [
  ...(syntax.kind === 'evaluated' && !syntax.isLimit ? syntax.at : []),
  ...parts(syntax).flatMap(pointsIn),
]

/** The name that a chain begins with. */
const headOf = (member: Member | undefined): readonly string[] =>
  member ? readingsOf(member).flatMap(one => (one.kind === 'name' ? [one.name] : [])) : []

const isKnown = (graph: Graph, name: string): boolean =>
  shapeOfName(graph, name) !== undefined ||
  graph.sizes.includes(name) ||
  graph.functions.has(name) ||
  graph.families.some(family => family.name === name)
