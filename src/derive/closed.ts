import type { Derivation, Form, IndexForm } from '../core/derivation.ts'
import { resultOf } from '../core/derivation.ts'
import { call, type Expr, type Grad, variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { Shape } from '../core/shape.ts'
import { mapEntries, type Term } from '../core/term.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { tokens } from '../ops/simplify/tokens.ts'
import { derive } from './derive.ts'
import { factsOf } from './facts.ts'
import { inlineEntries } from './inline.ts'
import { mentions } from './slope.ts'

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
  const known = new Map(derivations.map(d => [d.wrt, d]))
  const derivation = (name: string): Derivation => {
    const found = known.get(name) ?? (derive(graph, [name])[0] as Derivation)
    known.set(name, found)
    return found
  }
  return wrt => close(graph, derivation(wrt), name => resultOf(derivation(name)))
}

const close = (graph: Graph, asked: Derivation, result: (name: string) => Form): Closed => {
  const order = dependencies(asked.wrt, result)
  const book: Book = { inlined: new Map(), tentative: new Map(), entries: new Map() }
  const definitions: Definition[] = []
  for (const { name, shape, uses, users } of order) {
    const form = shorter(graph, result(name), shape, book)
    const { inlined, tentative } = book
    const depth = 1 + Math.max(0, ...gradsOf(result(name)).map(g => inlined.get(g.by)?.depth ?? 0))
    const isShort = form.level === 'matrix' && depth <= DEEPEST
    if (isShort && (uses < 2 || isAtom(form.expr))) {
      inlined.set(name, { expr: form.expr, depth })
      continue
    }
    const symbol = freeName(`g_${name}`, graph.names)
    definitions.push({ name: symbol, of: name, shape, form })
    inlined.set(name, { expr: variable(symbol, shape), depth: 0 })
    if (isShort && users.size === 1) tentative.set(name, { expr: form.expr, depth })
    if (form.level === 'index') book.entries.set(name, form)
  }
  const last = shorter(graph, resultOf(asked), asked.shape, book)
  return { definitions: used(definitions, last), result: last }
}

/** A name, a number, `eye(n)`: never worth a name of its own. */
const isAtom = (expr: Expr): boolean => expr.kind !== 'call' || expr.args.length === 0

/** What stands for gradients, and what may stand there though it is used twice. */
interface Book {
  readonly inlined: Map<string, Inlined>
  readonly tentative: Map<string, Inlined>
  /** What has no matrix form. */
  readonly entries: Map<string, IndexForm>
}

/** With names for gradients that are used twice, or with these put in where that is no longer. */
const shorter = (graph: Graph, form: Form, shape: Shape, book: Book): Form => {
  const { inlined, tentative } = book
  const flat = inlineEntries(form, book.entries, shape, graph)
  if (flat) return shorter(graph, flat, shape, { ...book, entries: new Map() })
  const named = replaceGrads(graph, form, inlined)
  if (named.level !== 'matrix' || !gradsOf(form).some(g => tentative.has(g.by))) return named
  const put = replaceGrads(graph, form, new Map([...inlined, ...tentative]))
  return put.level === 'matrix' && tokens(put.expr) <= tokens(named.expr) ? put : named
}

/** Definitions that what follows them mentions. */
const used = (definitions: readonly Definition[], result: Form): readonly Definition[] => {
  const kept: Definition[] = []
  for (const definition of [...definitions].reverse()) {
    if ([result, ...kept.map(d => d.form)].some(f => mentionsName(f, definition.name)))
      kept.unshift(definition)
  }
  return kept
}

const mentionsName = (form: Form, name: string): boolean => {
  let found = false
  const look = (expr: Expr): Expr => {
    found ||= mentions(expr, name)
    return expr
  }
  if (form.level === 'matrix') look(form.expr)
  else mapEntries(form.term, look)
  return found
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
  /** Whose forms mention it. */
  readonly users: Set<string>
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
    if (seen) {
      seen.uses += weight
      seen.users.add(top.name)
    } else {
      const users = new Set([top.name])
      found.set(next.by, { name: next.by, shape: next.shape, uses: weight, users })
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
