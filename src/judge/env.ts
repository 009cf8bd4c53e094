import type { Expr } from '../core/expr.ts'
import { ancestorsOf, dependentsOf, type Graph, parametersOf } from '../core/graph.ts'
import type { Doubt } from '../core/judgement.ts'
import { mentionedInExpr } from '../core/mentioned.ts'
import type { Shape } from '../core/shape.ts'
import { count, mapTensor, type Tensor, tensor } from '../core/tensor.ts'
import { type Env, evaluateForm } from '../numeric/evaluate.ts'
import { randomFrom } from '../numeric/random.ts'
import { lookUp, plainEnv } from '../numeric/sample.ts'
import { dimsOf, NoValue } from '../numeric/size-values.ts'
import type { World } from '../verify/context.ts'
import {
  type Forward,
  filled,
  forward,
  type Given,
  localJacobian,
  totalGradients,
} from '../verify/reference.ts'
import { secondJacobian } from '../verify/second.ts'
import { hasDerivative } from './forward.ts'
import { type Bound, type Knowledge, keyOf } from './knowledge.ts'
import { markOf } from './lenient/change.ts'
import type { Change, Coined, Still } from './lenient/policy.ts'
import { isSetByHand } from './moving.ts'
import { NO_VALUE, type Place, Unjudged } from './place.ts'
import { limitValue, takenValue } from './there.ts'

/** Why something has no value, where an error says so. */
export const doubtOf = (error: unknown): Doubt | undefined => {
  if (error instanceof Unjudged) return error.doubt
  return error instanceof NoValue ? NO_VALUE : undefined
}

/** Where the sides of an equality are evaluated. */
export const envOf = <T>(
  at: Knowledge,
  changes: ReadonlyMap<string, Coined>,
  world: World<T>,
): Env<T> => {
  const known = (envs.get(world) as Envs<T> | undefined) ?? new WeakMap<Knowledge, Env<T>>()
  envs.set(world, known)
  const found = known.get(at) ?? makeEnv(at, changes, world)
  known.set(at, found)
  return found
}

type Envs<T> = WeakMap<Knowledge, Env<T>>
const envs = new WeakMap<object, unknown>()

const makeEnv = <T>(
  at: Knowledge,
  changes: ReadonlyMap<string, Coined>,
  world: World<T>,
): Env<T> => {
  const forward = forwardAt(at.graph, world)
  return envAt({ at, changes, world, forward, sweeps: new Map(), given: new Map() })
}

const envAt = <T>(place: Place<T>): Env<T> => {
  const { graph, draw } = place.forward
  return {
    ...plainEnv(graph, draw, name => orUnjudged(() => valueAt(place, name))),
    gradient: (of, by) => orUnjudged(() => totalOf(place, of, by)),
    slope: (of, by, mode) =>
      orUnjudged(() => {
        for (const name of [...mentionedInExpr(of), by.name]) refuseRenamed(place.at, name)
        if (of.kind === 'var' && mode === 'total') return totalOf(place, of.name, by.name)
        if (of.kind === 'var') return localOf(place, of.name, by.name)
        if (hasDerivative(of)) return secondOf(place, of, by.name)
        return localJacobian(withDummies(place, of), of, by, mode)
      }),
  }
}

/** A name of the derivation that means another value now has no derivatives: the network knows the first. */
const refuseRenamed = ({ introduced, values: own }: Knowledge, name: string): void => {
  if (introduced.has(name) && own.has(name)) throw new Unjudged({ code: 'not-in-network', name })
}

/** Whether it says that something has no value here, as a thing not followed or an axis without places. */
export const isUnjudged = (error: unknown): boolean => doubtOf(error) !== undefined

const orUnjudged = <V>(find: () => V): V => {
  try {
    return find()
  } catch (error) {
    if (error instanceof RangeError) throw new Unjudged(NO_VALUE)
    throw error
  }
}

/** The network as the derivation has it, at the draw of another. */
const forwardAt = <T>(graph: Graph, { A, at }: World<T>): Forward<T> => {
  if (graph === at.graph) return at
  const known = (forwards.get(at) as WeakMap<Graph, Forward<T>> | undefined) ?? new WeakMap()
  forwards.set(at, known)
  const found = known.get(graph) ?? forward(A, graph, at.draw)
  known.set(graph, found)
  return found
}

const forwards = new WeakMap<object, unknown>()

