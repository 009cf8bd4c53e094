import type { Syntax } from '../../core/syntax.ts'
import type { Book } from '../book.ts'
import { type Line, lineOf } from './box.ts'
import type { Edge } from './diagram.ts'
import { APART, type Cell, DOCK, type Layered, PORT, SHADOW } from './layered.ts'
import { compact, cornered, falling, level, type Point, type Route, reversed } from './route.ts'

/** A line of the picture, in the direction of what flows along it. */
export interface Wire {
  readonly kind: 'value' | 'gradient'
  readonly route: Route
  /** Of a gradient that takes several paths, from 0. */
  readonly path?: number
}
/** What stands beside a wire. */
export interface Note {
  readonly line: Line
  /** The middle of its line. */
  readonly at: Point
}

/** How far a value and its gradient run from each other. */
const PAIR = 3.5
/** Room between wires that lead back, with what stands over them. */
const LANE = 26
const BESIDE = 14

/** Values from left to right, gradients back beside them. */
export const wiresOf = (
  layers: Layered,
  book: Book,
): { readonly wires: readonly Wire[]; readonly notes: readonly Note[] } => {
  const bottom = bottomOf(layers)
  const lanes = lanesOf(layers.edges)
  const ports = portsOf(layers, lanes)
  const drawn = layers.edges.map(edge => {
    const route = edge.isBack
      ? backRoute(edge, layers, ports, bottom, lanes)
      : routeOf(edge, layers, ports)
    return { edge, route }
  })
  const docked = [...layers.cells.values()].flatMap(dockedRoutes)
  return {
    wires: [...drawn, ...docked]
      .flatMap(({ edge, route }) => pairOf(edge, route))
      .map(wire => ({ ...wire, route: compact(wire.route) })),
    notes: notesOf(
      drawn.map(({ edge, route }) => ({ edge, at: besideOf(edge, route(0)) })),
      book,
    ),
  }
}

/** Below all boxes and all that passes between them. */
const bottomOf = ({ cells, through }: Layered): number =>
  Math.max(
    0,
    ...[...cells.values()].map(cell => cell.y + cell.box.height / 2),
    ...[...through.values()].flat().map(({ y }) => y + PORT / 2),
  )

/** A route moved aside by so much. */
type Aside = (by: number) => Route

const pairOf = (edge: Edge, route: Aside): readonly Wire[] => {
  if (!edge.hasGradient) return [{ kind: 'value', route: route(0) }]
  const path = edge.path === undefined ? {} : { path: edge.path }
  return [
    { kind: 'value', route: route(-PAIR) },
    { kind: 'gradient', route: reversed(route(PAIR)), ...path },
  ]
}

/** Heights at which edges leave and reach boxes, from their middles. */
interface Ports {
  readonly out: ReadonlyMap<Edge, number>
  readonly into: ReadonlyMap<Edge, number>
}

const portsOf = ({ cells, edges, through }: Layered, lanes: ReadonlyMap<Edge, number>): Ports => {
  const y = (name: string): number => cells.get(name)?.y ?? 0
  const below = (edge: Edge): number => 1e6 + (lanes.get(edge) ?? 0)
  const nextOf = (edge: Edge): number =>
    edge.isBack ? below(edge) : (through.get(edge)?.[0]?.y ?? y(edge.to))
  const lastOf = (edge: Edge): number =>
    edge.isBack ? below(edge) : (through.get(edge)?.at(-1)?.y ?? y(edge.from))
  const out = new Map<Edge, number>()
  const into = new Map<Edge, number>()
  for (const name of cells.keys()) {
    const from = edges.filter(edge => edge.from === name)
    const to = edges.filter(edge => edge.to === name)
    share(from, nextOf, edge => lanes.get(edge) ?? edge, out)
    share(to, lastOf, edge => edge, into)
  }
  return { out, into }
}

/** Edges of one key share a port. */
const share = (
  edges: readonly Edge[],
  height: (edge: Edge) => number,
  keyOf: (edge: Edge) => unknown,
  ports: Map<Edge, number>,
): void => {
  const order = edges.toSorted((a, b) => height(a) - height(b))
  const keys = [...new Set(order.map(keyOf))]
  for (const edge of order)
    ports.set(edge, (keys.indexOf(keyOf(edge)) - (keys.length - 1) / 2) * PORT)
}

const routeOf = (edge: Edge, { cells, columns, through }: Layered, ports: Ports): Aside => {
  const [from, to] = [cells.get(edge.from) as Cell, cells.get(edge.to) as Cell]
  const first = { x: rightOf(from), y: from.y + (ports.out.get(edge) ?? 0) }
  const last = { x: to.x - to.box.width / 2, y: to.y + (ports.into.get(edge) ?? 0) }
  const between = (through.get(edge) ?? []).flatMap(({ rank, y }): readonly Point[] => {
    const { left = 0, right = 0 } = columns[rank] ?? {}
    return [
      { x: left, y },
      { x: right, y },
    ]
  })
  const points = [
    first,
    { x: columns[from.rank]?.right ?? first.x, y: first.y },
    ...between,
    { x: columns[to.rank]?.left ?? last.x, y: last.y },
    last,
  ]
  return by => level(points.map(({ x, y }) => ({ x, y: y + by })))
}

