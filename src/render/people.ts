import picocolors from 'picocolors'
import { staysInEntries } from '../core/derivation.ts'
import type { Finding, Verdict } from '../core/finding.ts'
import { type Graph, inFileOrder } from '../core/graph.ts'
import { claimSides } from './claim.ts'
import { oneLine } from './escape.ts'
import { instanceText } from './instance.ts'
import type { Language } from './lang.ts'
import { type Chain, layOut, type Member } from './layout.ts'
import { quoteForm, quoteTerm } from './quote.ts'
import { type Sheet, summaryOf } from './sheet.ts'
import type { Style } from './style.ts'
import { printStatement, printText } from './text.ts'

export interface TextOptions {
  readonly isColoured: boolean
}

/**
 * The derivations as text for people: a member a line, the rule and its mark in
 * a column at the right. It reads back as plain chains: whatever is no formula
 * stands behind `#`.
 */
export const printForPeople = (sheet: Sheet, { isColoured }: TextOptions): string => {
  const ink = inkOf(isColoured)
  const laid = layOut(sheet, unshortened(sheet.style))
  const rows = laid.map(chain => chainRows(chain, sheet))
  const width = Math.min(WIDEST, Math.max(0, ...rows.flat().map(row => lengthOf(row.formula))))
  const blocks = [
    head(sheet, ink),
    ...rows.map(chain => chain.map(row => lineOf(row, width, ink))),
    claimLines(sheet, ink),
    [ink.remark(`# ${summaryOf(sheet)}${legendOfMarks(sheet)}`)],
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Longer formulas push their remark to the right. */
const WIDEST = 64

/** In text every member that the style shows stands there: nothing is cut to dots. */
const unshortened = (style: Style): Style =>
  style.flow ? { ...style, flow: { ...style.flow, shorten: {} } } : style

interface Ink {
  remark(text: string): string
  good(text: string): string
  bad(text: string): string
  doubtful(text: string): string
  strong(text: string): string
}

const inkOf = (isColoured: boolean): Ink => {
  const { dim, green, red, yellow, bold } = picocolors.createColors(isColoured)
  return { remark: dim, good: green, bad: red, doubtful: yellow, strong: bold }
}

const head = ({ graph, language }: Sheet, ink: Ink): readonly string[] => [
  ...(graph.settings.title === undefined ? [] : [ink.strong(`# ${oneLine(graph.settings.title)}`)]),
  ...inFileOrder(graph).map(({ syntax }) => printStatement(syntax)),
  ...legend(graph).map(ink.remark),
  ...(graph.assumed.length === 0 ? [] : [ink.remark(`# ${language.assumed(graph.assumed)}`)]),
]

const legend = ({ settings }: Graph): readonly string[] =>
  settings.notes.map(
    ({ name, caption }) => `# ${printText({ kind: 'name', name })}: ${oneLine(caption)}`,
  )

/** What the marks mean, where a proof is among them. */
const legendOfMarks = ({ facts, claims, language }: Sheet): string => {
  const hasProof = facts.proved > 0 || claims.some(({ verdict }) => verdict === 'proved')
  return hasProof ? ` (${language.marks(MARKS)})` : ''
}

interface Row {
  readonly formula: string
  readonly verdict?: Verdict
  readonly remark?: string
}

/** `∂ε/∂V = …`, and below it further members under the same sign. */
const chainRows = ({ members }: Chain, sheet: Sheet): readonly Row[] => {
  const [first, ...rest] = members
  if (!first) return []
  const left = formula(first, sheet)
  if (rest.length === 0) return [{ formula: left }]
  const indent = ' '.repeat(lengthOf(left))
  return rest.map((member, n) => ({
    formula: `${n === 0 ? left : indent} = ${formula(member, sheet)}`,
    ...remarkOf(member, member === rest.at(-1), sheet),
  }))
}

const formula = ({ step }: Member, { graph }: Sheet): string =>
  printText(quoteForm(step.form, graph.names))

const remarkOf = (
  member: Member,
  isLast: boolean,
  { graph, language }: Sheet,
): Omit<Row, 'formula'> => {
  const { step, reason, finding } = member
  const why = reason
    ? `: ${printText(quoteTerm(reason.left, graph.names))} = ${printText(quoteTerm(reason.right, graph.names))}`
    : ''
  const used = [...new Set([...step.uses, ...(finding?.uses ?? [])])]
  const uses = used.length > 0 ? ` (${used.join(', ')})` : ''
  const doubt = finding?.verdict === 'undecided' ? `, ${language.undecidedStep}` : ''
  const open = isLast && staysInEntries(step.form) ? `; ${language.noMatrixForm}` : ''
  return {
    remark: `${language.rules[step.rule]}${why}${uses}${doubt}${open}`,
    ...(finding ? { verdict: finding.verdict } : {}),
  }
}

const lineOf = ({ formula, verdict, remark }: Row, width: number, ink: Ink): string => {
  if (remark === undefined) return formula
  const gap = ' '.repeat(Math.max(0, width - lengthOf(formula)) + 2)
  const said = `${markOf(verdict, ink)} ${ink.remark(remark)}`
  return formula.startsWith('#')
    ? `${ink.remark(formula)}${gap}${said}`
    : `${formula}${gap}${ink.remark('#')} ${said}`
}

/** Marks of what holds, told apart in the last line. */
const MARKS = { tested: '✓', proved: '✓∎' } as const

const markOf = (verdict: Verdict | undefined, ink: Ink): string => {
  switch (verdict) {
    case 'tested':
      return ink.good(MARKS.tested)
    case 'proved':
      return ink.good(MARKS.proved)
    case 'failed':
      return ink.bad('✗')
    case 'undecided':
    case undefined:
      return ink.doubtful('?')
  }
}

/** A claim that holds is a statement; one that does not is only told of, with an instance below it. */
const claimLines = (sheet: Sheet, ink: Ink): readonly string[] => {
  const { graph, claims, language } = sheet
  const rows = graph.claims.map(({ syntax }, n) =>
    claimRow(claimSides(syntax, graph), claims[n], language),
  )
  const width = Math.min(WIDEST, Math.max(0, ...rows.map(row => lengthOf(row.formula))))
  return rows.flatMap((row, n) => [
    lineOf(row, width, ink),
    ...instanceLines(claims[n], sheet).map(ink.remark),
  ])
}

const claimRow = (
  { left, right }: ReturnType<typeof claimSides>,
  finding: Finding | undefined,
  language: Language,
): Row => {
  const { verdict = 'undecided', uses = [] } = finding ?? {}
  const holds = verdict === 'tested' || verdict === 'proved'
  const text = `${printText(left)} = ${printText(right)}`
  const used = uses.length > 0 ? ` (${uses.join(', ')})` : ''
  const remark = `${language.claim[verdict]}${used}`
  return { formula: holds ? text : `# ${text}`, verdict, remark }
}

const instanceLines = (
  finding: Finding | undefined,
  { graph, language }: Sheet,
): readonly string[] => {
  const found = finding?.counterexample
  return found ? [`#   ${instanceText(found, language, graph.base)}`] : []
}

/** Characters as a terminal counts them. */
const lengthOf = (text: string): number => [...text].length
