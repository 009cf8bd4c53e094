import type { Derivation, Form } from '../core/derivation.ts'
import { resultOf } from '../core/derivation.ts'
import { call, type Expr, type Grad, variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { Shape } from '../core/shape.ts'
import { mapEntries, type Term } from '../core/term.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { derive } from './derive.ts'
import { factsOf } from './facts.ts'

/** A gradient without other gradients: definitions in the order of use, then the result. */
export interface Closed {
  readonly definitions: readonly Definition[]
  readonly result: Form
}
/** `name := form`, the gradient by `of`. */
export interface Definition {
  readonly name: string
  readonly of: string
  readonly shape: Shape
  readonly form: Form
}

/** Inlined gradients nest at most this deep; deeper ones get a name. */
const DEEPEST = 8

/**
 * The closed forms of all gradients of one graph. A gradient that is used twice
 * gets a name (`g_q := …`), one that is used once is put in place. The length of
 * a closed form is linear in the number of equations.
 */
export const closedForms = (
  graph: Graph,
  derivations: readonly Derivation[],
): ((wrt: string) => Closed) => {
  const known = new Map(derivations.map(d => [d.wrt, resultOf(d)]))
  const result = (name: string): Form => {
    const form = known.get(name) ?? resultOf(derive(graph, [name])[0] as Derivation)
    known.set(name, form)
    return form
  }
  return wrt => close(graph, wrt, result)
}

const close = (graph: Graph, wrt: string, result: (name: string) => Form): Closed => {
  const order = dependencies(wrt, result)
  const inlined = new Map<string, Inlined>()
  const definitions: Definition[] = []
  for (const { name, shape, uses } of order) {
    const form = replaceGrads(graph, result(name), inlined)
    const depth = 1 + Math.max(0, ...gradsOf(result(name)).map(g => inlined.get(g.by)?.depth ?? 0))
    if (form.level === 'matrix' && uses < 2 && depth <= DEEPEST) {
      inlined.set(name, { expr: form.expr, depth })
      continue
    }
    const symbol = freeName(`g_${name}`, graph.names)
    definitions.push({ name: symbol, of: name, shape, form })
    inlined.set(name, { expr: variable(symbol, shape), depth: 0 })
  }
  return { definitions, result: replaceGrads(graph, result(wrt), inlined) }
}

interface Inlined {
  readonly expr: Expr
  readonly depth: number
}

interface Dependency {
  readonly name: string
  readonly shape: Shape
  /** How often other forms mention it; entries of an index form count twice, to get a name. */
  uses: number
}

/** The gradients that a result rests on, those nearest the loss first. Iterative: networks may be deep. */
const dependencies = (wrt: string, result: (name: string) => Form): readonly Dependency[] => {
  const found = new Map<string, Dependency>()
  const order: Dependency[] = []
  const open: { name: string; left: Grad[] }[] = [{ name: wrt, left: gradsOf(result(wrt)) }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.left.shift()
    if (!next) {
      open.pop()
      const done = found.get(top.name)
      if (done) order.push(done)
      continue
    }
    const weight = result(top.name).level === 'matrix' ? 1 : 2
    const seen = found.get(next.by)
    if (seen) seen.uses += weight
    else {
      found.set(next.by, { name: next.by, shape: next.shape, uses: weight })
      open.push({ name: next.by, left: gradsOf(result(next.by)) })
    }
  }
  return order
}

/** Every occurrence of a gradient in a form. */
const gradsOf = (form: Form): Grad[] =>
  form.level === 'matrix' ? gradsOfExpr(form.expr) : gradsOfTerm(form.term)

const gradsOfExpr = (expr: Expr): Grad[] => {
  switch (expr.kind) {
    case 'num':
    case 'var':
      return []
    case 'grad':
      return [expr]
    case 'call':
      return expr.args.flatMap(gradsOfExpr)
    case 'table':
      return gradsOfTerm(expr.body)
  }
}

const gradsOfTerm = (term: Term): Grad[] => {
  const found: Grad[] = []
  mapEntries(term, expr => {
    found.push(...gradsOfExpr(expr))
    return expr
  })
  return found
}

const replaceGrads = (graph: Graph, form: Form, by: ReadonlyMap<string, Inlined>): Form =>
  form.level === 'matrix'
    ? { ...form, expr: simplify(replaceInExpr(form.expr, by), factsOf(graph, new Set())) }
    : { ...form, term: mapEntries(form.term, expr => replaceInExpr(expr, by)) }

const replaceInExpr = (expr: Expr, by: ReadonlyMap<string, Inlined>): Expr => {
  switch (expr.kind) {
    case 'num':
    case 'var':
      return expr
    case 'grad':
      return by.get(expr.by)?.expr ?? expr
    case 'call': {
      const args = expr.args.map(arg => replaceInExpr(arg, by))
      return args.every((arg, n) => arg === expr.args[n]) ? expr : call(expr.op, args, expr.attrs)
    }
    case 'table':
      return { ...expr, body: mapEntries(expr.body, inner => replaceInExpr(inner, by)) }
  }
}

const freeName = (wish: string, taken: ReadonlySet<string>): string => {
  let name = wish
  for (let n = 1; taken.has(name); n++) name = `${wish}_${n}`
  return name
}
