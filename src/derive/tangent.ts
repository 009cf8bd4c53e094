import type { Derivation } from '../core/derivation.ts'
import { type Var, variable } from '../core/expr.ts'
import { ancestorsOfLoss, type Graph, shapeOfName } from '../core/graph.ts'
import { isScalar } from '../core/shape.ts'
import { addOf, scaleOf } from '../ops/build.ts'
import { addedEquation } from './added.ts'
import { deriveForward } from './forward.ts'
import { freeName } from './grads.ts'
import { DeriveError } from './slope.ts'

/** The derivatives of all names on the way to the loss by one number. */
export interface Tangents {
  readonly wrt: string
  /** The network; where the variable is no scalar, with an equation that moves it along a direction. */
  readonly graph: Graph
  /** The number: the variable itself, or how far it has moved. */
  readonly by: string
  /** Set where the variable is no scalar. */
  readonly direction?: string
  readonly derivations: readonly Derivation[]
}

/**
 * Forward derivations by a scalar, or along a direction of the shape of the
 * variable (the Jacobian times a vector). Throws DeriveError where the name is
 * unknown.
 */
export const tangentsOf = (graph: Graph, wrt: string): Tangents => {
  const shape = shapeOfName(graph, wrt)
  if (!shape) throw new DeriveError('no-such-name', { name: wrt })
  const reached = ancestorsOfLoss(graph)
  if (isScalar(shape)) {
    return { wrt, graph, by: wrt, derivations: deriveForward(graph, wrt, reached) }
  }
  const { moved, by, direction } = moving(graph, variable(wrt, shape))
  return { wrt, graph: moved, by, direction, derivations: deriveForward(moved, by, reached) }
}

/** The network with `x = x_0 + t*v_x`, t being 0. */
const moving = (graph: Graph, x: Var) => {
  const { names } = graph
  const by = freeName('t', names)
  const direction = freeName(`v_${x.name}`, names)
  const start = freeName(`${x.name}_0`, names)
  const fixed = { name: by, shape: [], adjectives: [], fixed: 0 }
  const leaves = [
    ...graph.leaves.filter(leaf => leaf.name !== x.name),
    { name: start, shape: x.shape, adjectives: adjectivesOf(graph, x.name) },
    { name: direction, shape: x.shape, adjectives: [] },
    fixed,
  ]
  const step = scaleOf(variable(by, []), variable(direction, x.shape))
  const body = addOf(variable(start, x.shape), step)
  const equation = addedEquation(x.name, body)
  const others = graph.equations.filter(({ name }) => name !== x.name)
  const moved: Graph = {
    ...graph,
    leaves,
    equations: [equation, ...others],
    assumptions: graph.assumptions.map(a => (a.name === x.name ? { ...a, name: start } : a)),
    claims: [],
    names: new Set([...names, by, direction, start]),
  }
  return { moved, by, direction }
}

const adjectivesOf = (graph: Graph, name: string) =>
  graph.leaves.find(leaf => leaf.name === name)?.adjectives ?? []
