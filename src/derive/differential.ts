import { MOVED } from '../core/change.ts'
import type { Derivation, Form } from '../core/derivation.ts'
import { grad, variable } from '../core/expr.ts'
import {
  ancestorsOfLoss,
  type Equation,
  type Graph,
  type Leaf,
  shapeOfName,
} from '../core/graph.ts'
import { addOf } from '../ops/build.ts'
import { chainOf, changeOf, type Differential, pairedChain, pairOf } from './change.ts'
import { shareOf } from './derive.ts'
import { deriveForward } from './forward.ts'
import { movedGraph } from './moving.ts'

/**
 * The differentials of the equations on the way to the loss, of a network without families: they hold
 * where these leaves move.
 */
export const differentialsOf = (graph: Graph, leaves: readonly Leaf[]): readonly Differential[] => {
  const found = deriveForward(movedGraph(graph, leaves), MOVED, ancestorsOfLoss(graph))
  const moving = new Set([...leaves.map(leaf => leaf.name), ...found.map(one => one.loss)])
  return found.flatMap(one => {
    const equation = graph.equations.find(({ name }) => name === one.loss)
    const movers = equation?.uses.filter(name => moving.has(name)) ?? []
    return equation ? differentialOf(graph, equation, movers, one) : []
  })
}

const differentialOf = (
  graph: Graph,
  equation: Equation,
  movers: readonly string[],
  found: Derivation,
): readonly Differential[] => {
  const last = found.steps.at(-1)
  const head = headOf(found, last?.form)
  if (!last || !head) return []
  const total = chainOf({ loss: graph.loss, wrt: equation.name }, [head, last.form])
  const paired = pairedOf(graph, equation, movers, last.form)
  return [{ of: equation.name, movers, chains: paired ? [total, paired] : [total] }]
}

/** The whole, or its entry where the differential stays in entries. */
export const headOf = ({ steps }: Derivation, last: Form | undefined): Form | undefined =>
  last?.level === 'index' && last.free.length > 0
    ? steps.find(({ rule }) => rule === 'component')?.form
    : steps[0]?.form

/** `tr(Gᵀ dY) = tr(Gᵀ X dW) = tr((Xᵀ G)ᵀ dW)`: in the end the gradients stand before the changes. */
const pairedOf = (
  graph: Graph,
  equation: Equation,
  movers: readonly string[],
  put: Form,
): Derivation | undefined => {
  if (put.level === 'index' || equation.name === graph.loss) return undefined
  const shares = movers.map(name => {
    const by = variable(name, shapeOfName(graph, name) ?? [])
    const share = shareOf(graph, name, equation.name)
    return share && pairOf(share, changeOf(by))
  })
  if (!shares.every(share => share !== undefined)) return undefined
  const subject = { loss: graph.loss, wrt: equation.name }
  const gradient = grad(variable(graph.loss, shapeOfName(graph, graph.loss) ?? []), equation)
  return pairedChain(subject, gradient, [changeOf(equation), put.expr, addOf(...shares)])
}
