import type { Expr } from '../core/expr.ts'
import { grad } from '../core/expr.ts'
import type { Finding } from '../core/finding.ts'
import { quoteExpr } from './quote.ts'
import { blocksOf, head, inkOf, lengthOf, linesOf, MARKS, type Row } from './rows.ts'
import { summaryOf } from './sheet.ts'
import { conditionsOf, reasonsOf, type SolvedSheet } from './solved.ts'
import { printText } from './text.ts'

/** A solution as text for people: equations with the rule and its mark at the right, then what it is. */
export const printSolvedText = (
  sheet: SolvedSheet,
  { isColoured }: { readonly isColoured: boolean },
): string => {
  const ink = inkOf(isColoured)
  const quote = (x: Expr) => printText(quoteExpr(x, sheet.graph.names))
  const rows = [gradientRows(sheet, quote), equationRows(sheet, quote), [hessianRow(sheet, quote)]]
  const lines = linesOf(rows, ink)
  const reasons = reasonsOf(sheet, quote).map(line => ink.remark(`# ${line}`))
  const [last = []] = lines.slice(-1)
  return blocksOf([
    head(sheet, ink),
    ...lines.slice(0, -1),
    [...last, ...reasons],
    [ink.remark(`# ${summary(sheet)}`)],
  ])
}

type Quote = (x: Expr) => string

const gradientOf = ({ solution: { loss, unknown } }: SolvedSheet, quote: Quote): string =>
  quote(grad({ name: loss, shape: [] }, unknown))

const gradientRows = (sheet: SolvedSheet, quote: Quote): readonly Row[] => {
  const left = gradientOf(sheet, quote)
  const indent = ' '.repeat(lengthOf(left))
  return sheet.solution.gradient.map(({ rule, expr }, n) => ({
    formula: `${n === 0 ? left : indent} = ${quote(expr)}`,
    ...marked(sheet.language.solving.rules[rule], sheet.findings.gradient[n], sheet),
  }))
}

const equationRows = (sheet: SolvedSheet, quote: Quote): readonly Row[] => {
  const { solution, findings, language } = sheet
  const words = language.solving
  const conditions = conditionsOf(sheet, quote)
  const rows = solution.equations.map(({ rule, left, right }): Row => {
    const isLast = rule === 'solve' && conditions.length > 0
    const remark = isLast ? `${words.rules[rule]}, ${words.where(conditions)}` : words.rules[rule]
    const finding = rule === 'collect' || rule === 'solve' ? findings[rule] : undefined
    return { formula: `${quote(left)} = ${quote(right)}`, ...marked(remark, finding, sheet) }
  })
  const check = { formula: `${gradientOf(sheet, quote)} = 0` }
  return [...rows, { ...check, ...marked(words.putIn, findings.putIn, sheet) }]
}

/** ∇²L, or ∇²L[W] where the unknown is a matrix. */
const hessianRow = (sheet: SolvedSheet, quote: Quote): Row => {
  const { solution, findings, language } = sheet
  const { direction, expr } = solution.hessian
  const of = printText({ kind: 'name', name: solution.loss })
  const left = `∇²${of}${direction ? `[${direction.name}]` : ''}`
  return {
    formula: `${left} = ${quote(expr)}`,
    ...marked(language.solving.hessian, findings.hessian, sheet),
  }
}

/** A remark with the mark of what the numbers say. */
const marked = (
  remark: string,
  finding: Finding | undefined,
  { language }: SolvedSheet,
): Omit<Row, 'formula'> => {
  if (!finding) return { remark }
  const doubt = finding.verdict === 'undecided' ? `, ${language.undecidedStep}` : ''
  const uses = finding.uses && finding.uses.length > 0 ? ` (${finding.uses.join(', ')})` : ''
  return { remark: `${remark}${uses}${doubt}`, verdict: finding.verdict }
}

const summary = (sheet: SolvedSheet): string => {
  const { language, facts } = sheet
  return facts.proved > 0 ? `${summaryOf(sheet)} (${language.marks(MARKS)})` : summaryOf(sheet)
}
