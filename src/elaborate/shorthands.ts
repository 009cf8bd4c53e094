import { ancestorsOf, type Graph, shapeOfName } from '../core/graph.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { CallSyntax, Let, Name, Shorthand, Syntax } from '../core/syntax.ts'
import { withoutCalls } from './called.ts'
import { refuse } from './refusal.ts'
import { type Report, tried } from './report.ts'
import { refuseSpace } from './said-space.ts'

/** Shorthands by name, their bodies in the language alone. */
export type Shorthands = ReadonlyMap<string, Shorthand>

/** The shorthands of a file; each may use those before it. */
export const shorthandsIn = (graph: Graph, lets: readonly Let[], report: Report): Shorthands => {
  const known = new Map<string, Shorthand>()
  for (const one of lets.flatMap(({ shorthands }) => shorthands)) {
    const body = tried(report, () => bodyOf(graph, one, known))
    if (body) known.set(one.name.name, { ...one, body })
  }
  return known
}

const bodyOf = (graph: Graph, one: Shorthand, known: Shorthands): Syntax => {
  const body = withoutCalls(graph, inFull(graph, one.body, known))
  for (const param of one.params) refuseParam(graph, { ...one, body }, param)
  refuseSpace(graph, [body], one.space)
  return body
}

const refuseParam = (graph: Graph, { params, body }: Shorthand, param: Name): void => {
  if (shapeOfName(graph, param.name) === undefined && !isPoint(body, param.name))
    refuse('unknown-name', param, { name: param.name })
  if (params.filter(({ name }) => name === param.name).length > 1)
    refuse('name-twice', param, { name: param.name })
}

/** Whether a name is where another has its value: `|_{θ = α}`. */
const isPoint = (syntax: Syntax, name: string): boolean =>
  (syntax.kind === 'evaluated' && syntax.at.some(({ value }) => isName(value, name))) ||
  parts(syntax).some(part => isPoint(part, name))

/** An expression with what shorthands stand for. */
export const inFull = (graph: Graph, syntax: Syntax, known: Shorthands): Syntax => {
  if (known.size === 0) return syntax
  const name = syntax.kind === 'call' || syntax.kind === 'name' ? syntax.name : undefined
  const one = name === undefined ? undefined : known.get(name)
  const inner = mapParts(syntax, part => inFull(graph, part, known))
  if (!one) return inner
  return inner.kind === 'call' ? applied(graph, one, inner) : bare(one, syntax)
}

const bare = ({ name, params, body }: Shorthand, at: Syntax): Syntax =>
  params.length > 0 ? refuse('function-as-value', at, { name: name.name }) : placed(body, at)

/** `g(3)`, `g'(y)` */
const applied = (graph: Graph, one: Shorthand, call: CallSyntax): Syntax => {
  const { args, primes, slot, options } = call
  const { name, params } = one
  const isPlain = args.length === params.length && options.length === 0 && slot === 0
  if (!isPlain || args.length === 0 || primes > 1 || (primes === 1 && args.length > 1))
    return refuse('shorthand-call', call, { name: name.name, count: `${params.length}` })
  const isOwn = params.every((param, n) => isName(args[n], param.name))
  if (isOwn) return placed(madeOf(one, primes), call)
  const put = putIn(graph, one, call)
  return placed(put ?? there(madeOf(one, primes), params, args), call)
}

/** The body, or its derivative by its parameter. */
const madeOf = ({ body, params: [by] }: Pick<Shorthand, 'body' | 'params'>, primes: number) =>
  primes === 0 || !by ? body : ({ kind: 'derivative', of: body, by, total: true } as const)

/** With arguments for parameters, where all that depends on a parameter is seen to. */
const putIn = (
  graph: Graph,
  { params, body }: Shorthand,
  { args, primes }: CallSyntax,
): Syntax | undefined => {
  if (!params.every(({ name }) => isReached(graph, body, name))) return undefined
  const by = new Map(params.map(({ name }, n) => [name, args[n] as Syntax]))
  const made = substituted(body, by)
  const [arg] = args
  if (primes === 0) return made
  if (arg?.kind !== 'name' || !isReached(graph, made, arg.name)) return undefined
  return madeOf({ body: made, params: [arg] }, primes)
}

const isName = (syntax: Syntax | undefined, name: string): boolean =>
  syntax?.kind === 'name' && syntax.name === name

const placed = (syntax: Syntax, { span }: Pick<Syntax, 'span'>): Syntax =>
  span ? { ...syntax, span } : syntax

/** The body where its parameters have other values. */
const there = (of: Syntax, params: readonly Name[], args: readonly Syntax[]): Syntax => ({
  kind: 'evaluated',
  of,
  at: params.map(({ name }, n) => ({ name, value: args[n] as Syntax })),
})

/** Whether a parameter is seen wherever the body depends on it: an argument may be put in its place. */
const isReached = (graph: Graph, body: Syntax, param: string): boolean => {
  if (body.kind === 'derivative' || body.kind === 'differential')
    return !mentions(graph, body, param)
  if (body.kind === 'evaluated') {
    const isMoved = body.at.some(({ name }) => name === param)
    return (
      !isMoved &&
      !mentions(graph, body.of, param) &&
      body.at.every(p => isReached(graph, p.value, param))
    )
  }
  if (body.kind === 'name' || body.kind === 'layered')
    return body.name === param || !dependsOn(graph, body.name, param)
  return parts(body).every(part => isReached(graph, part, param))
}

const mentions = (graph: Graph, syntax: Syntax, param: string): boolean =>
  syntax.kind === 'name'
    ? dependsOn(graph, syntax.name, param)
    : parts(syntax).some(part => mentions(graph, part, param))

const dependsOn = (graph: Graph, name: string, param: string): boolean =>
  ancestorsOf(graph, name).has(param)

const substituted = (syntax: Syntax, by: ReadonlyMap<string, Syntax>): Syntax =>
  (syntax.kind === 'name' && by.get(syntax.name)) || mapParts(syntax, part => substituted(part, by))
