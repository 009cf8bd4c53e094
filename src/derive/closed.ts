import type { Closed, Definition, Derivation, Form, IndexForm } from '../core/derivation.ts'
import { resultOf } from '../core/derivation.ts'
import { type Expr, type Grad, variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { mentioned } from '../core/mentioned.ts'
import type { Shape } from '../core/shape.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { tokens } from '../ops/simplify/tokens.ts'
import { derive } from './derive.ts'
import { factsOf } from './facts.ts'
import { closedMembers } from './family/closed.ts'
import { freeName, gradsOf, mapGrads } from './grads.ts'
import { inlineEntries } from './inline.ts'

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
): ((key: string) => Closed) => {
  if (graph.families.length > 0) return closedMembers(graph, derivations)
  const known = knownOf(graph, derivations)
  return wrt => close(graph, wrt, known)
}

/**
 * The gradients by the given names, each once, in terms of each other and of the shared ones that
 * they rest on; those nearest the loss first.
 */
export const closedSystem = (
  graph: Graph,
  names: readonly string[],
  derivations: readonly Derivation[],
): readonly Definition[] => {
  const known = knownOf(graph, derivations)
  const asked = new Set(names)
  const { definitions } = define(graph, dependencies(names, known), known, asked)
  return used(definitions, definition => asked.has(definition.of))
}

const close = (graph: Graph, wrt: string, known: Known): Closed => {
  const order = dependencies([wrt], known).slice(0, -1)
  const { definitions, book } = define(graph, order, known, new Set())
  const asked = known(wrt)
  const last = shorter(graph, resultOf(asked), asked.shape, book)
  return { definitions: used(definitions, () => false, [last]), result: last }
}

/** The derivation by a name. */
type Known = (name: string) => Derivation

const knownOf = (graph: Graph, derivations: readonly Derivation[]): Known => {
  const known = new Map(derivations.map(d => [d.wrt, d]))
  return name => {
    const found = known.get(name) ?? (derive(graph, [name])[0] as Derivation)
    known.set(name, found)
    return found
  }
}

/** Names for the gradients that are asked for or used twice; the others are to be put in place. */
const define = (
  graph: Graph,
  order: readonly Dependency[],
  known: Known,
  asked: ReadonlySet<string>,
): { readonly definitions: readonly Definition[]; readonly book: Book } => {
  const book: Book = { inlined: new Map(), tentative: new Map(), entries: new Map() }
  const { inlined, tentative, entries } = book
  const definitions: Definition[] = []
  for (const { name, shape, uses, users } of order) {
    const result = resultOf(known(name))
    const form = shorter(graph, result, shape, book)
    const depth = 1 + Math.max(0, ...gradsOf(result).map(g => inlined.get(g.by)?.depth ?? 0))
    const isShort = form.level === 'matrix' && depth <= DEEPEST
    const isInPlace = isShort && (uses < 2 || isAtom(form.expr))
    if (isInPlace && !asked.has(name)) {
      inlined.set(name, { expr: form.expr, depth })
      continue
    }
    const symbol = freeName(`g_${name}`, graph.names)
    definitions.push({ name: symbol, of: name, shape, form })
    const isBare = isShort && isAtom(form.expr)
    inlined.set(name, { expr: isBare ? form.expr : variable(symbol, shape), depth: 0 })
    if (isShort && users.size === 1) {
      const saved = asked.has(name) ? 0 : tokens(form.expr) + DEFINING
      tentative.set(name, { expr: form.expr, depth, saved })
    }
    if (form.level === 'index') entries.set(name, form)
  }
  return { definitions, book }
}

/** A name, a number, `eye(n)`: never worth a name of its own. */
const isAtom = (expr: Expr): boolean => expr.kind !== 'call' || expr.args.length === 0

/** What stands for gradients, and what may stand there though it is used twice. */
interface Book {
  readonly inlined: Map<string, Inlined>
  readonly tentative: Map<string, Tentative>
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
  return put.level === 'matrix' && tokens(put.expr) <= tokens(named.expr) + savedBy(form, tentative)
    ? put
    : named
}

/** Tokens of the definitions that are not needed then. */
const savedBy = (form: Form, tentative: ReadonlyMap<string, Tentative>): number =>
  [...new Set(gradsOf(form).map(g => g.by))].reduce(
    (all, by) => all + (tentative.get(by)?.saved ?? 0),
    0,
  )

/** The name, `:=` and `;`. */
const DEFINING = 3

/** Definitions that are wanted, or that what follows them mentions. */
const used = (
  definitions: readonly Definition[],
  isWanted: (definition: Definition) => boolean,
  after: readonly Form[] = [],
): readonly Definition[] => {
  const kept: Definition[] = []
  for (const definition of [...definitions].reverse()) {
    const later = [...after, ...kept.map(d => d.form)]
    if (isWanted(definition) || later.some(f => mentionsName(f, definition.name)))
      kept.unshift(definition)
  }
  return kept
}

const mentionsName = (form: Form, name: string): boolean => mentioned(form).includes(name)

interface Inlined {
  readonly expr: Expr
  readonly depth: number
}
interface Tentative extends Inlined {
  /** Tokens of the definition that is not needed when this is put in place. */
  readonly saved: number
}

interface Dependency {
  readonly name: string
  readonly shape: Shape
  /** How often other forms mention it; entries of an index form count twice, to get a name. */
  uses: number
  /** Whose forms mention it. */
  readonly users: Set<string>
}

/** The given gradients and those that they rest on, nearest the loss first. Iterative: networks may be deep. */
const dependencies = (names: readonly string[], known: Known): readonly Dependency[] => {
  const found = new Map<string, Dependency>()
  const order: Dependency[] = []
  const open: Open[] = []
  const visit = (name: string): Dependency => {
    const seen = found.get(name)
    if (seen) return seen
    const node: Dependency = { name, shape: known(name).shape, uses: 0, users: new Set() }
    found.set(name, node)
    open.push({ node, left: gradsOf(resultOf(known(name))) })
    return node
  }
  for (const name of names) {
    visit(name)
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { node, left } = top
      const next = left.shift()
      if (next) {
        const used = visit(next.by)
        used.uses += resultOf(known(node.name)).level === 'matrix' ? 1 : 2
        used.users.add(node.name)
      } else {
        order.push(node)
        open.pop()
      }
    }
  }
  return order
}

/** A gradient whose form is being looked through. */
interface Open {
  readonly node: Dependency
  readonly left: Grad[]
}

const replaceGrads = (graph: Graph, form: Form, by: ReadonlyMap<string, Inlined>): Form => {
  const put = (grad: Grad): Expr => by.get(grad.by)?.expr ?? grad
  const replaced = mapGrads(form, put)
  return replaced.level === 'matrix'
    ? { ...replaced, expr: simplify(replaced.expr, factsOf(graph, new Set())) }
    : replaced
}
