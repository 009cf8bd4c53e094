import type { Book } from '../book.ts'
import { type Box, boxOf } from './box.ts'
import type { Diagram, Edge, Node } from './diagram.ts'
import { docksOf } from './dock.ts'
import { ordered, type Slot } from './order.ts'
import { type Extent, type Pull, settled } from './settle.ts'
import { ranksOf } from './walk.ts'

/** A node in its layer, with the leaves that stand above it because nothing else uses them. */
export interface Cell {
  readonly node: Node
  readonly box: Box
  readonly docked: readonly Docked[]
  readonly rank: number
  /** The middle of its box. */
  readonly x: number
  readonly y: number
}
export interface Docked {
  readonly edge: Edge
  readonly node: Node
  readonly box: Box
}

/** Cells by name, and where each long edge passes through the layers between. */
export interface Layered {
  readonly cells: ReadonlyMap<string, Cell>
  readonly columns: readonly Column[]
  /** Heights by layer of edges that pass through more than one. */
  readonly through: ReadonlyMap<Edge, readonly { readonly rank: number; readonly y: number }[]>
  readonly edges: readonly Edge[]
}
export interface Column {
  readonly left: number
  readonly right: number
}

/** Room above a box for the arrows from docked leaves. */
export const DOCK = 30
/** Room between docked leaves. */
export const APART = 8

/** How far the boxes behind that of a family stand out, to the right and above. */
export const SHADOW = 5

/** Layers from left to right, few crossings, straight edges. */
export const layered = (diagram: Diagram, book: Book): Layered => {
  const docks = dockedIn(diagram, book)
  const isDocked = new Set([...docks.values()].flat().map(({ node }) => node.name))
  const nodes = diagram.nodes.filter(node => !isDocked.has(node.name))
  const edges = diagram.edges.filter(edge => !isDocked.has(edge.from))
  const ranks = ranksOf({ nodes, edges })
  const rankOf = (name: string): number => ranks.get(name) ?? 0
  const chains = new Map(
    edges.filter(edge => !edge.isBack).map((edge, n) => [edge, chainOf(edge, n, rankOf)]),
  )
  const boxes = new Map(
    nodes.map(node => [node.name, roomy(boxOf(node, book), node, docks, edges)]),
  )
  const slots = slotsOf(nodes, [...chains.values()], rankOf)
  const order = ordered(slots)
  const extents = new Map(nodes.map(node => [node.name, extentOf(node, boxes, docks)]))
  const layers = order.map(layer => layer.map(key => extents.get(key) ?? { key, up: 7, down: 7 }))
  const heights = settled(layers, pullsOf([...chains], nodes))
  const columns = columnsOf(layers, boxes, docks, edges, heights, rankOf)
  const cells = nodes.map((node): readonly [string, Cell] => {
    const rank = rankOf(node.name)
    const { left, right } = columns[rank] ?? { left: 0, right: 0 }
    const at = { x: (left + right) / 2, y: heights.get(node.name) ?? 0 }
    const box = boxes.get(node.name) as Box
    return [node.name, { node, box, docked: docks.get(node.name) ?? [], rank, ...at }]
  })
  const through = new Map(
    [...chains].map(([edge, { between }]) => [
      edge,
      between.map(({ key, rank }) => ({ rank, y: heights.get(key) ?? 0 })),
    ]),
  )
  return { cells: new Map(cells), columns, through, edges }
}

const dockedIn = (diagram: Diagram, book: Book): ReadonlyMap<string, readonly Docked[]> => {
  const byName = new Map(diagram.nodes.map(node => [node.name, node]))
  return new Map(
    [...docksOf(diagram)].map(([name, edges]) => [
      name,
      edges.map((edge): Docked => {
        const node = byName.get(edge.from) as Node
        return { edge, node, box: boxOf(node, book) }
      }),
    ]),
  )
}

/** A box that has room for all the arrows at its sides. */
const roomy = (
  box: Box,
  { name }: Node,
  docks: ReadonlyMap<string, readonly Docked[]>,
  edges: readonly Edge[],
): Box => {
  const into = edges.filter(edge => edge.to === name).length
  const outOf = edges.filter(edge => edge.from === name).length
  const above = docks.get(name)?.length ?? 0
  return {
    ...box,
    width: Math.max(box.width, above * 22 + 8),
    height: Math.max(box.height, Math.max(into, outOf) * PORT + 8),
  }
}

