import type { Arith } from '../core/arith.ts'
import { type Expr, exprKey, type Var } from '../core/expr.ts'
import {
  ancestorsOf,
  ancestorsOfLoss,
  consumersOf,
  type Equation,
  type Graph,
} from '../core/graph.ts'
import { count, mapTensor, type Tensor, tensor } from '../core/tensor.ts'
import type { Slope } from '../core/term.ts'
import { evaluateExpr } from '../numeric/evaluate.ts'
import { type Draw, leafValue, lookUp, plainEnv } from '../numeric/sample.ts'
import { constant, moving, type Tangent, tangentsOver } from '../numeric/tangent.ts'

/** A network with numbers put in: values of all names, and the local Jacobians met so far. */
export interface Forward<T> {
  readonly A: Arith<T>
  readonly tangents: Arith<Tangent<T>>
  readonly graph: Graph
  /** Names on which the loss depends. */
  readonly reached: ReadonlySet<string>
  readonly draw: Draw
  readonly values: ReadonlyMap<string, Tensor<T>>
  /** The latest derivatives asked for. */
  readonly jacobians: Map<string, Tensor<T>>
  /** The latest values that stood still. */
  readonly still: Map<string, Tensor<Tangent<T>>>
}

/** Evaluates the whole network at a draw; leaves that are given have other values than there. */
export const forward = <T>(
  A: Arith<T>,
  graph: Graph,
  draw: Draw,
  given: ReadonlyMap<string, Tensor<T>> = new Map(),
): Forward<T> => {
  const values = new Map<string, Tensor<T>>()
  for (const { name } of graph.leaves) {
    const value = given.get(name) ?? leafValue(A, draw, name)
    if (value) values.set(name, value)
  }
  const env = plainEnv(graph, draw, name => lookUp(values, name))
  for (const { name, body } of graph.equations) values.set(name, evaluateExpr(A, body, env))
  return startFrom(A, graph, draw, values)
}

/** The same from the values that came with the draw. */
export const forwardNumbers = (A: Arith<number>, graph: Graph, draw: Draw): Forward<number> =>
  startFrom(A, graph, draw, draw.values)

/**
 * Derivatives of all entries of `of` by all entries of `by`: the axes of `of`,
 * then those of `by`. Direct: a name is looked through once, its other operands
 * held. Total: everything between follows.
 */
export const localJacobian = <T>(
  at: Forward<T>,
  of: Expr,
  by: Pick<Var, 'name'>,
  mode: Slope['mode'] = 'direct',
): Tensor<T> => {
  const key = `${mode} ${of.kind === 'var' ? of.name : exprKey(of)} by ${by.name}`
  const known = at.jacobians.get(key)
  if (known) return known
  const moved = mode === 'total' ? movedTotally(at, by.name) : seeded(at, by.name)
  const jacobian = jacobianOf(at, mode === 'total' ? of : lookThrough(at.graph, of, by.name), moved)
  const whole = dense(at.A, jacobian, lookUp(at.values, by.name).dims)
  return keep(at.jacobians, key, whole)
}

/** Derivatives that stand for others than the true ones. */
export interface Given<T> {
  total(name: string): Tensor<T> | undefined
  local(equation: string, by: string): Tensor<T> | undefined
}

/**
 * The total derivatives of the loss, or of another name, by all names, by one sweep backwards:
 * ∂ε/∂v = Σ over consumers c of ∂ε/∂c ∂c/∂v. Axes of the loss come first. What is given is taken instead.
 */
