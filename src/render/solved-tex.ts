import type { Expr } from '../core/expr.ts'
import { grad } from '../core/expr.ts'
import type { Book } from './book.ts'
import { documentOf } from './document.ts'
import { escapeTex } from './escape.ts'
import { aligned, brokenRows } from './lines.ts'
import { comments, display, network } from './notes.ts'
import { quoteExpr } from './quote.ts'
import { bookOf } from './sheet.ts'
import { conditionsOf, reasonsOf, type SolvedSheet } from './solved.ts'
import { printTex } from './tex.ts'

/** Solutions as displays to paste into a document. */
export const printSolvedNotes = (sheets: readonly SolvedSheet[]): string =>
  sheets.map(notes).join('\n')

const notes = (sheet: SolvedSheet): string => {
  const book = bookFor(sheet)
  const quote = (x: Expr) => printTex(quoteExpr(x, sheet.graph.names), book)
  const blocks = [
    ...network(sheet.graph, book),
    aligned(gradientRows(sheet, quote)),
    aligned([...equationRows(sheet, quote), ...conditionRow(sheet)]),
    aligned([hessianRow(sheet, quote, book)]),
    aligned(reasonsOf(sheet, mark(sheet)).map(line => `&${sentence(line, sheet, quote)}`)),
  ]
  return [comments(sheet), ...blocks.filter(block => block !== '').map(display)].join('\n')
}

/** The same as a document of its own. */
export const printSolvedDocument = (sheets: readonly SolvedSheet[]): string =>
  documentOf(sheets[0] as SolvedSheet, printSolvedNotes(sheets))

type Quote = (x: Expr) => string

/** The direction of a second derivative is a matrix like the unknown. */
const bookFor = ({ graph, style, solution }: SolvedSheet): Book => {
  const book = bookOf(graph, style)
  const { direction } = solution.hessian
  if (!direction) return book
  return { ...book, shapes: new Map([...book.shapes, [direction.name, direction.shape]]) }
}

const gradientTex = ({ solution: { loss, unknown } }: SolvedSheet, quote: Quote): string =>
  quote(grad({ name: loss, shape: [] }, unknown))

const gradientRows = (sheet: SolvedSheet, quote: Quote): readonly string[] =>
  brokenRows(
    gradientTex(sheet, quote),
    sheet.solution.gradient.map(({ expr }) => `= ${quote(expr)}`),
  )

const equationRows = (sheet: SolvedSheet, quote: Quote): readonly string[] => {
  const { solution, style } = sheet
  const hat = `\\hat{${quote(solution.unknown)}}`
  const isHatted = style.notation.solved === 'hat'
  const last = solution.equations.length - 1
  const rows = solution.equations.map(({ left, right }, n) => {
    const isFound = isHatted && n === last && left.kind === 'var'
    return `${isFound ? hat : quote(left)} &= ${quote(right)}`
  })
  return isHatted ? [zeroRow(sheet, quote, hat), ...rows] : rows
}

/** `∂L/∂β |_{β = hat β} = 0` */
const zeroRow = (sheet: SolvedSheet, quote: Quote, hat: string): string => {
  const at = `${quote(sheet.solution.unknown)} = ${hat}`
  return `\\left. ${gradientTex(sheet, quote)} \\right|_{${at}} &= 0`
}

const conditionRow = (sheet: SolvedSheet): readonly string[] => {
  const book = bookFor(sheet)
  const quote = (x: Expr) => printTex(quoteExpr(x, sheet.graph.names), book)
  const conditions = conditionsOf(sheet, mark(sheet))
  if (conditions.length === 0) return []
  return [`&${sentence(sheet.language.solving.where(conditions), sheet, quote)}`]
}

const hessianRow = ({ solution }: SolvedSheet, quote: Quote, book: Book): string => {
  const { direction, expr } = solution.hessian
  const of = printTex({ kind: 'name', name: solution.loss }, book)
  const by = quote(solution.unknown)
  const at = direction ? `[${quote(direction)}]` : ''
  return `\\nabla_{${by}}^2 ${of}${at} &= ${quote(expr)}`
}

/** A sign in a sentence that stands for a formula: its number in a range of letters without meaning. */
const mark =
  (sheet: SolvedSheet) =>
  (x: Expr): string =>
    String.fromCodePoint(PRIVATE + formulasOf(sheet).indexOf(x))

const PRIVATE = 0xe000

const formulasOf = ({ solution: { conditions, hessian } }: SolvedSheet): readonly Expr[] => [
  ...conditions.map(c => c.expr),
  ...hessian.terms.map(t => t.expr),
  ...(hessian.supposed?.positive ?? []),
]

/** Words as text and formulas as they are. */
const sentence = (line: string, sheet: SolvedSheet, quote: Quote): string => {
  const formulas = formulasOf(sheet)
  return line
    .split(/([\uE000-\uF8FF])/u)
    .filter(part => part !== '')
    .map(part => {
      const formula = formulas[(part.codePointAt(0) as number) - PRIVATE]
      return formula ? quote(formula) : textOf(part)
    })
    .join('')
}

/** `\text{ …}`; signs that the fonts of text lack are formulas. */
const textOf = (part: string): string =>
  part
    .split(/([≠<>])/u)
    .filter(piece => piece !== '')
    .map(piece => SIGNS[piece] ?? `\\text{${spaced(piece)}}`)
    .join('')

const SIGNS: Readonly<Record<string, string>> = { '≠': '\\ne', '<': '<', '>': '>' }

/** Spaces at the ends stay. */
const spaced = (text: string): string => {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  return `${before && ' '}${escapeTex(inner)}${after && ' '}`
}
