import type Fraction from 'fraction.js'
import type { Affine } from './affine.ts'
import type { Stated } from './derivation.ts'
import type { EntriesTable } from './entries-table.ts'
import type { Expr } from './expr.ts'
import type { Layout } from './layout.ts'
import { memberOf, moveAffine, moveBy } from './member.ts'
import type { Op } from './op.ts'
import type { Dim, Shape } from './shape.ts'
import type { Adjective, Claim, EquationSyntax, FamilySyntax, Let, Role, Syntax } from './syntax.ts'

/** A network: leaves, and equations in an order in which each uses earlier ones only. */
export interface Graph {
  readonly leaves: readonly Leaf[]
  /** In dependency order; where that leaves a choice, in the order of the file. */
  readonly equations: readonly Equation[]
  /** The asked or default loss: a name of an equation. */
  readonly loss: string
  /** Size names in order of appearance. */
  readonly sizes: readonly string[]
  /** Those that the file leaves without a name. */
  readonly namedSizes?: ReadonlySet<string>
  /** Functions declared without a definition, by name. */
  readonly functions: ReadonlyMap<string, Op>
  readonly assumptions: readonly Assume[]
  readonly claims: readonly ClaimForm[]
  /** Position of the first entry of an axis. */
  readonly base: 0 | 1
  /** What had to be assumed about shapes, as declarations to write instead. */
  readonly assumed: readonly string[]
  readonly settings: Settings
  /** Every name in use, index letters of the file included: generated letters avoid these. */
  readonly names: ReadonlySet<string>
  /** Families; where there are any, the graph has values only when it is unrolled at a length. */
  readonly families: readonly Family[]
}

export interface Leaf {
  readonly name: string
  readonly shape: Shape
  readonly role?: Role
  readonly adjectives: readonly Adjective[]
  /** Set on `index(n)`: a fixed position, scalar-shaped. */
  readonly index?: Dim
  /** Set where every draw has this value. */
  readonly fixed?: number
}

export interface Equation {
  readonly name: string
  readonly shape: Shape
  readonly body: Expr
  /** As written, for display. */
  readonly syntax: EquationSyntax
  /** Set on gradients that were made equations, to be derived again: the file has no such name. */
  readonly isDerived?: true
  /** Names it mentions directly, each once, in order of appearance. */
  readonly uses: readonly string[]
}

/** A caption of a name; `(= z_n)` before it says which value it is the same as: of which example. */
export interface Note {
  readonly name: string
  readonly caption: string
  readonly like?: { readonly name: string; readonly example?: string }
}

/** One more way in which a name, or its general entry, is written in LaTeX. */
interface Written {
  readonly name: string
  readonly indices: readonly string[]
  readonly latex: string
}

/** What the directives of the file say. Command-line options win over them. */
export interface Settings {
  readonly title?: string
  readonly notes: readonly Note[]
  readonly aliases: readonly Written[]
  readonly style?: string
  readonly lang?: string
  readonly wrt?: readonly string[]
  readonly detail?: string
  readonly layout?: Layout
  /** Names whose spaces are said before the network, row by row. */
  readonly spaces?: readonly (readonly string[])[]
  /** What is to hold besides, in LaTeX as it is to be printed. */
  readonly formulas?: readonly string[]
  /** Claims with limits and values at points. */
  readonly sayings?: readonly Saying[]
  /** Shorthands for claims. */
  readonly lets?: readonly Let[]
  /** How these are written: no names of the network. */
  readonly letAliases?: readonly Written[]
}

/** A claim that is judged as what a person writes, by what its sides mean. */
export interface Saying {
  readonly syntax: Claim
  readonly sides: readonly [Syntax, Syntax]
  /** What it lists entry by entry, in the order of the text. */
  readonly tables?: readonly EntriesTable[]
}

/** A restriction that every draw honours. */
export type Assume =
  /** Σ of all entries (or of each row) of a leaf is a number. */
  | {
      readonly kind: 'sum'
      readonly name: string
      readonly perRow: boolean
      readonly value: number
    }
  /** Each entry (or one) of a leaf compared with a number. */
  | {
      readonly kind: 'bound'
      readonly name: string
      readonly at?: readonly number[]
      readonly sign: '<' | '<=' | '>' | '>=' | '!='
      readonly value: number
    }
  /** Each entry (or one) of a leaf is a number. */
  | {
      readonly kind: 'value'
      readonly name: string
      readonly at?: readonly number[]
      readonly value: Fraction
    }
  | { readonly kind: 'adjective'; readonly name: string; readonly adjective: Adjective }

/** An identity of the file, elaborated; both sides have the same level and free letters. */
export interface ClaimForm extends Stated {
  readonly syntax: Claim
  /** What it lists entry by entry, in the order of the text. */
  readonly tables?: readonly EntriesTable[]
}

/** Wholes that are alike but for a letter: `h{t}`, one for each place. */
export interface Family {
  readonly name: string
  /** The letter of the general member. */
  readonly letter: string
  /** Shape of the general member; sizes may change with the letter: `n{l-1}`. */
  readonly shape: Shape
  readonly role?: Role
  readonly adjectives: readonly Adjective[]
  /** Absent where members are leaves. Members with equations of their own stand among those of the graph. */
  readonly equation?: MemberEquation
  /** Leaves of which the file says something of their own, by names such as `h{0}`. */
  readonly leaves: readonly Leaf[]
}

