import { ENTRIES, isWordOfClaims, NABLA } from '../core/claim-words.ts'
import { ancestorsOf, type Graph, shapeOfName } from '../core/graph.ts'
import { isTurnedIn } from '../core/layout.ts'
import { called, name as named, transposition } from '../core/nodes.ts'
import { mapParts } from '../core/parts.ts'
import { isScalar } from '../core/shape.ts'
import type { CallSyntax, Syntax } from '../core/syntax.ts'
import { vcat } from '../ops/vcat.ts'
import { refuse } from './refusal.ts'

/**
 * An expression with values for calls of them: `f(x)` is f, `f'(x)` its derivative, `f'(2)` that at x = 2; of an
 * unknown function of several numbers `g'(a, b)` is the column of its derivatives. `entries(X)` is X, and
 * `nabla(L, X)` the gradient.
 */
export const withoutCalls = (graph: Graph, syntax: Syntax): Syntax => {
  if (syntax.kind === 'call' && shapeOfName(graph, syntax.name) !== undefined)
    return meaningOf(graph, syntax)
  if (isWordOfClaims(graph, syntax, ENTRIES)) return withoutCalls(graph, listedIn(syntax))
  if (isWordOfClaims(graph, syntax, NABLA)) return gradientOf(graph, syntax)
  const inner = mapParts(syntax, part => withoutCalls(graph, part))
  return inner.kind === 'call' && isOfSeveral(graph, inner) ? slopesOf(inner) : inner
}

/** What is listed by its entries. */
export const listedIn = (call: CallSyntax): Syntax => {
  const { args, primes, slot, options } = call
  const [arg, ...others] = args
  const isPlain = primes === 0 && slot === 0 && options.every(isAxis)
  return arg && others.length === 0 && isPlain ? arg : refuse('entries-form', call)
}

/** `axis=2` */
const isAxis = ({ name, value }: CallSyntax['options'][number]): boolean =>
  name === 'axis' && value.kind === 'numeral' && value.text === '2'

/** `nabla(L, x)`, `nabla(f)`: in every layout of the shape of the variable. */
const gradientOf = (graph: Graph, call: CallSyntax): Syntax => {
  const { args, primes, slot, options, span } = call
  const [of, by = of && onlyLeafOf(graph, of), ...others] = args
  const isPlain = primes === 0 && slot === 0 && options.length === 0 && others.length === 0
  if (!isPlain || of?.kind !== 'name' || by?.kind !== 'name') return refuse('nabla-form', call)
  const [whole, variable] = [of, by].map(one => shapeOfName(graph, one.name))
  if (!whole || !variable || !isScalar(whole)) return refuse('nabla-form', call)
  const at = span && { span }
  const slope: Syntax = { kind: 'derivative', of, by, total: true, ...at }
  const isTurned = isTurnedIn(graph.settings.layout ?? 'gradient', whole, variable)
  return isTurned ? transposition(slope, at) : slope
}

/** The one leaf that a value is computed from. */
const onlyLeafOf = (graph: Graph, of: Syntax): Syntax | undefined => {
  const behind = of.kind === 'name' ? ancestorsOf(graph, of.name) : new Set<string>()
  const [leaf, ...others] = graph.leaves.filter(({ name }) => behind.has(name))
  return leaf && others.length === 0 ? named(leaf.name, of.span && { span: of.span }) : undefined
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