/** Where wires leave a cell: of a family at the last of its boxes. */
const rightOf = ({ x, box, node }: Cell): number => x + box.width / 2 + shadowOf(node)

const shadowOf = ({ isFamily }: Cell['node']): number => (isFamily ? SHADOW : 0)

/** Wires back from one source with one member share a lane below the picture. */
const lanesOf = (edges: readonly Edge[]): ReadonlyMap<Edge, number> => {
  const keys: string[] = []
  const lanes = new Map<Edge, number>()
  for (const edge of edges.filter(one => one.isBack)) {
    const key = `${edge.from} ${JSON.stringify(edge.member)}`
    if (!keys.includes(key)) keys.push(key)
    lanes.set(edge, keys.indexOf(key))
  }
  return lanes
}

/** Around below everything. */
const backRoute = (
  edge: Edge,
  { cells, columns }: Layered,
  ports: Ports,
  bottom: number,
  lanes: ReadonlyMap<Edge, number>,
): Aside => {
  const [from, to] = [cells.get(edge.from) as Cell, cells.get(edge.to) as Cell]
  const lane = lanes.get(edge) ?? 0
  const leave = { x: rightOf(from), y: from.y + (ports.out.get(edge) ?? 0) }
  const reach = { x: to.x - to.box.width / 2, y: to.y + (ports.into.get(edge) ?? 0) }
  const right = (columns[from.rank]?.right ?? leave.x) + BESIDE * (lane + 1)
  const left = (columns[to.rank]?.left ?? reach.x) - BESIDE * (lane + 1)
  const below = bottom + LANE * (lane + 1)
  return by =>
    cornered([
      { x: leave.x, y: leave.y - by },
      { x: right + by, y: leave.y - by },
      { x: right + by, y: below + by },
      { x: left - by, y: below + by },
      { x: left - by, y: reach.y - by },
      { x: reach.x, y: reach.y - by },
    ])
}

/** From the leaves above a box down to it. */
const dockedRoutes = (cell: Cell): readonly { readonly edge: Edge; readonly route: Aside }[] =>
  placesOfDocked(cell).map(({ edge, bottom }, n, all) => {
    const top = {
      y: cell.y - cell.box.height / 2 - shadowOf(cell.node),
      x: portAt(cell, n, all.length),
    }
    return {
      edge,
      route: by => falling({ ...bottom, x: bottom.x + by }, { ...top, x: top.x + by }),
    }
  })

const portAt = ({ x, box }: Cell, n: number, count: number): number =>
  x - box.width / 2 + ((n + 0.5) * box.width) / count

/** Where the leaves above a box stand: the middles of their boxes and of their lower sides. */
export const placesOfDocked = ({ docked, box, x, y }: Cell) => {
  const total = docked.reduce((sum, one) => sum + one.box.width + APART, -APART)
  let left = x - total / 2
  return docked.map(({ node, edge, box: own }) => {
    const at = { x: left + own.width / 2, y: y - box.height / 2 - DOCK - own.height / 2 }
    left += own.width + APART
    return { node, edge, box: own, at, bottom: { x: at.x, y: at.y + own.height / 2 } }
  })
}

const besideOf = (edge: Edge, { start, curves }: Route): Point => {
  if (!edge.isBack) {
    const [, , end] = curves[0] ?? [start, start, start]
    const next = curves[1]?.[2] ?? end
    return { x: (end.x + next.x) / 2, y: (end.y + next.y) / 2 - 9 }
  }
  const ends = curves.map(([, , end]) => end)
  const low = Math.max(...ends.map(({ y }) => y))
  const along = ends.filter(({ y }) => y === low)
  return { x: along.reduce((sum, { x }) => sum + x, 0) / along.length, y: low - 11 }
}

/** The members that wires carry, each once where wires share a lane. */
const notesOf = (
  drawn: readonly { readonly edge: Edge; readonly at: Point }[],
  book: Book,
): readonly Note[] => {
  const found = new Map<string, Note>()
  for (const { edge, at } of drawn) {
    const { member, from, isBack } = edge
    if (!member) continue
    const key = `${from} ${JSON.stringify(member satisfies Syntax)} ${isBack ? '' : edge.to}`
    const known = found.get(key)
    if (!known || at.x < known.at.x) found.set(key, { line: lineOf('range', member, book), at })
  }
  return [...found.values()]
}
