import {
  type Definition,
  type Form,
  rangeText,
  type Step,
  staysInEntries,
} from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { claimText } from './claim.ts'
import { instanceText } from './instance.ts'
import type { Language } from './lang.ts'
import { type Chain, type Judged, layOut, type Member } from './layout.ts'
import { indexed, nameOf } from './node.ts'
import { proseText } from './prose.ts'
import { quoteForm } from './quote.ts'
import { blocksOf, head, inkOf, lengthOf, linesOf, MARKS, type Row } from './rows.ts'
import {
  headingOf,
  judgedClaims,
  type Part,
  type SecondPart,
  type Sheet,
  sheetOf,
  summaryOf,
} from './sheet.ts'
import { spellForm, spellTerm } from './spell.ts'
import type { Style } from './style.ts'
import { printText } from './text.ts'
import { workedRows } from './worked.ts'

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
  const rows = [
    signalRows(sheet),
    ...rowsOf(sheet),
    columnRows(sheet),
    ...sheet.parts.flatMap(part => partRows(part, sheet)),
  ]
  const blocks = [
    head(sheet, ink),
    ...linesOf(rows, ink),
    ...linesOf([claimRows(sheet)], ink),
    formulaLines(sheet).map(line => ink.remark(line)),
    ...linesOf([numberRows(sheet)], ink),
    [ink.remark(`# ${summaryOf(sheet)}${legendOfMarks(sheet)}`)],
  ]
  return blocksOf(blocks)
}

/** Formulas of the file stand behind `#`: they are in LaTeX. */
const formulaLines = ({ formulas = [], language }: Sheet): readonly string[] =>
  formulas.map(
    ({ latex, verdict }) => `# ${latex}${verdict ? `  (${language.claim[verdict]})` : ''}`,
  )

const numberRows = ({ worked, graph, language }: Sheet): readonly Row[] =>
  worked ? workedRows(worked, graph.loss, language) : []

/** Letters for gradients, each before it is used. */
const signalRows = ({ signals }: Sheet): readonly Row[] =>
  (signals?.definitions ?? []).map(({ left, right, range }) => ({
    formula: `${printText(left)} := ${printText(right)}${range ? ` for ${rangeText(range)}` : ''}`,
  }))

/** The rows of each chain. */
const rowsOf = (sheet: Sheet): readonly (readonly Row[])[] =>
  layOut(sheet, unshortened(sheet.style)).map(chain => [
    ...placesRow(chain, sheet),
    ...chainRows(chain, sheet),
  ])

/** The language has no sign for a derivative of a `vec`: these stand behind `#`. */
const columnRows = ({ columns, graph, language }: Sheet): readonly Row[] =>
  columns.map(({ of, wrt, expr, finding }) => ({
    formula: `# ∂vec(${nameText(of)})/∂vec(${nameText(wrt)}) = ${printText(quoteForm({ level: 'matrix', expr }, graph.names))}`,
    remark: language.columnByColumn,
    verdict: finding.verdict,
  }))

/** What a part is, what was added for it, its chains, and the closed form. */
const partRows = (part: Part, sheet: Sheet): readonly (readonly Row[])[] => {
  const { language } = sheet
  const heading = { formula: `# ${headingOf(part, language, nameText)}` }
  const added = part.second ? addedRows(part.second, part.graph, language) : []
  const last = part.second ? [closedRows(part.second, part, language)] : []
  return [[heading, ...added], ...rowsOf(sheetOf(sheet, part)), ...last]
}

const addedRows = (
  { definitions, gradient, findings }: SecondPart,
  { names }: Graph,
  language: Language,
): readonly Row[] =>
  definitions.map((d): Row => {
    const formula = definitionText(d, names)
    return d.name === gradient
      ? { formula, remark: language.gradientNamed, ...verdictOf(findings.gradient) }
      : { formula }
  })

const closedRows = (
  { closed, findings }: SecondPart,
  { graph: { names }, judged: [first] }: Part,
  language: Language,
): readonly Row[] => {
  const left = first ? printText(quoteForm(goalOf(first), names)) : ''
  const formula = `${left} = ${printText(quoteForm(closed.result, names))}`
  return [
    ...closed.definitions.map(d => ({ formula: definitionText(d, names) })),
    { formula, remark: language.closedForm, ...verdictOf(findings.closed) },
  ]
}

