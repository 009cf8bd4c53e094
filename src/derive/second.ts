import { ONE } from '../core/affine.ts'
import {
  type Closed,
  type Definition,
  type Derivation,
  type Form,
  type IndexForm,
  resultOf,
  type Stated,
} from '../core/derivation.ts'
import { type Expr, table, type Var, variable } from '../core/expr.ts'
import { type Assume, type Graph, shapeOfName } from '../core/graph.ts'
import { isMatrix, isScalar, isUnit, type Shape } from '../core/shape.ts'
import { entry, type Ix, position, product, sum } from '../core/term.ts'
import { dotOf, mulOf, scaleOf, traceOf, transposeOf } from '../ops/build.ts'
import { addedEquation, derivativeStated, withEquations } from './added.ts'
import { closedForms } from './closed.ts'
import { derive } from './derive.ts'
import { freeName, gradsOf } from './grads.ts'
import { DeriveError } from './slope.ts'

/** A derivative of a gradient, in a network of which the gradient is an equation. */
export interface Second {
  /** Twice derived by: the first for the gradient, then the second. */
  readonly wrt: readonly [string, string]
  /** The network with the gradient as equations, and what is derived in it as its loss. */
  readonly graph: Graph
  /** That the gradient is one, and that the closed form is right. */
  readonly stated: readonly [gradient: Stated, closed: Stated]
  /**
   * Where something is known of the second name, the network with the gradient in which nothing is: the gradient
   * has to be one there as well, or it may not be derived.
   */
  readonly freed?: Graph
  /** The equations that were added for it, and the one that is the gradient. */
  readonly gradient: readonly Definition[]
  readonly name: string
  /** The derivation that is asked for, then those of the derivatives that it rests on. */
  readonly derivations: readonly Derivation[]
  /** Without other derivatives; all its definitions are equations of the network. */
  readonly closed: Closed
}

/** Second derivatives: the Hessian, and its product with a direction of the shape of the variable. */
export interface SecondOrder {
  readonly hessian: Second
  /** Only where both variables are the same, and not a scalar. */
  readonly product?: Second & { readonly direction: string }
}

/**
 * The Hessians of a scalar loss by pairs of names, each once: Jacobians of the
 * closed gradients. Throws DeriveError where the loss is no scalar.
 */
export const secondOrder = (
  graph: Graph,
  derivations: readonly Derivation[],
  names: readonly string[],
): readonly SecondOrder[] => {
  if (!isScalar(shapeOfName(graph, graph.loss) ?? [])) {
    throw new DeriveError('second-needs-scalar', { name: graph.loss })
  }
  const known = closedForms(graph, derivations)
  return names.flatMap((first, n) =>
    names.slice(n).map(second => {
      const free = freedOf(graph, second)
      const closed = free === graph ? known : closedForms(free, [])
      const gradient = gradientOf(graph, free, first, closed(first))
      const hasProduct = first === second && !isScalar(gradient.whole.shape)
      return {
        hessian: hessianOf(gradient, first, second),
        ...(hasProduct ? { product: productOf(gradient, first) } : {}),
      }
    }),
  )
}

/**
 * The network in which nothing is known of a name but where it lies: what is to be derived by it
 * may not rest on its being symmetric, for a derivative goes in all directions.
 */
const freedOf = (graph: Graph, name: string): Graph => {
  const leaf = graph.leaves.find(one => one.name === name)
  const isPlain = (leaf?.adjectives ?? []).every(one => OPEN.has(one))
  const others = graph.assumptions.filter(one => one.name !== name || isOpen(one))
  if (!leaf || (isPlain && others.length === graph.assumptions.length)) return graph
  const free = { ...leaf, adjectives: leaf.adjectives.filter(one => OPEN.has(one)) }
  const leaves = graph.leaves.map(one => (one === leaf ? free : one))
  return { ...graph, leaves, assumptions: others }
}

const isOpen = (one: Assume): boolean =>
  one.kind === 'bound' || (one.kind === 'adjective' && OPEN.has(one.adjective))

/** Adjectives that hold in all directions from a place where they hold. */
const OPEN: ReadonlySet<string> = new Set(['invertible', 'positive'])

/** A network with a gradient among its equations. */
interface Gradient {
  readonly graph: Graph
  readonly whole: Var
  /** That it is one. */
  readonly stated: Stated
  readonly definitions: readonly Definition[]
  readonly freed?: Graph
}

