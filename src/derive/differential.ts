import { MOVED } from '../core/change.ts'
import type { Derivation, Form, Step } from '../core/derivation.ts'
import { type Expr, grad, sameExpr, totalGrad, variable } from '../core/expr.ts'
import {
  ancestorsOfLoss,
  type Equation,
  type Graph,
  type Leaf,
  parametersOf,
  shapeOfName,
} from '../core/graph.ts'
import { isMatrix, isScalar, isVector } from '../core/shape.ts'
import {
  addOf,
  dotOf,
  hadamardOf,
  mulOf,
  scaleOf,
  sumOf,
  traceOf,
  transposeOf,
} from '../ops/build.ts'
import { addedEquation } from './added.ts'
import { shareOf } from './derive.ts'
import { deriveForward } from './forward.ts'

/** What an equation says of changes, and what becomes of the loss by it. */
export interface Differential {
  readonly of: string
  /** The names on its right side that move. */
  readonly movers: readonly string[]
  /** `dY = X dW`; of all but the loss `⟨∂L/∂Y, dY⟩` in terms of the changes on the right side as well. */
  readonly chains: readonly Derivation[]
}

/** Differentials, and the network in which all parameters move: there their chains have to hold. */
export interface Differentials {
  readonly graph: Graph
  readonly all: readonly Differential[]
}

/** The differentials of the equations on the way to the loss; none of families and of losses that are no scalars. */
export const differentialsOf = (graph: Graph): Differentials => {
  if (graph.families.length > 0 || !isScalar(shapeOfName(graph, graph.loss) ?? []))
    return { graph, all: [] }
  const parameters = parametersOf(graph)
  const names = new Set(parameters.map(leaf => leaf.name))
  const moved = movedGraph(graph, parameters)
  const found = deriveForward(moved, MOVED, ancestorsOfLoss(graph))
  const moving = new Set([...names, ...found.map(one => one.loss)])
  const all = found.flatMap(one => {
    const equation = graph.equations.find(({ name }) => name === one.loss)
    const movers = equation?.uses.filter(name => moving.has(name)) ?? []
    return equation ? differentialOf(graph, equation, movers, one) : []
  })
  return { graph: moved, all }
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
  const total = chainOf({ ...found, loss: graph.loss, wrt: equation.name }, [head, last.form])
  const paired =
    equation.name === graph.loss ? undefined : pairedOf(graph, equation, movers, last.form)
  return [{ of: equation.name, movers, chains: paired ? [total, paired] : [total] }]
}

/** The whole, or its entry where the differential stays in entries. */
const headOf = ({ steps }: Derivation, last: Form | undefined): Form | undefined =>
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
  if (put.level === 'index') return undefined
  const [loss, moved] = [variable(graph.loss, []), variable(MOVED, [])]
  const gradient = grad(loss, equation)
  const shares = movers.map(name => {
    const by = variable(name, shapeOfName(graph, name) ?? [])
    const share = shareOf(graph, name, equation.name)
    return share && innerOf(share, totalGrad(by, moved))
  })
  if (!shares.every(share => share !== undefined)) return undefined
  const first = innerOf(gradient, totalGrad(equation, moved))
  const second = innerOf(gradient, put.expr)
  const chain = {
    loss: graph.loss,
    wrt: equation.name,
    shape: [],
    kind: 'paths',
    steps: [],
  } as const
  return chainOf(chain, distinct([first, second, addOf(...shares)]))
}

/** A member that says what one beside it says is left out. */
const distinct = (exprs: readonly [Expr, Expr, Expr]): readonly Form[] => {
  const [first, second, third] = exprs
  const isSaid = sameExpr(first, second) || sameExpr(second, third)
  return (isSaid ? [first, third] : exprs).map(expr => ({ level: 'matrix', expr }))
}

const chainOf = (derivation: Derivation, forms: readonly Form[]): Derivation => ({
  ...derivation,
  kind: 'paths',
  steps: forms.map((form, n): Step => {
    const rule = n === 0 ? 'goal' : n === 1 ? 'differential' : 'under-trace'
    return { rule, form, target: derivation.wrt, kind: 'paths', uses: [] }
  }),
})

/** The sum of the products of entries. */
const innerOf = (left: Expr, right: Expr): Expr => {
  const { shape } = right
  if (isScalar(shape)) return mulOf(left, right)
  if (isVector(shape)) return dotOf(left, right)
  return isMatrix(shape) ? traceOf(mulOf(transposeOf(left), right)) : sumOf(hadamardOf(left, right))
}

/** The network with every parameter moving along a direction of its own, by the number 0. */
const movedGraph = (graph: Graph, parameters: readonly Leaf[]): Graph => {
  const names = new Set(parameters.map(leaf => leaf.name))
  return {
    ...graph,
    leaves: [
      ...graph.leaves.map(leaf =>
        names.has(leaf.name) ? { ...leaf, name: startOf(leaf.name) } : leaf,
      ),
      ...parameters.map(({ name, shape }) => ({ name: directionOf(name), shape, adjectives: [] })),
      { name: MOVED, shape: [], adjectives: [], fixed: 0 },
    ],
    equations: [...parameters.map(movedEquation), ...graph.equations],
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
