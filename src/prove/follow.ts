import { affine } from '../core/affine.ts'
import { type Var, variable } from '../core/expr.ts'
import { consumersOf, type Equation, type Graph } from '../core/graph.ts'
import { isUnit, type Shape } from '../core/shape.ts'
import {
  delta,
  gradEntry,
  type Ix,
  type Pos,
  position,
  product,
  slope,
  sum,
  type Term,
  total,
} from '../core/term.ts'
import { leadsTo } from './network.ts'

/** What is derived and by what, each at a position. */
export interface Ends {
  readonly of: Var
  readonly ofAt: readonly Pos[]
  readonly by: Var
  readonly byAt: readonly Pos[]
}

/** d of / d by = Σ over the equations c that mention `by` of Σ_K d of / d c[K] ∂c[K] / ∂by; a name by itself is δ. */
export const throughConsumers = (graph: Graph, ends: Ends): Term => {
  const { of, ofAt, by, byAt } = ends
  if (of.name === by.name) return tied(by.shape, ofAt, byAt)
  const consumers = consumersOf(graph, by.name).filter(c => leadsTo(graph, c.name, of.name))
  return total(consumers.map(consumer => share(graph, consumer, ends)))
}

/** Π δ over the axes that are not units. */
const tied = (shape: Shape, a: readonly Pos[], b: readonly Pos[]): Term =>
  product(shape.flatMap((dim, n) => (isUnit(dim) ? [] : [delta(a[n] as Pos, b[n] as Pos)])))

const share = (graph: Graph, { name, shape }: Equation, { of, ofAt, by, byAt }: Ends): Term => {
  const letters: Ix[] = []
  const place = shape.map((dim, n) => {
    if (isUnit(dim)) return affine(graph.base)
    const ix = { name: `κ${n}`, dim }
    letters.push(ix)
    return position(ix)
  })
  const consumer = variable(name, shape)
  const upstream =
    of.name === graph.loss
      ? gradEntry(of, ofAt, consumer, place)
      : slope(of, ofAt, consumer, place, 'total')
  return sum(letters, product([upstream, slope(consumer, place, by, byAt)]))
}
