import { MOVED } from '../core/change.ts'
import { variable } from '../core/expr.ts'
import type { Equation, Graph, Leaf } from '../core/graph.ts'
import { addOf, scaleOf } from '../ops/build.ts'
import { addedEquation } from './added.ts'

/** The network with some leaves moving, each along a direction of its own, by the number 0. */
export const movedGraph = (graph: Graph, movers: readonly Leaf[]): Graph => {
  const names = new Set(movers.map(leaf => leaf.name))
  return {
    ...graph,
    leaves: [
      ...graph.leaves.map(leaf =>
        names.has(leaf.name) ? { ...leaf, name: startOf(leaf.name) } : leaf,
      ),
      ...movers.map(({ name, shape }) => ({ name: directionOf(name), shape, adjectives: [] })),
      { name: MOVED, shape: [], adjectives: [], fixed: 0 },
    ],
    equations: [...movers.map(movedEquation), ...graph.equations],
    assumptions: graph.assumptions.map(one =>
      names.has(one.name) ? { ...one, name: startOf(one.name) } : one,
    ),
    claims: [],
    names: new Set([
      ...graph.names,
      MOVED,
      ...[...names].flatMap(n => [startOf(n), directionOf(n)]),
    ]),
  }
}

const movedEquation = ({ name, shape }: Leaf): Equation => {
  const step = scaleOf(variable(MOVED, []), variable(directionOf(name), shape))
  return addedEquation(name, addOf(variable(startOf(name), shape), step))
}

const startOf = (name: string): string => `#o${name}`
const directionOf = (name: string): string => `#v${name}`