/** `free` is the network in which the gradient was found. */
const gradientOf = (
  graph: Graph,
  free: Graph,
  by: string,
  { definitions, result }: Closed,
): Gradient => {
  const taken = new Set([...graph.names, ...definitions.map(d => d.name)])
  const shape = shapeOfName(graph, by) ?? []
  const whole = variable(freeName(`g_${by}`, taken), shape)
  const all = [...definitions, { name: whole.name, of: by, shape, form: result }]
  const equations = all.map(d => addedEquation(d.name, bodyOf(d.form, d.shape)))
  const stated = derivativeStated(graph, graph.loss, by, () => bodyOf(result, shape))
  const within = (one: Graph): Graph => ({ ...withEquations(one, equations), claims: [] })
  const freed = free === graph ? {} : { freed: within(free) }
  return { graph: within(graph), whole, definitions: all, stated, ...freed }
}

const hessianOf = (gradient: Gradient, first: string, second: string): Second =>
  secondOf({ ...gradient.graph, loss: gradient.whole.name }, gradient, [first, second])

/** The gradient of ⟨g, v⟩ for a fixed direction v: the Hessian times v. */
const productOf = (gradient: Gradient, by: string) => {
  const { graph, whole, definitions } = gradient
  const v = variable(freeName(`v_${by}`, graph.names), whole.shape)
  const loss = freeName(`s_${by}`, graph.names)
  const inner = addedEquation(loss, innerProduct(whole, v))
  const leaf = { name: v.name, shape: v.shape, adjectives: [] }
  const wide = withEquations({ ...graph, leaves: [...graph.leaves, leaf] }, [inner])
  const names = new Set([...wide.names, v.name])
  const own = { name: loss, of: by, shape: [], form: matrix(inner.body) }
  const all = { ...gradient, definitions: [...definitions, own] }
  const second = secondOf({ ...wide, names, loss }, all, [by, by])
  return { ...second, direction: v.name }
}

const secondOf = (
  graph: Graph,
  { whole, definitions, stated, freed }: Gradient,
  wrt: readonly [string, string],
): Second => {
  const [, by] = wrt
  const derivations = withDependencies(graph, by)
  const closed = closedForms(graph, derivations)(by)
  const right = derivativeStated(graph, graph.loss, by, left => bodyOf(closed.result, left.shape))
  return {
    wrt,
    graph: withDefinitions(graph, closed),
    stated: [stated, right],
    ...(freed && { freed }),
    gradient: definitions,
    name: whole.name,
    derivations,
    closed,
  }
}

/** The network with the definitions of a closed form as equations. */
const withDefinitions = (graph: Graph, { definitions }: Closed): Graph =>
  withEquations(
    graph,
    definitions.map(d => addedEquation(d.name, bodyOf(d.form, d.shape))),
  )

const withDependencies = (graph: Graph, name: string): readonly Derivation[] => {
  const found = [...derive(graph, [name])]
  const known = new Set([name])
  for (const derivation of found) {
    for (const { by } of gradsOf(resultOf(derivation))) {
      if (known.has(by)) continue
      known.add(by)
      found.push(...derive(graph, [by]))
    }
  }
  return found
}

const innerProduct = (g: Var, v: Var): Expr => {
  if (isScalar(g.shape)) return scaleOf(g, v)
  if (isMatrix(g.shape)) return traceOf(mulOf(transposeOf(g), v))
  if (g.shape.length <= 2) return dotOf(g, v)
  const letters = g.shape.map((dim, n): Ix => ({ name: `#${n}`, dim }))
  const at = letters.map(position)
  return table([], sum(letters, product([entry(g, at), entry(v, at)])))
}

/** The whole behind a form, in the given shape. */
const bodyOf = (form: Form, shape: Shape): Expr =>
  form.level === 'matrix' ? form.expr : tableOf(form, shape)

/** Letters of an index form leave units out; those of a table do not. */
const tableOf = ({ free, term }: IndexForm, shape: Shape): Expr => {
  const left = [...free]
  const letters = shape.map((dim, n): Ix => {
    const next = isUnit(dim) ? undefined : left.shift()
    return next ?? { name: `#${n}`, dim: ONE }
  })
  return table(letters, term)
}

const matrix = (expr: Expr): Form => ({ level: 'matrix', expr })