const boundValue = <T>({ changes, world }: Place<T>, bound: Bound): Tensor<T> => {
  if (bound.doubt) throw new Unjudged(bound.doubt)
  return evaluateForm(world.A, bound.form, envOf(bound.within, changes, world))
}

/** The name of a number of which nothing is known. */
export const dummyName = (name: string): string => `~${name}`

const DUMMIES = 7

const dummyAt = <T>({ forward: { A, draw } }: Place<T>, name: string, shape: Shape): Tensor<T> => {
  const letters = [...name].map(letter => letter.codePointAt(0) ?? 0)
  const random = randomFrom(draw.seed, draw.turn, DUMMIES, ...letters)
  return mapTensor(filled(dimsOf(draw.sizes, shape), 0), () => A.of(random.normal()))
}

/** Values beside which an expression is derived, with those of letters that stand for any. */
const withDummies = <T>(place: Place<T>, of: Expr): Forward<T> => {
  const own = mentionedInExpr(of).flatMap(name => {
    const bound = place.at.values.get(name)
    return bound && isDummy(bound, name) ? [[name, valueAt(place, name)] as const] : []
  })
  const { forward: here } = place
  if (own.length === 0) return here
  const none = { jacobians: new Map(), still: new Map() }
  return { ...here, ...none, values: new Map([...here.values, ...own]) }
}

const isDummy = ({ form }: Bound, name: string): boolean =>
  form.level === 'matrix' && form.expr.kind === 'var' && form.expr.name === dummyName(name)

const valueAt = <T>(place: Place<T>, name: string): Tensor<T> => {
  const bound = place.at.values.get(name)
  if (name === dummyName(name.slice(1))) return dummyAt(place, name, [])
  if (bound && isDummy(bound, name)) return dummyAt(place, dummyName(name), bound.shape)
  if (bound) return remember(place, name, () => boundValue(place, bound))
  const coined = place.changes.get(name)
  if (coined) return remember(place, name, () => coinedValue(place, coined))
  return lookUp(place.forward.values, name)
}

const coinedValue = <T>(place: Place<T>, coined: Coined): Tensor<T> => {
  switch (coined.kind) {
    case 'taken':
      return takenValue(place, coined, valueAtPlace)
    case 'limit':
      return limitValue(place, coined, valueAtPlace)
    case 'change':
      return changeOf(place, coined)
  }
}

const valueAtPlace = <T>(place: Place<T>, expr: Expr): Tensor<T> =>
  evaluateForm(place.forward.A, { level: 'matrix', expr }, envAt(place))

/** Values that were worked out, by name. */
const remember = <T>(place: Place<T>, name: string, find: () => Tensor<T>): Tensor<T> => {
  const table = (values.get(place) as Map<string, Tensor<T>> | undefined) ?? new Map()
  values.set(place, table)
  const known = table.get(name)
  if (known) return known
  const found = find()
  table.set(name, found)
  return found
}

const values = new WeakMap<object, unknown>()

/** The total derivative of one name by another: what was found for it, else by what was found for others. */
const totalOf = <T>(place: Place<T>, of: string, by: string): Tensor<T> => {
  const { at, forward: here } = place
  refuseRenamed(at, by)
  if (at.introduced.has(by) && !ancestorsOf(here.graph, of).has(by))
    throw new Unjudged({ code: 'not-in-network', name: by })
  const bound = at.derivatives.get(keyOf(of, by, 'total'))
  if (bound) return remember(place, keyOf(of, by, 'total'), () => boundValue(place, bound))
  if (at.derivatives.size === 0 && of !== here.graph.loss)
    return localJacobian(here, { kind: 'var', name: of, shape: [] }, { name: by }, 'total')
  const sweep = place.sweeps.get(of) ?? totalGradients(here, of, givenIn(place, of))
  place.sweeps.set(of, sweep)
  const found = lookUp(sweep, by)
  if (at.derivatives.size > 0 && found.data.some(value => Number.isNaN(here.A.primal(value))))
    throw new Unjudged(doubtBehind(place, of, by))
  return found
}

/** What is not followed among what a derivative rests on. */
const doubtBehind = <T>({ at, forward: { graph } }: Place<T>, of: string, by: string): Doubt => {
  const after = [...dependentsOf(graph, by)]
  const keys = after.flatMap(name => [
    keyOf(of, name, 'total'),
    ...after.map(other => keyOf(other, name, 'direct')),
  ])
  const bound = keys.map(key => at.derivatives.get(key)).find(one => one?.doubt)
  return bound?.doubt ?? { code: 'not-finite' }
}

