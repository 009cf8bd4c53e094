import { bookOf, type Sheet } from '../sheet.ts'
import { printText } from '../text.ts'
import type { Box } from './box.ts'
import { type Diagram, diagramOf, type Node, type NodeKind } from './diagram.ts'
import { elided } from './elide.ts'
import { type Cell, layered } from './layered.ts'
import { withPaths } from './paths.ts'
import { type Point, type Route, shifted } from './route.ts'
import { type Note, placesOfDocked, type Wire, wiresOf } from './wires.ts'

/** The computation graph of a network, laid out: all lengths in pixels, y downwards. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Placed[]
  readonly wires: readonly Wire[]
  readonly notes: readonly Note[]
  /** What is drawn, without places. */
  readonly diagram: Diagram
}

/** A box in its place. */
export interface Placed {
  readonly kind: NodeKind
  readonly isFamily: boolean
  /** The middle. */
  readonly at: Point
  readonly box: Box
  /** What it is, in the language of equation files. */
  readonly told: string
  readonly caption?: string
}

/** The picture of a sheet's network, in the style's notation. Its size is bounded, that of the network is not. */
export const pictureOf = (sheet: Pick<Sheet, 'graph' | 'judged' | 'style'>): Picture => {
  const book = bookOf(sheet.graph, sheet.style)
  const diagram = withPaths(elided(diagramOf(sheet)))
  const layers = layered(diagram, book)
  const boxes = [...layers.cells.values()].flatMap(placedIn)
  return { ...framed({ boxes, ...wiresOf(layers, book) }), diagram }
}

const placedIn = (cell: Cell): readonly Placed[] => [
  placed(cell.node, cell.box, cell),
  ...placesOfDocked(cell).map(({ node, box, at }) => placed(node, box, at)),
]

const placed = (
  { kind, isFamily, label, body, caption }: Node,
  box: Box,
  { x, y }: Point,
): Placed => ({
  ...{ kind, isFamily, box, at: { x, y } },
  told: kind === 'more' ? '' : `${printText(label)}${body ? ` = ${printText(body)}` : ''}`,
  ...(caption === undefined ? {} : { caption }),
})

const MARGIN = 14

type Drawn = Pick<Picture, 'boxes' | 'wires' | 'notes'>

/** Moved to where the picture begins at 0. */
const framed = ({ boxes, wires, notes }: Drawn): Omit<Picture, 'diagram'> => {
  const points = [
    ...boxes.flatMap(({ at: { x, y }, box: { width, height } }) => [
      { x: x - width / 2, y: y - height / 2 },
      { x: x + width / 2, y: y + height / 2 },
    ]),
    ...wires.flatMap(({ route: { start, curves } }) => [start, ...curves.flat()]),
  ]
  const [xs, ys] = [points.map(p => p.x), points.map(p => p.y)]
  const [left, top] = [Math.min(...xs, 0), Math.min(...ys)]
  const by = { x: MARGIN - left, y: MARGIN - top }
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
  return {
    width: Math.max(...xs) - left + 2 * MARGIN,
    height: Math.max(...ys) - top + 2 * MARGIN,
    boxes: boxes.map(one => ({ ...one, at: moved(one.at) })),
    wires: wires.map(wire => ({ ...wire, route: shifted(wire.route, by) satisfies Route })),
    notes: notes.map(note => ({ ...note, at: moved(note.at) })),
  }
}
