import type { Closed, Definition, Derivation, Form, Parameter } from '../core/derivation.ts'
import type { EntriesTable } from '../core/entries-table.ts'
import type { Expr } from '../core/expr.ts'
import type { Finding, Verdict } from '../core/finding.ts'
import { type Graph, isFunctionOf, shapeOfName } from '../core/graph.ts'
import { letterSource } from '../core/letters.ts'
import { isScalar } from '../core/shape.ts'
import type { Claim } from '../core/syntax.ts'
import type { Worked } from '../core/worked.ts'
import { aliasesOf } from './alias.ts'
import type { Book } from './book.ts'
import type { Language, VerifiedFacts } from './lang.ts'
import type { Request } from './layout.ts'
import { indexed, nameOf } from './node.ts'
import { type Signals, signalAliases } from './signals.ts'
import type { Style } from './style.ts'

/** All that a printed derivation is made from. */
export interface Sheet extends Request {
  readonly graph: Graph
  readonly style: Style
  readonly language: Language
  readonly facts: VerifiedFacts
  /** What is learned, members of families included. */
  readonly parameters: readonly Parameter[]
  /** Findings of the claims of the file, in its order. */
  readonly claims: readonly Finding[]
  /** Numbers put in, where some were given. */
  readonly worked?: Worked
  /** The version of the program. */
  readonly version: string
  /** The derivations in the layout `gradient`, whatever they are printed in. */
  readonly straight: readonly Derivation[]
  /** Jacobians of arrays, column by column. */
  readonly columns: readonly Columns[]
  /** What is printed of gradients without other gradients. */
  readonly closed: readonly FoundClosed[]
  /** Gradients that have letters of their own. */
  readonly signals?: Signals
  /** Derivations in networks that were made of this one. */
  readonly parts: readonly Part[]
  /** Formulas of the file, in its order; absent: none. */
  readonly formulas?: readonly FoundFormula[]
  /** Claims that were judged as what people write; absent: none. */
  readonly sayings?: readonly FoundSaying[]
}

/** A formula of the file, as it is to be printed, and what became of its equalities; absent: it has none. */
export interface FoundFormula {
  readonly latex: string
  readonly verdict?: Verdict
}

/** A claim with limits or values at points, and what became of it. */
export interface FoundSaying {
  readonly syntax: Claim
  readonly verdict: Verdict
  /** What it lists entry by entry; absent: nothing. */
  readonly tables?: readonly EntriesTable[]
}

/** The closed form of a gradient, and what was found of it and all its definitions. */
export interface FoundClosed {
  /** Of its derivation, see `subjectOf`. */
  readonly key: string
  readonly goal: Form
  readonly closed: Closed
  readonly finding: Finding
}

/** ∂vec(of)/∂vec(wrt) as a matrix. */
export interface Columns {
  readonly of: string
  readonly wrt: string
  readonly expr: Expr
  readonly finding: Finding
}

/** Derivations in a network that was made of the one of the file. */
export interface Part extends Request, Pick<Sheet, 'closed'> {
  readonly heading: Heading
  readonly graph: Graph
  /** Set on second derivatives. */
  readonly second?: SecondPart
}

/** What was added for a second derivative, and what it comes to. */
export interface SecondPart {
  /** Equations that were added. */
  readonly definitions: readonly Definition[]
  /** The one that is the gradient. */
  readonly gradient: string
  /** The derivative that is asked for, without other derivatives. */
  readonly closed: Closed
  /** What was found of the gradient and of the closed form. */
  readonly findings: {
    readonly gradient: Finding | undefined
    readonly closed: Finding | undefined
  }
}

/** What a part is, in names. */
export interface Heading {
  readonly kind: 'hessian' | 'hessian-product' | 'forward'
  readonly of: string
  readonly by: readonly string[]
  /** The direction that the variable moves along, or that the Hessian is multiplied by. */
  readonly direction?: string
}

/** True of a second derivative whose gradient or closed form is refuted: there is no result. */
export const isRefuted = ({ second }: Part): boolean =>
  [second?.findings.gradient, second?.findings.closed].some(f => f?.verdict === 'failed')

/** A part as a sheet of its own. */
export const sheetOf = ({ signals: _, ...sheet }: Sheet, part: Part): Sheet => ({
  ...sheet,
  ...part,
  claims: [],
  columns: [],
  closed: [],
  parts: [],
  formulas: [],
  sayings: [],
})

/** All claims in the order of the file, each with what became of it. */
export const judgedClaims = ({ graph, claims, sayings = [] }: Sheet): readonly JudgedClaim[] =>
  [
    ...graph.claims.map(({ syntax, tables }, n): JudgedClaim => {
      const finding = claims[n]
      const verdict = finding?.verdict ?? 'undecided'
      return { syntax, verdict, ...(finding && { finding }), ...(tables && { tables }) }
    }),
    ...sayings,
  ].toSorted((a, b) => a.syntax.span.start - b.syntax.span.start)

export interface JudgedClaim extends FoundSaying {
  /** Absent on what was judged as what people write. */
  readonly finding?: Finding
}

/** What LaTeX of a network is written with in a style. */
export const bookOf = (graph: Graph, style: Style, signals?: Signals): Book => {
  return {
    notation: style.notation,
    shapes: new Map(
      [...graph.leaves, ...graph.equations, ...graph.families].map(one => [one.name, one.shape]),
    ),
    aliases: signals
      ? new Map([...aliasesOf(graph.settings), ...signalAliases(signals, style.notation)])
      : aliasesOf(graph.settings),
    ...(signals && { letter: signals.letter }),
    loss: graph.loss,
    isFunctionOf: (of, by) => isFunctionOf(graph, of, by),
    base: graph.base,
    ...argumentOf(graph, style),
  }
}

/** The general entry of the one array that the loss is a function of, labels aside. */
const argumentOf = (graph: Graph, { notation }: Style): Pick<Book, 'argument'> => {
  const [leaf, ...others] = graph.leaves.filter(({ role }) => role !== 'label')
  const isNumber = isScalar(shapeOfName(graph, graph.loss) ?? []) && graph.families.length === 0
  if (!notation.lossCalled || !leaf || others.length > 0 || isScalar(leaf.shape) || !isNumber)
    return {}
  const { leaves, equations, sizes, functions } = graph
  const names = [...leaves, ...equations].map(({ name }) => name)
  const fresh = letterSource(new Set([...names, ...sizes, ...functions.keys()]))
  return {
    argument: indexed(
      nameOf(leaf.name),
      leaf.shape.map(dim => nameOf(fresh(dim).name)),
    ),
  }
}

/** One line that says what was checked, and with which seed. */
export const summaryOf = ({ language, facts }: Pick<Sheet, 'language' | 'facts'>): string =>
  facts.undecided > 0 ? language.undecided(facts) : language.verified(facts)

/** What stands over a part; `show` prints a name. */
export const headingOf = (
  { heading: { kind, of, by, direction } }: Part,
  language: Language,
  show: (name: string) => string,
): string => {
  const [loss, first = '', second = ''] = [of, ...by].map(show)
  const along = direction === undefined ? undefined : show(direction)
  switch (kind) {
    case 'hessian':
      return language.hessian(loss ?? '', [first, second])
    case 'hessian-product':
      return language.hessianProduct(loss ?? '', first, along ?? '')
    case 'forward':
      return along === undefined ? language.forward(first) : language.along(first, second, along)
  }
}
