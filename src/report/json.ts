import {
  type Closed,
  type Definition,
  type Derivation,
  type Form,
  rangeText,
  resultOf,
  subjectOf,
} from '../core/derivation.ts'
import type { Counterexample, Finding } from '../core/finding.ts'
import { type Graph, statementsOf } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import type { Shape } from '../core/shape.ts'
import { describeDim } from '../core/signature.ts'
import type { EquationSyntax, FamilySyntax, Syntax } from '../core/syntax.ts'
import { nested } from '../core/tensor.ts'
import type { Worked } from '../core/worked.ts'
import type { Book } from '../render/book.ts'
import { claimText } from '../render/claim.ts'
import { claimTex } from '../render/claims.ts'
import type { Judged } from '../render/layout.ts'
import { indexed, leftSide, nameOf } from '../render/node.ts'
import { placesTex, writtenText } from '../render/places.ts'
import { proseText } from '../render/prose.ts'
import { quoteForm } from '../render/quote.ts'
import {
  bookOf,
  isRefuted,
  judgedClaims,
  type Part,
  type SecondPart,
  type Sheet,
} from '../render/sheet.ts'
import { printTex } from '../render/tex.ts'
import { printText } from '../render/text.ts'

/** The derivations as data for programs: every member of every chain that was asked for. */
export const printJson = (sheet: Sheet, { layout }: { readonly layout: Layout }): string => {
  const { graph, judged, names } = sheet
  const book = bookOf(graph, sheet.style)
  const asked = names.flatMap(name => judged.filter(j => subjectOf(j.derivation) === name))
  const report = {
    gradproof: sheet.version,
    seed: sheet.facts.seed,
    loss: graph.loss,
    layout,
    assumed: graph.assumed,
    ...lengthsOf(sheet),
    uses: [...new Set(asked.flatMap(usesOf))],
    verified:
      [...asked, ...changesIn(sheet), ...sheet.parts.flatMap(part => part.judged)].every(
        isVerified,
      ) &&
      [...sheet.closed, ...sheet.parts.flatMap(part => part.closed)].every(one =>
        holds(one.finding),
      ),
    equations: statementsOf(graph).map(statement => ({
      ...head(statement),
      ...written(statement.body, book),
    })),
    ...differentialsOf(sheet, book),
    gradients: asked.map(one => ({
      ...gradient(one, sheet, book),
      ...vecOf(one, sheet, book),
    })),
    ...partsOf(sheet),
    claims: judgedClaims(sheet).map(claim => ({
      text: claimText(claim.syntax, graph),
      latex: claimTex(claim, graph, book),
      ...(claim.finding ? verdictOf(claim.finding, []) : { verdict: claim.verdict }),
    })),
    ...(sheet.formulas?.length && { formulas: sheet.formulas }),
    ...(sheet.worked && { numbers: numbersOf(sheet.worked) }),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

const changesIn = ({ differentials = [] }: Sheet): readonly Judged[] =>
  differentials.flatMap(one => one.judged)

/** What each equation says of changes, in a style that shows it: `dY = X dW`, then the share in that of the loss. */
const differentialsOf = (sheet: Sheet, book: Book) =>
  sheet.differentials
    ? {
        differentials: changesIn(sheet).map(({ derivation, ...one }) => {
          const { wrt, range } = derivation
          const { chain } = chainOf({ derivation, ...one }, sheet.graph, book)
          return { of: wrt, ...(range && { for: rangeText(range) }), chain }
        }),
      }
    : {}

/** The lengths of families for which the derivations are meant, and at which they were judged. */
const lengthsOf = ({ facts: { lengths = [] } }: Sheet) =>
  lengths.length > 0
    ? {
        lengths: lengths.map(({ name, figures, least, values }) =>
          figures
            ? { length: figures, writtenOut: values }
            : { length: name, least, writtenOut: values },
        ),
      }
    : {}

/** Arrays as nested lists; what is no finite number is null. */
const numbersOf = ({ values, gradients }: Worked) => ({
  values: Object.fromEntries(values.map(({ name, value }) => [name, nested(value)])),
  gradients: Object.fromEntries(
    gradients.map(({ wrt, value, verdict, error }) => [
      wrt,
      { value: nested(value), verdict, error },
    ]),
  ),
})

/** `h{t}` and its places, or a name. */
const head = (statement: EquationSyntax | FamilySyntax) =>
  statement.kind === 'family' && statement.range
    ? { name: printText(leftSide(statement)), for: writtenText(statement.range) }
    : { name: statement.name.name }

/** What there is beside the gradients. */
const partsOf = (sheet: Sheet) => {
  const seconds = sheet.parts.flatMap(part =>
    part.second ? [hessian(part, part.second, sheet)] : [],
  )
  const forward = sheet.parts.filter(part => !part.second).map(part => tangents(part, sheet))
  return {
    ...(seconds.length > 0 ? { hessians: seconds } : {}),
    ...(forward.length > 0 ? { tangents: forward } : {}),
  }
}

interface Written {
  readonly text: string
  readonly latex: string
}

const written = (syntax: Syntax, book: Book): Written => ({
  text: printText(syntax),
  latex: printTex(syntax, book),
})

const usesOf = ({ derivation, findings }: Judged): readonly string[] => [
  ...derivation.steps.flatMap(step => step.uses),
  ...findings.flatMap(finding => finding?.uses ?? []),
]

const isVerified = ({ findings }: Judged): boolean =>
  findings.every(f => f === undefined || holds(f))

const holds = ({ verdict }: Finding): boolean => verdict === 'tested' || verdict === 'proved'

/** A derivation with a failed step has a chain to look at, and no result. */
const gradient = (one: Judged, { closed, graph }: Pick<Sheet, 'closed' | 'graph'>, book: Book) => {
  const { derivation, findings } = one
  const found = closed.find(({ key }) => key === subjectOf(derivation))
  const isRefuted = [found?.finding, ...findings].some(f => f?.verdict === 'failed')
  return {
    ...chainOf(one, graph, book),
    closed:
      isRefuted || !found
        ? null
        : { ...closedWritten(found.closed, graph, book), ...verdictOf(found.finding, []) },
  }
}

/** The Jacobian of arrays, column by column. */
const vecOf = ({ derivation }: Judged, { columns, graph }: Sheet, book: Book) => {
  const found = columns.find(({ wrt }) => wrt === derivation.wrt)
  if (!found || found.finding.verdict === 'failed') return {}
  const form = quoteForm({ level: 'matrix', expr: found.expr }, graph.names)
  return { vec: { ...written(form, book), ...verdictOf(found.finding, []) } }
}

const chainOf = ({ derivation, findings, sentences }: Judged, graph: Graph, book: Book) => {
  const { wrt, shape, steps, range } = derivation
  const isRefuted = findings.some(f => f?.verdict === 'failed')
  return {
    wrt,
    ...(range && { for: rangeText(range) }),
    shape: shape.map(describeDim),
    chain: steps.map(({ rule, form, uses }, n) => ({
      ...written(quoteForm(form, graph.names), book),
      rule,
      ...(n === 0 ? {} : verdictOf(findings[n], uses)),
      ...(sentences?.[n] && { explanation: proseText(sentences[n]) }),
    })),
    result: isRefuted ? null : written(resultSyntax(derivation, graph), book),
  }
}

/** A second derivative: what was added for it, all its derivations, the asked one first. */
const hessian = (part: Part, second: SecondPart, sheet: Sheet) => {
  const { heading, graph, judged } = part
  const { definitions, gradient: name, closed, findings } = second
  const book = bookOf(graph, sheet.style)
  const derivations = judged.map(j => j.derivation)
  const isFalse = isRefuted(part) || judged.some(j => j.findings.some(f => f?.verdict === 'failed'))
  return {
    wrt: heading.by,
    ...(heading.direction === undefined ? {} : { direction: heading.direction }),
    shape: derivations[0]?.shape.map(describeDim),
    definitions: definitions.map(one => ({
      name: one.name,
      ...written(quoteForm(one.form, graph.names), book),
      ...(one.name === name ? verdictOf(findings.gradient, []) : {}),
    })),
    derivatives: judged.map(one => gradient(one, part, book)),
    closed: isFalse
      ? null
      : { ...closedWritten(closed, graph, book), ...verdictOf(findings.closed, []) },
  }
}

/** Forward derivations: of each name in turn. */
const tangents = ({ heading, graph, judged }: Part, sheet: Sheet) => {
  const book = bookOf(graph, sheet.style)
  const [wrt, step] = heading.by
  return {
    wrt,
    ...(heading.direction === undefined ? {} : { direction: heading.direction, step }),
    derivatives: judged.map(one => ({
      of: one.derivation.loss,
      ...chainOf(one, graph, book),
    })),
  }
}

const resultSyntax = (derivation: Derivation, { names }: Graph): Syntax =>
  quoteForm(resultOf(derivation), names)

const verdictOf = (finding: Finding | undefined, uses: readonly string[]) => ({
  verdict: finding?.verdict ?? 'undecided',
  error: finding?.error ?? null,
  draws: finding?.draws ?? 0,
  uses: [...new Set([...uses, ...(finding?.uses ?? [])])],
  ...(finding?.counterexample ? { counterexample: instance(finding.counterexample) } : {}),
})

/** Tensors as nested lists. */
const instance = ({ sizes, values, left, right }: Counterexample) => ({
  sizes,
  values: Object.fromEntries(Object.entries(values).map(([name, x]) => [name, nested(x)])),
  left: nested(left),
  right: nested(right),
})

/** `g_q := …; …`: definitions in the order of use, then the result. */
const closedWritten = ({ definitions, result }: Closed, graph: Graph, book: Book): Written => {
  const shapes = new Map<string, Shape>(definitions.map(({ name, shape }) => [name, shape]))
  const own = { ...book, shapes: new Map([...book.shapes, ...shapes]) }
  const names = new Set([...graph.names, ...shapes.keys()])
  const parts = definitions.map(one => once(book, one, () => definitionWritten(one, names, own)))
  const last = written(quoteForm(result, names), own)
  return {
    text: [...parts.map(p => p.text), last.text].join('; '),
    latex: [...parts.map(p => p.latex), last.latex].join(', \\quad '),
  }
}

const definitionWritten = (one: Definition, names: Graph['names'], book: Book): Written => {
  const left = written(headOf(one), book)
  const right = written(quoteForm(one.form, names), book)
  const { range } = one
  const [text, latex] = range
    ? [` for ${rangeText(range)}`, `, \\ ${placesTex(range, book)}`]
    : ['', '']
  return {
    text: `${left.text} := ${right.text}${text}`,
    latex: `${left.latex} := ${right.latex}${latex}`,
  }
}

/** What several closed forms define is written once. */
const once = (book: Book, definition: Definition, write: () => Written): Written => {
  const all = definitionsIn.get(book) ?? new Map<Definition, Written>()
  definitionsIn.set(book, all)
  const made = all.get(definition) ?? write()
  all.set(definition, made)
  return made
}

const definitionsIn = new WeakMap<Book, Map<Definition, Written>>()

/** A whole is defined by its entries where it has no matrix form. */
const headOf = ({ name, form }: Definition): Syntax => indexed(nameOf(name), lettersOf(form))

const lettersOf = (form: Form): readonly Syntax[] =>
  form.level === 'index' ? form.free.map(ix => nameOf(ix.name)) : []
