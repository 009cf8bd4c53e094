import type { Diagram, Edge } from './diagram.ts'
import { inOrder, reachable, tableOf } from './walk.ts'

/** The same, with the paths of gradients told apart: from where a name is used more than once to where they meet. */
export const withPaths = ({ nodes, edges }: Diagram): Diagram => {
  const flow = edges.filter(edge => edge.hasGradient && !edge.isBack)
  const next = tableOf(flow, 'from', 'to')
  const colours = new Map<Edge, number>()
  for (const name of inOrder(
    nodes.map(node => node.name),
    tableOf(flow, 'to', 'from'),
  )) {
    const starts = flow.filter(edge => edge.from === name)
    if (starts.length > 1) colourBranches(starts, flow, next, colours)
  }
  return {
    nodes,
    edges: edges.map(edge => {
      const path = colours.get(edge)
      return path === undefined ? edge : { ...edge, path }
    }),
  }
}

/** Colours that are told apart. */
export const COLOURS = 6

/** Each branch has a colour of its own, where it can the one that a part of it has. */
const colourBranches = (
  starts: readonly Edge[],
  flow: readonly Edge[],
  next: ReadonlyMap<string, readonly string[]>,
  colours: Map<Edge, number>,
): void => {
  const reaches = starts.map(start => reachable([start.to], next))
  const taken = new Set<number>()
  for (const [n, start] of starts.entries()) {
    const isOwn = (edge: Edge): boolean =>
      edge === start || reaches.every((reach, k) => reach.has(edge.from) === (k === n))
    const own = flow.filter(isOwn)
    const known = own.map(edge => colours.get(edge)).find(colour => colour !== undefined)
    const isKept = known !== undefined && !taken.has(known)
    const colour = isKept ? known : freeOf(known === undefined ? taken : new Set(colours.values()))
    taken.add(colour)
    for (const edge of own) if (!isKept || !colours.has(edge)) colours.set(edge, colour)
  }
}

/** The first that is not taken; around again where all are. */
const freeOf = (taken: ReadonlySet<number>): number => {
  for (let colour = 0; colour < COLOURS; colour++) if (!taken.has(colour)) return colour
  return taken.size % COLOURS
}