const goalOf = ({ derivation }: Judged): Form => (derivation.steps[0] as Step).form

const verdictOf = (finding: Finding | undefined): Pick<Row, 'verdict'> =>
  finding ? { verdict: finding.verdict } : {}

/** `g_x := …`, by entries where there is no matrix form. */
const definitionText = ({ name, form }: Definition, names: Graph['names']): string => {
  const letters = form.level === 'index' ? form.free.map(ix => nameOf(ix.name)) : []
  return `${printText(indexed(nameOf(name), letters))} := ${printText(quoteForm(form, names))}`
}

const nameText = (name: string): string => printText({ kind: 'name', name })

/** In text every member that the style shows stands there: nothing is cut to dots. */
const unshortened = (style: Style): Style =>
  style.flow ? { ...style, flow: { ...style.flow, shorten: {} } } : style

/** What the marks mean, where a proof is among them. */
const legendOfMarks = ({ facts, claims, language }: Sheet): string => {
  const hasProof = facts.proved > 0 || claims.some(({ verdict }) => verdict === 'proved')
  return hasProof ? ` (${language.marks(MARKS)})` : ''
}

/** For which members a chain stands. */
const placesRow = ({ range }: Chain, { language }: Sheet): readonly Row[] =>
  range ? [{ formula: `# ${language.places(rangeText(range))}` }] : []

/** `∂ε/∂V = …`, and below it further members under the same sign. */
const chainRows = ({ members }: Chain, sheet: Sheet): readonly Row[] => {
  const [first, ...rest] = members
  if (!first) return []
  const left = formula(first, sheet)
  if (rest.length === 0) return [...sentenceRows(first), { formula: left }]
  const indent = ' '.repeat(lengthOf(left))
  const rows = rest.map((member, n) => ({
    formula: `${n === 0 ? left : indent} = ${formula(member, sheet)}`,
    ...remarkOf(member, member === rest.at(-1), sheet),
    ...(member.sentence && { below: `${indent}   # ${proseText(member.sentence)}` }),
  }))
  return [...sentenceRows(first), ...rows]
}

/** Before a chain: how its variable acts. */
const sentenceRows = ({ sentence }: Member): readonly Row[] =>
  sentence ? [{ formula: `# ${proseText(sentence)}` }] : []

const formula = ({ step }: Member, sheet: Sheet): string => printText(spellForm(step.form, sheet))

/** The rule of a member and what else is to be said of it, with its verdict. */
export const remarkOf = (member: Member, isLast: boolean, sheet: Sheet): Omit<Row, 'formula'> => {
  const { language } = sheet
  const { step, reason, finding } = member
  const why = reason
    ? `: ${printText(spellTerm(reason.left, sheet))} = ${printText(spellTerm(reason.right, sheet))}`
    : ''
  const used = [...new Set([...step.uses, ...(finding?.uses ?? [])])]
  const uses = used.length > 0 ? ` (${used.join(', ')})` : ''
  const doubt = finding?.verdict === 'undecided' ? `, ${language.undecidedStep}` : ''
  const flat = step.isFlat ? `; ${language.flat}` : ''
  const open = isLast && staysInEntries(step.form) ? `; ${language.noMatrixForm}` : ''
  return {
    remark: `${language.rules[step.rule]}${why}${uses}${doubt}${flat}${open}`,
    verdict: finding?.verdict ?? 'undecided',
  }
}

/** A claim that holds is a statement; one that does not is only told of, with an instance below it. */
export const claimRows = (sheet: Sheet): readonly Row[] => {
  const { graph, language } = sheet
  return judgedClaims(sheet).map(({ syntax, verdict, finding }) => {
    const found = finding?.counterexample
    const below = found && `#   ${instanceText(found, language, graph.base)}`
    const row = claimRow(claimText(syntax, graph), { verdict, uses: finding?.uses ?? [] }, language)
    return { ...row, ...(below && { below }) }
  })
}

const claimRow = (
  text: string,
  { verdict, uses }: Required<Pick<Finding, 'verdict' | 'uses'>>,
  language: Language,
): Row => {
  const holds = verdict === 'tested' || verdict === 'proved'
  const used = uses.length > 0 ? ` (${uses.join(', ')})` : ''
  const remark = `${language.claim[verdict]}${used}`
  return { formula: holds ? text : `# ${text}`, verdict, remark }
}
