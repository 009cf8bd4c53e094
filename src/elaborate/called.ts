import { ancestorsOf, type Graph, shapeOfName } from '../core/graph.ts'
import { called, name as named } from '../core/nodes.ts'
import { mapParts } from '../core/parts.ts'
import { isScalar } from '../core/shape.ts'
import type { CallSyntax, Syntax } from '../core/syntax.ts'
import { vcat } from '../ops/vcat.ts'
import { refuse } from './refusal.ts'

/**
 * An expression with values for calls of them: `f(x)` is f, `f'(x)` its derivative, `f'(2)` that at x = 2; of an
 * unknown function of several numbers `g'(a, b)` is the column of its derivatives.
 */
export const withoutCalls = (graph: Graph, syntax: Syntax): Syntax => {
  if (syntax.kind === 'call' && shapeOfName(graph, syntax.name) !== undefined)
    return meaningOf(graph, syntax)
  const inner = mapParts(syntax, part => withoutCalls(graph, part))
  return inner.kind === 'call' && isOfSeveral(graph, inner) ? slopesOf(inner) : inner
}

/** `f'(a, b)` of an unknown function of several numbers. */
const isOfSeveral = ({ functions }: Graph, { name, primes, args }: CallSyntax): boolean =>
  functions.has(name) && primes === 1 && args.length > 1

/** The column of the derivatives by each argument. */
const slopesOf = (call: CallSyntax): Syntax =>
  called(
    vcat.name,
    call.args.map((_, n): CallSyntax => ({ ...call, primes: 0, slot: n + 1 })),
    call.span && { span: call.span },
  )

const meaningOf = (graph: Graph, call: CallSyntax): Syntax => {
  const { name, args, primes, span } = call
  const at = span && { span }
  const [arg, ...others] = args
  const value = named(name, at)
  const isOwn = args.every(one => isBehind(graph, name, one))
  if (isOwn && primes === 0) return value
  const by = others.length === 0 ? variableOf(graph, name, arg) : undefined
  const isNumber = isScalar(shapeOfName(graph, name) ?? [])
  if (!by || !arg || primes > 1 || (primes === 1 && !isNumber))
    return refuse('called-value', call, { found: name, name, repair: name })
  const of: Syntax =
    primes === 0 ? value : { kind: 'derivative', of: value, by: named(by), total: true, ...at }
  return isOwn ? of : { kind: 'evaluated', of, at: [{ name: by, value: arg }], ...at }
}

/** What a value is a function of: what it is called by, else the one number that it is computed from. */
const variableOf = (graph: Graph, name: string, arg: Syntax | undefined): string | undefined => {
  if (arg?.kind === 'name' && isBehind(graph, name, arg)) return arg.name
  const behind = ancestorsOf(graph, name)
  const [leaf, ...others] = graph.leaves.filter(one => behind.has(one.name))
  return leaf && others.length === 0 && isScalar(leaf.shape) ? leaf.name : undefined
}

const isBehind = (graph: Graph, name: string, arg: Syntax): boolean => {
  const base = arg.kind === 'indexed' ? arg.base : arg
  return base.kind === 'name' && base.name !== name && ancestorsOf(graph, name).has(base.name)
}