/** Room between arrows at a side. */
export const PORT = 17

/** The slots of an edge between its ends. */
const chainOf = ({ from, to }: Edge, n: number, rankOf: (name: string) => number) => {
  const between: { readonly key: string; readonly rank: number }[] = []
  for (let rank = rankOf(from) + 1; rank < rankOf(to); rank++)
    between.push({ key: `${n} ${rank}`, rank })
  return { keys: [from, ...between.map(({ key }) => key), to], between }
}

type Chain = ReturnType<typeof chainOf>

const slotsOf = (
  nodes: readonly Node[],
  chains: readonly Chain[],
  rankOf: (name: string) => number,
): readonly Slot[] => {
  const before = new Map<string, string[]>()
  const after = new Map<string, string[]>()
  for (const { keys } of chains) {
    for (const [n, key] of keys.entries()) {
      const next = keys[n + 1]
      if (next === undefined) continue
      after.set(key, [...(after.get(key) ?? []), next])
      before.set(next, [...(before.get(next) ?? []), key])
    }
  }
  const slot = (key: string, rank: number): Slot => ({
    ...{ key, rank },
    before: before.get(key) ?? [],
    after: after.get(key) ?? [],
  })
  return [
    ...nodes.map(({ name }) => slot(name, rankOf(name))),
    ...chains.flatMap(({ between }) => between.map(({ key, rank }) => slot(key, rank))),
  ]
}

const extentOf = (
  { name }: Node,
  boxes: ReadonlyMap<string, Box>,
  docks: ReadonlyMap<string, readonly Docked[]>,
): Extent => {
  const half = (boxes.get(name)?.height ?? 0) / 2
  const high = Math.max(0, ...(docks.get(name) ?? []).map(({ box }) => box.height + DOCK))
  return { key: name, up: half + high + SHADOW, down: half }
}

/** What passes through is straightest, then what is computed, then leaves. */
const pullsOf = (
  chains: readonly (readonly [Edge, Chain])[],
  nodes: readonly Node[],
): readonly Pull[] => {
  const computed = new Set(nodes.filter(node => node.body).map(node => node.name))
  return chains.flatMap(([edge, { keys }]) =>
    keys.slice(1).map((b, n): Pull => {
      const isInner = n > 0 && n < keys.length - 2
      const weight = isInner ? 8 : keys.length > 2 ? 2 : computed.has(edge.from) ? 4 : 1
      return { a: keys[n] as string, b, weight }
    }),
  )
}

/** Columns as wide as their cells; steep edges between two of them want room. */
const columnsOf = (
  layers: readonly (readonly Extent[])[],
  boxes: ReadonlyMap<string, Box>,
  docks: ReadonlyMap<string, readonly Docked[]>,
  edges: readonly Edge[],
  heights: ReadonlyMap<string, number>,
  rankOf: (name: string) => number,
): readonly Column[] => {
  let at = 0
  return layers.map((layer, rank) => {
    const width = Math.max(0, ...layer.map(({ key }) => widthOfCell(key, boxes, docks)))
    const backs = edges.filter(
      e => e.isBack && (rankOf(e.to) === rank || rankOf(e.from) === rank - 1),
    )
    const steep = edges
      .filter(edge => !edge.isBack && rankOf(edge.to) === rank)
      .map(({ from, to }) => Math.abs((heights.get(from) ?? 0) - (heights.get(to) ?? 0)))
    const gap = Math.min(130, 44 + 0.25 * Math.max(0, ...steep)) + 14 * Math.min(4, backs.length)
    const left = rank === 0 ? 14 * backs.length : at + gap
    at = left + width
    return { left, right: at }
  })
}

const widthOfCell = (
  key: string,
  boxes: ReadonlyMap<string, Box>,
  docks: ReadonlyMap<string, readonly Docked[]>,
): number => {
  const above = docks.get(key) ?? []
  const docked = above.reduce((sum, { box }) => sum + box.width + APART, -APART)
  return Math.max(boxes.get(key)?.width ?? 0, docked) + 2 * SHADOW
}
