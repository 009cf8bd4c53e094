import type { Arith } from '../core/arith.ts'
import type { Aim, Form } from '../core/derivation.ts'
import { dependentsOf, type Graph } from '../core/graph.ts'
import { mapTensor, type Tensor } from '../core/tensor.ts'
import { type Env, evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { randomFrom } from '../numeric/random.ts'
import { type Draw, lookUp, plainEnv } from '../numeric/sample.ts'
import {
  type Forward,
  filled,
  forwardNumbers,
  gradientFromConsumers,
  identity,
  localJacobian,
  tangentFromOperands,
  totalGradients,
} from './reference.ts'

/** A network at one draw with everything that its steps and claims may mention. */
export interface World<T> {
  readonly A: Arith<T>
  readonly at: Forward<T>
  /** Where steps are judged: other derivatives than theirs are independent and random. */
  stepEnv(aim: Aim): Env<T>
  /** Where closed results and claims are judged: gradients are the true ones. */
  totalEnv(): Env<T>
  /** The same with random ones for some names, from which those of the others follow. */
  givenEnv(names: ReadonlySet<string>): Env<T>
  /** The random cotangent that stands for the gradient of a name. */
  cotangent(name: string): Tensor<T>
}

export const worldOf = <T>(at: Forward<T>): World<T> => {
  const cotangents = new Map<string, Tensor<T>>()
  const cotangent = (name: string) =>
    cotangents.get(name) ?? put(cotangents, name, drawCotangent(at, name))
  let totals: ReadonlyMap<string, Tensor<T>> | undefined
  const total = (name: string) => {
    totals ??= totalGradients(at)
    return lookUp(totals, name)
  }
  return {
    A: at.A,
    at,
    cotangent,
    stepEnv: ({ of, by }) =>
      of === undefined ? backward(at, by, cotangent) : onward(at, of, by, total),
    totalEnv: () => derivativeEnv(at, total),
    givenEnv: names => derivativeEnv(at, following(at, names, cotangent)),
  }
}

type Given<T> = (name: string) => Tensor<T>

/** The derivative of the loss by one name follows from those by its consumers, which are given. */
const backward = <T>(at: Forward<T>, target: string, cotangent: Given<T>): Env<T> => {
  let own: Tensor<T> | undefined
  return derivativeEnv(at, name => {
    if (name !== target || name === at.graph.loss) return cotangent(name)
    own ??= gradientFromConsumers(at, name, cotangent)
    return own
  })
}

/** Derivatives of the loss by all names, some of which are given. */
const following = <T>(at: Forward<T>, names: ReadonlySet<string>, given: Given<T>): Given<T> => {
  const found = new Map<string, Tensor<T>>()
  const gradient: Given<T> = name => {
    if (names.has(name) || name === at.graph.loss) return given(name)
    return found.get(name) ?? put(found, name, gradientFromConsumers(at, name, gradient))
  }
  return gradient
}

/** The derivative of one name by another follows from those of its operands, which are given. */
const onward = <T>(at: Forward<T>, target: string, by: string, total: Given<T>): Env<T> => {
  const tangents = new Map<string, Tensor<T>>()
  const tangent = (name: string): Tensor<T> =>
    tangents.get(name) ?? put(tangents, name, drawTangent(at, name, by))
  let own: Tensor<T> | undefined
  const env = derivativeEnv(at, total)
  const moved = (of: string): Tensor<T> => {
    if (of !== target) return tangent(of)
    own ??= tangentFromOperands(at, of, by, tangent)
    return own
  }
  return {
    ...env,
    gradient: (of, name) => (name === by ? moved(of) : env.gradient(of, name)),
    slope: (of, name, mode) =>
      mode === 'total' && of.kind === 'var' && name.name === by
        ? moved(of.name)
        : env.slope(of, name, mode),
  }
}

const put = <T>(table: Map<string, T>, name: string, value: T): T => {
  table.set(name, value)
  return value
}

const derivativeEnv = <T>(at: Forward<T>, gradient: (name: string) => Tensor<T>): Env<T> => {
  const { graph, draw, values } = at
  const byLoss = (of: string, by: string): Tensor<T> =>
    of === graph.loss
      ? gradient(by)
      : localJacobian(at, { kind: 'var', name: of, shape: [] }, { name: by }, 'total')
  return {
    ...plainEnv(graph, draw, name => lookUp(values, name)),
    gradient: byLoss,
    slope: (of, by, mode) =>
      mode === 'total' && of.kind === 'var' && of.name === graph.loss
        ? gradient(by.name)
        : localJacobian(at, of, by, mode),
  }
}

/** The identity for the loss itself, 0 where the loss does not depend on the name, else random. */
const drawCotangent = <T>(at: Forward<T>, name: string): Tensor<T> => {
  const { A, graph, draw, values, reached } = at
  const loss = lookUp(values, graph.loss).dims
  if (name === graph.loss) return identity(A, loss)
  const dims = [...loss, ...lookUp(values, name).dims]
  if (!reached.has(name)) return filled(dims, A.of(0))
  const random = randomFrom(draw.seed, draw.turn, COTANGENTS, numberOf(graph, name))
  return mapTensor(filled(dims, 0), () => A.of(random.normal()))
}

/** The identity for the variable itself, 0 for what does not depend on it, else random. */
const drawTangent = <T>({ A, graph, draw, values }: Forward<T>, name: string, by: string) => {
  const own = lookUp(values, by).dims
  if (name === by) return identity(A, own)
  const dims = [...lookUp(values, name).dims, ...own]
  if (!dependentsOf(graph, by).has(name)) return filled(dims, A.of(0))
  const random = randomFrom(draw.seed, draw.turn, TANGENTS, numberOf(graph, name))
  return mapTensor(filled(dims, 0), () => A.of(random.normal()))
}

const COTANGENTS = 4
const TANGENTS = 5

/** Names are numbered in the order of the file, so that renaming changes no draw. */
const numberOf = (graph: Graph, name: string): number => {
  const known = numbers.get(graph)
  if (known) return known.get(name) ?? 0
  const names = [...graph.leaves, ...graph.equations].map(x => x.name)
  numbers.set(graph, new Map(names.map((other, n) => [other, n])))
  return numberOf(graph, name)
}

const numbers = new WeakMap<Graph, ReadonlyMap<string, number>>()

/** Value of a form at a draw, every gradient in it being the true one. */
export const evaluateWithGradients = (graph: Graph, draw: Draw, form: Form): Tensor =>
  evaluateForm(NUMBERS, form, worldOf(forwardNumbers(NUMBERS, graph, draw)).totalEnv())