export const totalGradients = <T>(
  at: Forward<T>,
  of: string = at.graph.loss,
  given?: Given<T>,
): ReadonlyMap<string, Tensor<T>> => {
  const { A, graph, values } = at
  const reached = of === graph.loss ? at.reached : ancestorsOf(graph, of)
  const gradients = new Map<string, Tensor<T>>()
  const loss = lookUp(values, of).dims
  for (const [name, { dims }] of values) gradients.set(name, filled([...loss, ...dims], A.of(0)))
  gradients.set(of, identity(A, loss))
  const found = (name: string) => given?.total(name) ?? lookUp(gradients, name)
  for (const equation of [...graph.equations].reverse()) {
    if (!reached.has(equation.name)) continue
    const g = found(equation.name)
    for (const use of equation.uses) {
      const local = given?.local(equation.name, use) ?? localOf(at, equation, use)
      const share = pulledBack(at, [loss, equation.name, use], local, g)
      gradients.set(use, sumOf(A, lookUp(gradients, use), share))
    }
  }
  if (given) for (const name of gradients.keys()) gradients.set(name, found(name))
  return gradients
}

/** The gradient of one name when those of its consumers are given. */
export const gradientFromConsumers = <T>(
  at: Forward<T>,
  name: string,
  cotangent: (consumer: string) => Tensor<T>,
): Tensor<T> => {
  const { A, graph, reached, values } = at
  const loss = lookUp(values, graph.loss).dims
  const zero = filled([...loss, ...lookUp(values, name).dims], A.of(0))
  return consumersOf(graph, name)
    .filter(consumer => reached.has(consumer.name))
    .map(consumer =>
      pulledBack(
        at,
        [loss, consumer.name, name],
        localOf(at, consumer, name),
        cotangent(consumer.name),
      ),
    )
    .reduce((sum, share) => sumOf(A, sum, share), zero)
}

/** The total derivative of one name by another when those of its operands are given. */
export const tangentFromOperands = <T>(
  at: Forward<T>,
  name: string,
  by: string,
  tangent: (operand: string) => Tensor<T>,
): Tensor<T> => {
  const { A, graph, values } = at
  const dimsOf = (one: string) => lookUp(values, one).dims
  const [own, variable] = [dimsOf(name), dimsOf(by)]
  const equation = equationOf(graph, name)
  const of: Expr = { kind: 'var', name, shape: equation?.shape ?? [] }
  return (equation?.uses ?? [])
    .map(use => {
      const { data } = localJacobian(at, of, { name: use })
      const sizes = [count(own), count(dimsOf(use)), count(variable)]
      return tensor([...own, ...variable], product(A, data, tangent(use).data, sizes))
    })
    .reduce((sum, share) => sumOf(A, sum, share), filled([...own, ...variable], A.of(0)))
}

const startFrom = <T>(
  A: Arith<T>,
  graph: Graph,
  draw: Draw,
  values: ReadonlyMap<string, Tensor<T>>,
): Forward<T> => ({
  A,
  tangents: tangentsOver(A),
  graph,
  reached: ancestorsOfLoss(graph),
  draw,
  values,
  jacobians: new Map(),
  still: new Map(),
})

/** Derivations come in the order of the equations, so what is asked for again is asked for soon. */
const WINDOW = 32

const keep = <T>(table: Map<string, T>, key: string, value: T): T => {
  if (table.size >= WINDOW) table.clear()
  table.set(key, value)
  return value
}

/** A tensor of equal entries. */
export const filled = <T>(dims: readonly number[], value: T): Tensor<T> =>
  tensor(dims, new Array<T>(count(dims)).fill(value))

const sumOf = <T>(A: Arith<T>, a: Tensor<T>, b: Tensor<T>): Tensor<T> =>
  tensor(
    a.dims,
    a.data.map((value, n) => A.add(value, b.data[n] as T)),
  )

/** The derivative of a tensor by itself. */
export const identity = <T>(A: Arith<T>, dims: readonly number[]): Tensor<T> => {
  const size = count(dims)
  const data = new Array<T>(size * size).fill(A.of(0))
  for (let n = 0; n < size; n++) data[n * (size + 1)] = A.of(1)
  return tensor([...dims, ...dims], data)
}

const localOf = <T>(at: Forward<T>, { name, shape }: Equation, by: string): Tensor<T> =>
  localJacobian(at, { kind: 'var', name, shape }, { name: by })

