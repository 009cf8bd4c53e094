import type { Expr } from '../core/expr.ts'
import { consumersOf, dependentsOf, type Equation, type Graph } from '../core/graph.ts'
import { sameSyntax } from '../core/nodes.ts'
import type { Op } from '../core/op.ts'
import { isScalar, sameShape } from '../core/shape.ts'
import type { CallSyntax, Syntax } from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { factorsOf, nodes, placesOf, renamed, summandsOf, unplaced } from './rewrite.ts'

/** Where a network applies an elementwise function. */
export interface Activation {
  readonly call: CallSyntax
  readonly op: Op
  /** What it is applied to. */
  readonly arg: Syntax
  /** The node whose value it is, where it is the whole of an equation. */
  readonly node?: string
  /** Letters of the equation, where it is one of entries. */
  readonly letters: readonly string[]
}

/** Every activation of a network, a function that has a name, in the order of its equations. */
export const activationsOf = (graph: Graph): readonly Activation[] =>
  elementwiseOf(graph).filter(({ op }) => op.elementwise?.named)

/** The same with the functions that are the whole of an equation, `h = \sin(z)`. */
export const appliedIn = (graph: Graph): readonly Activation[] =>
  elementwiseOf(graph).filter(({ op, node }) => op.elementwise?.named || node !== undefined)

const elementwiseOf = (graph: Graph): readonly Activation[] => {
  const known = activations.get(graph)
  if (known) return known
  const found = graph.equations.flatMap(equation => elementwiseIn(graph, equation))
  activations.set(graph, found)
  return found
}
const activations = new WeakMap<Graph, readonly Activation[]>()

const elementwiseIn = (graph: Graph, equation: Equation): readonly Activation[] => {
  const body = unplaced(equation.syntax.body)
  const letters = equation.syntax.letters.map(letter => letter.name)
  return [...nodes(body)].flatMap(call => {
    const [arg] = call.kind === 'call' ? call.args : []
    const op = call.kind === 'call' ? functionOf(graph, call.name) : undefined
    if (call.kind !== 'call' || !arg || !op?.elementwise) return []
    return [{ call, op, arg, letters, ...(call === body && { node: equation.name }) }]
  })
}

export const functionOf = (graph: Graph, called: string): Op | undefined =>
  graph.functions.get(called) ?? opCalled(called)

/** f′(z) of an activation. */
export const slopeOf = ({ call }: Activation, args: readonly Syntax[] = call.args): Syntax => {
  const { span: _, ...bare } = call
  return { ...bare, args, primes: call.primes + 1 }
}

/** A function of a whole vector that gives a vector of the same length: each output depends on all inputs. */
export const isCoupling = (op: Op): boolean =>
  !op.elementwise &&
  op.signatures.some(signature => signature.replaceAll(' ', '') === 'vector(n)->vector(n)')

/** Equations whose whole body is a coupling of one name, or one value by the sum of all. */
export const couplingsOf = (
  graph: Graph,
): readonly { readonly node: string; readonly by: string }[] =>
  graph.equations.flatMap(equation => {
    const by = coupledIn(equation) ?? writtenIn(equation) ?? normalisedIn(graph, equation)
    return by === undefined ? [] : [{ node: equation.name, by }]
  })

const coupledIn = ({ body }: Equation): string | undefined => {
  const [arg] = body.kind === 'call' ? body.args : []
  return body.kind === 'call' && isCoupling(body.op) && arg ? onlyArray(arg) : undefined
}

/** As the file writes it, whatever a derivation has made of it. */
const writtenIn = ({ syntax: { body } }: Equation): string | undefined => {
  if (body.kind !== 'call') return undefined
  const op = opCalled(body.name)
  const [arg] = body.args
  return op && isCoupling(op) && arg?.kind === 'name' ? arg.name : undefined
}

/** The one array in `a` or `a/T`, which may be scaled. */
const onlyArray = (arg: Expr): string | undefined => {
  if (arg.kind === 'var') return arg.name
  if (arg.kind !== 'call') return undefined
  const arrays = arg.args.filter(one => !isScalar(one.shape))
  const [only] = arrays
  return arrays.length === 1 && only?.kind === 'var' && sameShape(only.shape, arg.shape)
    ? only.name
    : undefined
}

/** `a` of `y[k] = exp(a[k])/sum(l, exp(a[l]))`, where the sum may have a name. */
const normalisedIn = (
  { equations }: Graph,
  { syntax: { letters, body } }: Equation,
): string | undefined => {
  const [letter, ...others] = letters
  if (!letter || others.length > 0 || body.kind !== 'infix' || body.sign !== '/') return undefined
  const { left, right: below } = body
  const named = below.kind === 'name' && equations.find(one => one.name === below.name)
  const right = named ? named.syntax.body : below
  const [bound, ...more] = right.kind === 'sum' ? right.letters : []
  if (right.kind !== 'sum' || !bound || more.length > 0) return undefined
  const [arg] = left.kind === 'call' ? left.args : []
  const isSame = sameSyntax(renamed(right.body, bound.name, letter.name), left)
  if (!isSame || arg?.kind !== 'indexed' || arg.base.kind !== 'name') return undefined
  return arg.base.name
}

/** Whether a name is a leaf that every equation with it adds to something. */
export const isBias = (graph: Graph, by: string): boolean => {
  const consumers = consumersOf(graph, by)
  return (
    graph.leaves.some(leaf => leaf.name === by) &&
    consumers.length > 0 &&
    consumers.every(({ syntax }) => [...nodes(syntax.body)].some(node => addsName(node, by)))
  )
}

const addsName = (node: Syntax, by: string): boolean => {
  const summands = summandsOf(node)
  return summands.length > 1 && summands.some(({ syntax }) => isCopyOf(syntax, by))
}

/** The name, its transpose, an entry of it, or copies of it side by side: `ones(N)*b'`. */
const isCopyOf = (syntax: Syntax, by: string): boolean => {
  if (syntax.kind === 'name') return syntax.name === by
  if (syntax.kind === 'transposition') return isCopyOf(syntax.arg, by)
  if (syntax.kind === 'indexed') return isCopyOf(syntax.base, by)
  const factors = factorsOf(syntax)
  if (factors.length !== 2) return false
  const others = factors.filter(factor => !isCopyOf(factor, by))
  return others.length === 1 && others.every(isFilled)
}

const isFilled = (syntax: Syntax): boolean => {
  const bare = syntax.kind === 'transposition' ? syntax.arg : syntax
  return bare.kind === 'call' && opCalled(bare.name)?.fill !== undefined
}

/** The equations that mention what is derived by and lead on to what is derived. */
export const stepsFrom = (graph: Graph, by: string, of: string): readonly Equation[] =>
  consumersOf(graph, by).filter(({ name: own }) => own === of || dependentsOf(graph, own).has(of))

const MOST_PATHS = 12

/** Paths along equations from one name to another, each with both its ends; none where there are too many. */
export const pathsBetween = (
  graph: Graph,
  by: string,
  of: string,
): readonly (readonly string[])[] => {
  const found: (readonly string[])[] = []
  const walk = (path: readonly string[]): void => {
    const last = path.at(-1) as string
    if (found.length > MOST_PATHS) return
    if (last === of) found.push(path)
    else for (const { name: next } of stepsFrom(graph, last, of)) walk([...path, next])
  }
  walk([by])
  return found.length > MOST_PATHS ? [] : found
}

/** Whether a name stands in an expression. */
export const mentions = (syntax: Syntax, text: string): boolean => placesOf(syntax, text).length > 0
