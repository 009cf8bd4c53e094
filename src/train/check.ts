import type { Graph, Leaf } from '../core/graph.ts'
import type { Tensor } from '../core/tensor.ts'
import { NUMBERS } from '../numeric/number.ts'
import { gradientName, programOf } from '../numeric/program.ts'
import { drawSource, lookUp } from '../numeric/sample.ts'
import { forwardNumbers, totalGradients } from '../verify/reference.ts'
import { statementsOf } from './objective.ts'

/** How the gradients of a program compare with those of the verifier. */
export interface Agreement {
  readonly draws: number
  /** Largest difference, of the largest entry. */
  readonly error: number
}

const WANTED = 5
const MOST = 50

/** Computes the derived gradients as training does, at random instances of the network, and compares. */
export const agreement = (graph: Graph, parameters: readonly Leaf[], seed: number): Agreement => {
  const source = drawSource(graph, seed)
  const statements = statementsOf(graph, parameters)
  let [draws, error] = [0, 0]
  for (let turn = 0; turn < MOST && draws < WANTED; turn++) {
    const draw = source(turn)
    if (draw.near.size > 0) continue
    const reference = totalGradients(forwardNumbers(NUMBERS, graph, draw))
    const program = programOf(graph, draw.places, statements, new Set())
    for (const { name } of graph.leaves) program.set(name, lookUp(draw.values, name))
    program.settle()
    program.run()
    draws++
    for (const { name } of parameters) {
      const found = program.value(gradientName(graph.loss, name))
      error = Math.max(error, distance(found, lookUp(reference, name)))
    }
  }
  return { draws, error }
}

const distance = (a: Tensor, b: Tensor): number => {
  if (a.data.length !== b.data.length) return Number.POSITIVE_INFINITY
  const size = b.data.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6)
  const off = a.data.reduce((most, v, n) => Math.max(most, Math.abs(v - (b.data[n] as number))), 0)
  const error = off / size
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error
}
