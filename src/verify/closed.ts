import type { Asserted, Definition, Form, Stated } from '../core/derivation.ts'
import { type Expr, exprKey, grad, type Named, variable } from '../core/expr.ts'
import type { Finding } from '../core/finding.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { mapNames } from '../core/replace.ts'

/**
 * What closed forms say: every definition is the derivative by its name, and so is every result, the
 * derivatives in them being the true ones. What several of them say is judged once.
 */
export interface Sayings {
  readonly all: readonly Stated[]
  /** For each closed form, what was found of its definitions and of its result. */
  readonly findings: (ofAll: readonly Finding[]) => readonly (readonly Finding[])[]
}

export const sayingsOf = (graph: Graph, asserted: readonly Asserted[]): Sayings => {
  const all: Stated[] = []
  const known = new Map<string, number>()
  const place = (stated: Stated): number => {
    const key = keyOf(stated)
    const before = key === undefined ? undefined : known.get(key)
    if (before !== undefined) return before
    const n = all.push(stated) - 1
    if (key !== undefined) known.set(key, n)
    return n
  }
  const book: Book = { graph, place, known: new Map() }
  const places = asserted.map(one => saidBy(book, one))
  return {
    all,
    findings: ofAll => places.map(said => said.flatMap(n => ofAll[n] ?? [])),
  }
}

interface Book {
  readonly graph: Graph
  /** Puts an equality among all that is said, and tells where it is. */
  readonly place: (stated: Stated) => number
  /** Definitions of earlier closed forms: where what they say is, and what has to be defined before. */
  readonly known: Map<Definition, Place>
}
interface Place {
  readonly n: number
  readonly needs: readonly string[]
}

/** Names stand for derivatives from their definition on. */
const saidBy = (book: Book, { goal, closed }: Asserted): readonly number[] => {
  const { graph, place, known } = book
  const derivatives = new Map<string, string>()
  const definitions = closed.definitions.map(definition => {
    const before = known.get(definition)
    const isSame = before?.needs.every(name => derivatives.has(name))
    const found = before && isSame ? before : placed(book, definition, derivatives)
    derivatives.set(definition.name, definition.of)
    return found.n
  })
  return [
    ...definitions,
    place({ left: goal, right: opened(graph, closed.result, derivatives).form }),
  ]
}

const placed = (
  { graph, place, known }: Book,
  definition: Definition,
  derivatives: ReadonlyMap<string, string>,
): Place => {
  const { form, needs } = opened(graph, definition.form, derivatives)
  const left: Form = { level: 'matrix', expr: derivative(graph, definition.of) }
  const found = { n: place({ left, right: form }), needs }
  known.set(definition, found)
  return found
}

/** The form with derivatives for names, and the names that stood for these. */
const opened = (graph: Graph, form: Form, derivatives: ReadonlyMap<string, string>) => {
  const needs: string[] = []
  const put = mapNames(form, leaf => {
    const of = leaf.kind === 'var' ? derivatives.get(leaf.name) : undefined
    if (leaf.kind !== 'var' || of === undefined) return leaf
    needs.push(leaf.name)
    return derivative(graph, of)
  })
  return { form: put, needs }
}

const derivative = (graph: Graph, by: string): Expr =>
  grad(named(graph, graph.loss), named(graph, by))

const named = (graph: Graph, name: string): Named => variable(name, shapeOfName(graph, name) ?? [])

/** Equal sayings have equal keys; those in entries are taken for different ones. */
const keyOf = ({ left, right }: Stated): string | undefined =>
  left.level === 'matrix' && right.level === 'matrix'
    ? `${exprKey(left.expr)} = ${exprKey(right.expr)}`
    : undefined