/** The equation of the general member, and the range of its letter. */
export interface MemberEquation {
  readonly range: Range
  readonly body: Expr
  readonly syntax: FamilySyntax
  /** Names it mentions directly: `W`, `h{t-1}`. */
  readonly uses: readonly string[]
}

/** Places from `first` to `last`. */
export interface Range {
  readonly first: Affine
  readonly last: Affine
}

/** Parameters in order of appearance: declared ones, else every leaf that is neither input, label, index, probability nor onehot. */
export const parametersOf = (graph: Graph): readonly Leaf[] =>
  graph.leaves.filter(leaf => isParameter(graph, leaf))

/** Whether a leaf, or a family of leaves, is a parameter. */
export const isParameter = (graph: Graph, leaf: Described): boolean => {
  const { leaves, families } = graph
  const all = [...leaves, ...families, ...families.flatMap(family => family.leaves)]
  const isDeclared = all.some(({ role }) => role === 'parameter')
  return isDeclared ? leaf.role === 'parameter' : isFree(leaf)
}

type Described = Pick<Leaf, 'role' | 'adjectives' | 'index'>

const isFree = (leaf: Described): boolean =>
  leaf.role === undefined &&
  leaf.index === undefined &&
  !leaf.adjectives.some(a => a === 'probability' || a === 'onehot')

/** Equations as the file has them. */
export const inFileOrder = ({ equations }: Graph): readonly Equation[] =>
  equations.toSorted((a, b) => a.syntax.span.start - b.syntax.span.start)

/** What defines the names of a network, as the file has it: equations and families of equations. */
export const statementsOf = ({
  equations,
  families,
}: Graph): readonly (EquationSyntax | FamilySyntax)[] =>
  [...equations, ...families.flatMap(family => family.equation ?? [])]
    .map(one => one.syntax)
    .toSorted((a, b) => a.span.start - b.span.start)

/** Equations that mention a name directly, in dependency order. */
export const consumersOf = (graph: Graph, name: string): readonly Equation[] =>
  consumerTable(graph).get(name) ?? []

const tables = new WeakMap<Graph, Map<string, Equation[]>>()

const consumerTable = (graph: Graph): Map<string, Equation[]> => {
  const known = tables.get(graph)
  if (known) return known
  const table = new Map<string, Equation[]>()
  for (const equation of graph.equations) {
    for (const name of equation.uses) {
      const consumers = table.get(name)
      if (consumers) consumers.push(equation)
      else table.set(name, [equation])
    }
  }
  tables.set(graph, table)
  return table
}

/** Names on which the loss depends, itself included. */
export const ancestorsOfLoss = (graph: Graph): ReadonlySet<string> => ancestorsOf(graph, graph.loss)

/** Names on which a name depends, itself included. */
export const ancestorsOf = (graph: Graph, name: string): ReadonlySet<string> => {
  const reached = new Set([name])
  for (const equation of [...graph.equations].reverse()) {
    if (reached.has(equation.name)) for (const use of equation.uses) reached.add(use)
  }
  return reached
}

/** Whether a value is computed from no leaf but a name, or by way of that name alone. */
export const isFunctionOf = (graph: Graph, of: string, by: string): boolean => {
  const reached = new Set([of])
  for (const equation of [...graph.equations].reverse()) {
    if (equation.name === by || !reached.delete(equation.name)) continue
    for (const use of equation.uses) reached.add(use)
  }
  return of !== by && reached.size === 1 && reached.has(by)
}

/** Equations that depend on a name, in whatever way. */
export const dependentsOf = (graph: Graph, name: string): ReadonlySet<string> => {
  const known = dependents.get(graph) ?? new Map<string, ReadonlySet<string>>()
  dependents.set(graph, known)
  const before = known.get(name)
  if (before) return before
  const found = new Set<string>()
  for (const equation of graph.equations) {
    if (equation.uses.some(use => use === name || found.has(use))) found.add(equation.name)
  }
  known.set(name, found)
  return found
}

const dependents = new WeakMap<Graph, Map<string, ReadonlySet<string>>>()

/** Shape of a leaf or an equation; undefined for other names. */
export const shapeOfName = (graph: Graph, name: string): Shape | undefined =>
  shapeTable(graph).get(name)

const shapes = new WeakMap<Graph, Map<string, Shape>>()

const shapeTable = (graph: Graph): Map<string, Shape> => {
  const known = shapes.get(graph)
  if (known) return known
  const table = new Map([...graph.leaves, ...graph.equations].map(x => [x.name, x.shape]))
  shapes.set(graph, table)
  return table
}

/** The same, and the shape of a member of a family at any place. */
export const shapeOfMember = (graph: Graph, name: string): Shape | undefined => {
  const own = shapeOfName(graph, name)
  const member = own ? undefined : memberOf(name)
  const family = member && graph.families.find(one => one.name === member.family)
  if (!member || !family) return own
  const move = moveBy(new Map([[family.letter, member.at]]))
  return family.shape.map(dim => moveAffine(dim, move))
}