const givenIn = <T>(place: Place<T>, of: string): Given<T> | undefined => {
  const { at, forward: here } = place
  if (at.derivatives.size === 0) return undefined
  const find = (key: string, names: readonly string[]): Tensor<T> | undefined => {
    const bound = at.derivatives.get(key)
    if (!bound) return undefined
    const dims = () => names.flatMap(name => lookUp(here.values, name).dims)
    return remember(place, key, () =>
      bound.doubt ? filled(dims(), here.A.of(Number.NaN)) : boundValue(place, bound),
    )
  }
  return {
    total: name => find(keyOf(of, name, 'total'), [of, name]),
    local: (equation, by) => find(keyOf(equation, by, 'direct'), [equation, by]),
  }
}

const localOf = <T>(place: Place<T>, of: string, by: string): Tensor<T> => {
  const key = keyOf(of, by, 'direct')
  const bound = place.at.derivatives.get(key)
  if (bound) return remember(place, key, () => boundValue(place, bound))
  return localJacobian(place.forward, { kind: 'var', name: of, shape: [] }, { name: by })
}

/** The derivative of a derivative; what was found for one otherwise is not followed into it. */
const secondOf = <T>({ at, forward: here }: Place<T>, of: Expr, by: string): Tensor<T> => {
  if (at.derivatives.size > 0) throw new Unjudged({ code: 'second-derivative' })
  return secondJacobian(here, of, by)
}

/** The change of a value: Σ over what it mentions of the derivative by that times its change. */
const changeOf = <T>(place: Place<T>, { of, still }: Change): Tensor<T> => {
  if (of.kind === 'var') return changeOfName(place, of.name, still)
  return added(place, of, [...new Set(mentionedInExpr(of))], still)
}

const changeOfName = <T>(place: Place<T>, name: string, still: Still): Tensor<T> => {
  const key = `${markOf(still)} ${name}`
  const bound = place.at.values.get(key)
  return remember(place, key, () => {
    if (bound) return boundValue(place, bound)
    const own = place.at.values.get(name)
    if (own && isDummy(own, name)) return dummyAt(place, `${key} of any`, own.shape)
    const equation = place.forward.graph.equations.find(e => e.name === name)
    if (!equation) return changeOfLeaf(place, name, still)
    if (equation.uses.length === 0) return nothingOf(place, name)
    return added(place, { kind: 'var', name, shape: equation.shape }, equation.uses, still)
  })
}

/** What is made of numbers alone does not change. */
const nothingOf = <T>({ forward: { A, values: known } }: Place<T>, name: string): Tensor<T> =>
  filled(lookUp(known, name).dims, A.of(0))

const CHANGES = 6

const changeOfLeaf = <T>({ forward: here }: Place<T>, name: string, still: Still): Tensor<T> => {
  const { A, graph, draw, values: known } = here
  const { dims } = lookUp(known, name)
  const number = graph.leaves.findIndex(leaf => leaf.name === name)
  if (number < 0) throw new Unjudged(NO_VALUE)
  const isParameter = parametersOf(graph).some(leaf => leaf.name === name)
  const isInput = !isParameter || isSetByHand(name, dims.length)
  const isLabel = graph.leaves[number]?.role === 'label'
  const isStill =
    typeof still === 'string' ? still === (isInput ? 'inputs' : 'parameters') : still.includes(name)
  if (isStill || (isLabel && still !== 'nothing')) return filled(dims, A.of(0))
  const random = randomFrom(draw.seed, draw.turn, CHANGES, number)
  return mapTensor(filled(dims, 0), () => A.of(random.normal()))
}

const added = <T>(place: Place<T>, of: Expr, names: readonly string[], still: Still): Tensor<T> => {
  const { A } = place.forward
  const shares = names.map(name => {
    const local =
      of.kind === 'var'
        ? localOf(place, of.name, name)
        : localJacobian(withDummies(place, of), of, { name })
    return { local, change: changeOfName(place, name, still) }
  })
  const [first] = shares
  if (!first) return filled(valueAtPlace(place, of).dims, A.of(0))
  const dims = first.local.dims.slice(0, first.local.dims.length - first.change.dims.length)
  const data = Array.from({ length: count(dims) }, (_, row) =>
    shares.reduce((sum, { local, change }) => {
      const width = change.data.length
      return change.data.reduce(
        (all, d, n) => A.add(all, A.mul(local.data[row * width + n] as T, d)),
        sum,
      )
    }, A.of(0)),
  )
  return tensor(dims, data)
}
