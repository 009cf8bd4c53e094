import type { Expr } from '../core/expr.ts'
import type { Finding } from '../core/finding.ts'
import { inFileOrder } from '../core/graph.ts'
import { describeDim } from '../core/signature.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Book } from '../render/book.ts'
import { quoteExpr } from '../render/quote.ts'
import { bookOf } from '../render/sheet.ts'
import type { SolvedSheet } from '../render/solved.ts'
import { printTex } from '../render/tex.ts'
import { printText } from '../render/text.ts'

/** A solution as data for programs; of several unknowns a list of them, in the order of solving. */
export const printSolvedJson = (sheets: readonly SolvedSheet[], seed: number): string => {
  const all = sheets.map(sheet => solved(sheet, seed))
  const [first] = all
  const { gradproof, loss } = first as ReturnType<typeof solved>
  const report = all.length === 1 ? first : { gradproof, seed, loss, solutions: all }
  return `${JSON.stringify(report, null, 2)}\n`
}

const solved = (sheet: SolvedSheet, seed: number) => {
  const { graph, solution, findings, facts } = sheet
  const book = bookOf(graph, sheet.style)
  const quoted = (x: Expr) => written(quoteExpr(x, graph.names), book)
  return {
    gradproof: sheet.version,
    seed,
    loss: graph.loss,
    unknown: solution.unknown.name,
    shape: solution.unknown.shape.map(describeDim),
    assumed: graph.assumed,
    uses: [
      ...solution.uses,
      ...solution.conditions.map(c => conditionText(c.kind, quoted(c.expr))),
    ],
    verified: facts.undecided === 0,
    equations: inFileOrder(graph).map(({ name, syntax }) => ({
      name,
      ...written(syntax.body, book),
    })),
    gradient: solution.gradient.map(({ rule, expr }, n) => ({
      ...quoted(expr),
      rule,
      ...verdictOf(findings.gradient[n]),
    })),
    steps: solution.equations.map(({ rule, left, right }) => ({
      left: quoted(left),
      right: quoted(right),
      rule,
      ...(rule === 'collect' || rule === 'solve' ? verdictOf(findings[rule]) : {}),
    })),
    solution: { ...quoted(solution.solution), ...verdictOf(findings.putIn) },
    hessian: hessianJson(sheet, quoted),
  }
}

const hessianJson = ({ solution, findings, eigenvalues }: SolvedSheet, quoted: Quoted) => {
  const { expr, direction, terms, extremum, supposed } = solution.hessian
  return {
    ...quoted(expr),
    ...(direction ? { direction: direction.name } : {}),
    ...verdictOf(findings.hessian),
    extremum,
    ...(supposed
      ? { supposed: { extremum: supposed.extremum, positive: supposed.positive.map(quoted) } }
      : {}),
    terms: terms.map(term => ({ ...quoted(term.expr), sign: term.sign, why: term.why })),
    eigenvalues: Object.fromEntries(eigenvalues),
  }
}

type Quoted = (x: Expr) => Written
interface Written {
  readonly text: string
  readonly latex: string
}

const written = (syntax: Syntax, book: Book): Written => ({
  text: printText(syntax),
  latex: printTex(syntax, book),
})

/** As a file would state it: `X'*X invertible`. */
const conditionText = (kind: string, { text }: Written): string =>
  kind === 'invertible'
    ? `${text} invertible`
    : kind === 'nonzero'
      ? `${text} != 0`
      : `${text} != 0, entry by entry`

const verdictOf = (finding: Finding | undefined) => ({
  verdict: finding?.verdict ?? 'undecided',
  error: finding?.error ?? null,
  draws: finding?.draws ?? 0,
  uses: finding?.uses ?? [],
})
