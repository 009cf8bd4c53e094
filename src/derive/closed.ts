import type { Closed, Definition, Derivation, Form, IndexForm } from '../core/derivation.ts'
import { resultOf } from '../core/derivation.ts'
import { type Expr, type Grad, type Var, variable } from '../core/expr.ts'
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
  const setting = settingOf(graph, derivations)
  return wrt => close(setting, wrt)
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
  const setting = settingOf(graph, derivations)
  const asked = new Set(names)
  const { definitions } = define(setting, dependencies(names, setting.known), asked)
  return used(definitions, definition => asked.has(definition.of))
}

const close = (setting: Setting, wrt: string): Closed => {
  const order = dependencies([wrt], setting.known).slice(0, -1)
  const { definitions, book } = define(setting, order, new Set())
  const last = shortest(setting, wrt, book)
  return { definitions: used(definitions, () => false, [last]), result: last }
}

interface Setting {
  readonly graph: Graph
  readonly known: Known
  /** What gradients came to, by what stood for those that they mention. */
  readonly forms: Map<string, Form>
  readonly definitions: Map<string, Defined>
}

const settingOf = (graph: Graph, derivations: readonly Derivation[]): Setting => ({
  graph,
  known: knownOf(graph, derivations),
  forms: new Map(),
  definitions: new Map(),
})

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
  setting: Setting,
  order: readonly Dependency[],
  asked: ReadonlySet<string>,
): { readonly definitions: readonly Definition[]; readonly book: Book } => {
  const book: Book = { inlined: new Map(), tentative: new Map(), entries: new Map() }
  const { inlined, tentative, entries } = book
  const { known } = setting
  const definitions: Definition[] = []
  for (const { name, shape, uses, users } of order) {
    const result = resultOf(known(name))
    const form = shortest(setting, name, book)
    const depth = 1 + Math.max(0, ...gradsOf(result).map(g => inlined.get(g.by)?.depth ?? 0))
    const isShort = form.level === 'matrix' && depth <= DEEPEST
    const isInPlace = isShort && (uses < 2 || isAtom(form.expr))
    if (isInPlace && !asked.has(name)) {
      inlined.set(name, { expr: form.expr, depth })
      continue
    }
    const { definition, symbol } = defined(setting, name, shape, form)
    definitions.push(definition)
    const isBare = isShort && isAtom(form.expr)
    inlined.set(name, { expr: isBare ? form.expr : symbol, depth: 0 })
    if (isShort && users.size === 1) {
      const saved = asked.has(name) ? 0 : tokens(form.expr) + DEFINING
      tentative.set(name, { expr: form.expr, depth, saved })
    }
    if (form.level === 'index') entries.set(name, form)
  }
  return { definitions, book }
}

/** A definition, and the name that stands for it. */
interface Defined {
  readonly definition: Definition
  readonly symbol: Var
}

/** The same where the form is the same. */
const defined = (
  { graph, definitions }: Setting,
  of: string,
  shape: Shape,
  form: Form,
): Defined => {
  const key = `${of} ${numberOf(form)}`
  const name = freeName(`g_${of}`, graph.names)
  const found = definitions.get(key) ?? {
    definition: { name, of, shape, form },
    symbol: variable(name, shape),
  }
  definitions.set(key, found)
  return found
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

/** `shorter`, once for the same gradients in place. */
const shortest = ({ graph, known, forms }: Setting, name: string, book: Book): Form => {
  const derivation = known(name)
  const result = resultOf(derivation)
  const stands = gradsOf(result).flatMap(({ by }) => {
    const maybe = book.tentative.get(by)
    return [book.inlined.get(by)?.expr, maybe?.expr, book.entries.get(by)]
      .map(numberOf)
      .concat(maybe?.saved ?? 0)
  })
  const key = `${name} ${stands.join()}`
  const before = forms.get(key)
  if (before) return before
  const form = shorter(graph, result, derivation.shape, book)
  forms.set(key, form)
  return form
}

/** The same number for the same object; 0 for none. */
const numberOf = (one: object | undefined): number => {
  if (!one) return 0
  const known = numbers.get(one) ?? ++count
  numbers.set(one, known)
  return known
}

const numbers = new WeakMap<object, number>()
let count = 0

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
  const later = new Set(after.flatMap(namesIn))
  for (const definition of [...definitions].reverse()) {
    if (!isWanted(definition) && !later.has(definition.name)) continue
    kept.push(definition)
    for (const name of namesIn(definition.form)) later.add(name)
  }
  return kept.reverse()
}

const namesIn = (form: Form): readonly string[] => {
  const known = mentions.get(form) ?? [...new Set(mentioned(form))]
  mentions.set(form, known)
  return known
}

const mentions = new WeakMap<Form, readonly string[]>()

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
