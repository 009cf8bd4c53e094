import type { Expr } from '../../core/expr.ts'
import type { Graph, Range } from '../../core/graph.ts'
import type { Op } from '../../core/op.ts'
import type { Shape } from '../../core/shape.ts'
import type { EquationSyntax } from '../../core/syntax.ts'
import { children, type Ix, type Term } from '../../core/term.ts'
import { summandsOf } from '../../ops/build.ts'

/** An equation of one name, or of all members of a family; a summand of the loss is a source of its own. */
export interface Source {
  readonly name: string
  /** The letter of a family, and the range of its equation. */
  readonly letter?: string
  readonly range?: Range
  readonly shape: Shape
  readonly body: Expr
  readonly syntax: Pick<EquationSyntax, 'name'>
  readonly mentions: readonly Mention[]
}

/** A name where it stands in an equation: under these sums over members, outermost first. */
export interface Mention {
  readonly name: string
  readonly under: readonly Op[]
}

/** All equations of a network, in the order of the file. */
export const sourcesOf = (graph: Graph): readonly Source[] => {
  const known = tables.get(graph)
  if (known) return known
  const all = wholeSourcesOf(graph).flatMap(source => {
    if (source.name !== graph.loss) return [source]
    return summandsOf(source.body).map(body => ({ ...source, body, mentions: mentionsIn(body) }))
  })
  tables.set(graph, all)
  return all
}

const tables = new WeakMap<Graph, readonly Source[]>()

/** The same with the loss as one. */
export const wholeSourcesOf = (graph: Graph): readonly Source[] => {
  const single = graph.equations.map(({ name, shape, body, syntax }) => ({
    name,
    shape,
    body,
    syntax,
    mentions: mentionsIn(body),
  }))
  const families = graph.families.flatMap(({ name, letter, shape, equation }) => {
    if (!equation) return []
    const { range, body, syntax } = equation
    return [{ name, letter, range, shape, body, syntax, mentions: mentionsIn(body) }]
  })
  return [...single, ...families].toSorted((a, b) => startOf(a) - startOf(b))
}

/** Where an equation stands in the file. */
export const startOf = ({ syntax }: Pick<Source, 'syntax'>): number => syntax.name.span?.start ?? 0

/** The letter of a sum over members. */
export const letterOf = ({ over }: Op): Ix => {
  if (!over) throw new TypeError('no sum over members')
  return over.letter
}

/** One mention for each name and place of sums; nothing is said of how often. */
const mentionsIn = (body: Expr): readonly Mention[] => {
  const found: Mention[] = []
  const note = (name: string, under: readonly Op[]): void => {
    if (!found.some(one => one.name === name && isSameStack(one.under, under)))
      found.push({ name, under })
  }
  visit(body, [], note)
  return found
}

export const isSameStack = (a: readonly Op[], b: readonly Op[]): boolean =>
  a.length === b.length && a.every((series, n) => series === b[n])

type Note = (name: string, under: readonly Op[]) => void

const visit = (expr: Expr, under: readonly Op[], note: Note): void => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return
    case 'var':
      note(expr.name, under)
      return
    case 'call': {
      const inner = expr.op.over ? [...under, expr.op] : under
      for (const arg of expr.args) visit(arg, inner, note)
      return
    }
    case 'table':
      visitTerm(expr.body, under, note)
  }
}

const visitTerm = (term: Term, under: readonly Op[], note: Note): void => {
  if (term.kind === 'entry') visit(term.expr, under, note)
  for (const child of children(term)) visitTerm(child, under, note)
}