/** G J for the local Jacobian J of an equation and the derivative G, of axes `loss`, by it. */
const pulledBack = <T>(
  { A, values }: Forward<T>,
  [loss, equation, by]: readonly [loss: readonly number[], equation: string, by: string],
  local: Tensor<T>,
  g: Tensor<T>,
): Tensor<T> => {
  const dimsOf = (name: string) => lookUp(values, name).dims
  const [inner, outer] = [dimsOf(equation), dimsOf(by)]
  const data = product(A, g.data, local.data, [count(loss), count(inner), count(outer)])
  return tensor([...loss, ...outer], data)
}

/** Entries of a product of matrices, row by row. */
const product = <T>(
  A: Arith<T>,
  a: readonly T[],
  b: readonly T[],
  sizes: readonly number[],
): T[] => {
  const [rows = 1, length = 1, width = 1] = sizes
  const result = new Array<T>(rows * width).fill(A.of(0))
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < length; k++) {
      const factor = a[row * length + k] as T
      for (let n = 0; n < width; n++) {
        const at = row * width + n
        result[at] = A.add(result[at] as T, A.mul(b[k * width + n] as T, factor))
      }
    }
  }
  return result
}

type Moved<T> = (name: string) => Tensor<Tangent<T>>

/** All names stand still but one, whose entries have a direction each. */
const seeded = <T>(at: Forward<T>, by: string): Moved<T> => {
  return name => {
    if (name !== by) return standing(at, name)
    const { dims, data } = lookUp(at.values, name)
    return tensor(
      dims,
      data.map((v, direction) => moving(at.A, v, direction)),
    )
  }
}

const standing = <T>({ values, still }: Forward<T>, name: string): Tensor<Tangent<T>> => {
  return still.get(name) ?? keep(still, name, mapTensor(lookUp(values, name), constant))
}

/** As `seeded`, and every equation after `by` follows. */
const movedTotally = <T>(at: Forward<T>, by: string): Moved<T> => {
  const { tangents, graph, draw } = at
  const still = seeded(at, by)
  const moved = new Map([[by, still(by)]])
  const value: Moved<T> = name => moved.get(name) ?? still(name)
  const env = plainEnv(graph, draw, value)
  for (const { name, body, uses } of graph.equations) {
    if (name === by || !uses.some(use => moved.has(use))) continue
    moved.set(name, evaluateExpr(tangents, body, env))
  }
  return value
}

/** The network where one name moves, each entry in a direction, and all that depends on it follows. */
export const forwardMoved = <T>(at: Forward<T>, by: string): Forward<Tangent<T>> => {
  const moved = movedTotally(at, by)
  const values = new Map([...at.values.keys()].map(name => [name, moved(name)] as const))
  return startFrom(at.tangents, at.graph, at.draw, values)
}

const lookThrough = (graph: Graph, of: Expr, by: string): Expr =>
  of.kind === 'var' && of.name !== by ? (equationOf(graph, of.name)?.body ?? of) : of

const equationOf = (graph: Graph, name: string): Equation | undefined => {
  const known = equations.get(graph)
  if (known) return known.get(name)
  equations.set(graph, new Map(graph.equations.map(e => [e.name, e])))
  return equationOf(graph, name)
}

const equations = new WeakMap<Graph, Map<string, Equation>>()

const jacobianOf = <T>({ tangents, graph, draw }: Forward<T>, body: Expr, moved: Moved<T>) =>
  evaluateExpr(tangents, body, plainEnv(graph, draw, moved))

/** What moves as derivatives: its own axes, then those of the variable. */
export const dense = <T>(
  A: Arith<T>,
  sparse: Tensor<Tangent<T>>,
  by: readonly number[],
): Tensor<T> => {
  const width = count(by)
  const data = new Array<T>(sparse.data.length * width).fill(A.of(0))
  sparse.data.forEach(({ along, d }, row) => {
    along.forEach((direction, n) => {
      data[row * width + direction] = d[n] as T
    })
  })
  return tensor([...sparse.dims, ...by], data)
}
