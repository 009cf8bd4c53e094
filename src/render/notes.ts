import type { Reason } from '../core/derivation.ts'
import type { Equation, Graph } from '../core/graph.ts'
import type { Syntax } from '../core/syntax.ts'
import { captionOf } from './caption.ts'
import { escapeTex, oneLine } from './escape.ts'
import { type Chain, layOut, type Member } from './layout.ts'
import { indexed } from './node.ts'
import { quoteForm, quoteTerm } from './quote.ts'
import { printSet, setSymbol } from './set.ts'
import { bookOf, type Sheet, summaryOf } from './sheet.ts'
import { type Book, printTex } from './tex.ts'

/** The notes as displays to paste into a document: parameters, network, legend, the chains under a brace. */
export const printNotes = (sheet: Sheet): string => {
  const book = bookOf(sheet.graph, sheet.style)
  const blocks = [
    printSet(sheet, book),
    network(sheet.graph, book),
    legend(sheet.graph, book),
    chains(sheet, book),
    claims(sheet, book),
  ]
  return [comments(sheet), ...blocks.filter(block => block !== '').map(display)].join('\n')
}

const comments = (sheet: Sheet): string => {
  const { title } = sheet.graph.settings
  const { assumed } = sheet.graph
  const lines = [
    ...(title === undefined ? [] : [title]),
    ...(assumed.length === 0 ? [] : [sheet.language.assumed(assumed)]),
    `gradproof ${sheet.version}; ${summaryOf(sheet)}`,
  ]
  return `${lines.map(line => `% ${oneLine(line)}\n`).join('')}`
}

const display = (block: string): string => `\\[\n${block}\n\\]\n`

const aligned = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`

const network = (graph: Graph, book: Book): string =>
  aligned(inFileOrder(graph).map(equation => equationRow(equation, graph, book)))

/** Equations as the file has them. */
export const inFileOrder = ({ equations }: Graph): readonly Equation[] =>
  equations.toSorted((a, b) => a.syntax.span.start - b.syntax.span.start)

const equationRow = ({ name, syntax }: Equation, graph: Graph, book: Book): string => {
  const left = printTex(leftSide(syntax.name, syntax.letters), book)
  const sign = name === graph.loss ? book.notation.lossSign : '='
  return `${left} &${sign} ${printTex(syntax.body, book)}`
}

const leftSide = (name: Syntax, letters: readonly Syntax[]): Syntax => indexed(name, letters)

const legend = ({ settings }: Graph, book: Book): string =>
  aligned(
    settings.notes.map(
      ({ name, caption }) => `${nameTex(name, book)} &\\text{ — ${escapeTex(caption)}}`,
    ),
  )

const nameTex = (name: string, book: Book): string => printTex({ kind: 'name', name }, book)

const chains = (sheet: Sheet, book: Book): string => {
  const laid = layOut(sheet, sheet.style)
  const rows = laid.flatMap(chain => [chainRow(chain, sheet, book), ...captionRow(chain, sheet)])
  if (laid.length < 2) return aligned(rows)
  const over = `\\partial ${nameTex(sheet.graph.loss, book)}`
  const under = `\\partial ${setSymbol(sheet, book)}`
  return `\\frac{${over}}{${under}} \\left\\{ ${aligned(rows)} \\right.`
}

const chainRow = ({ members }: Chain, sheet: Sheet, book: Book): string => {
  const [head, ...rest] = members.map(member => memberTex(member, sheet, book))
  const signs = members.slice(1).map(member => signTex(member, sheet, book))
  return `${head} &${rest.map((tex, n) => `${signs[n]} ${tex}`).join(' ')}`
}

const memberTex = ({ step }: Member, { graph }: Sheet, book: Book): string =>
  printTex(quoteForm(step.form, graph.names), book)

const signTex = ({ isAfterDots, reason }: Member, sheet: Sheet, book: Book): string => {
  const sign = reason ? `\\stackrel{${reasonTex(reason, sheet, book)}}{=}` : '='
  return isAfterDots ? `= \\dots ${sign}` : sign
}

/** The definition, its sum sign bare as the notes have it. */
const reasonTex = ({ left, right }: Reason, { graph }: Sheet, book: Book): string => {
  const side = quoteTerm(right, graph.names)
  const tex = side.kind === 'sum' ? `\\sum ${printTex(side.body, book)}` : printTex(side, book)
  return `${printTex(quoteTerm(left, graph.names), book)} = ${tex}`
}

const captionRow = (chain: Chain, { style, language }: Sheet): readonly string[] => {
  const last = chain.members.at(-1)
  const caption = style.hasCaptions && chain.isFirst && last ? captionOf(last.step.form) : undefined
  return caption ? [`&${captionTex(language.captions[caption])}`] : []
}

/** `×` and `=` between words are signs of the formula. */
const captionTex = (caption: string): string =>
  caption
    .split(/\s*([×=])\s*/)
    .map(part => SIGNS[part] ?? `\\text{${escapeTex(part)}}`)
    .join(' ')

const SIGNS: Readonly<Record<string, string>> = { '×': '\\times', '=': '=' }

const claims = ({ graph, claims: findings, language }: Sheet, book: Book): string =>
  aligned(
    graph.claims.map(({ syntax }, n) => {
      const verdict = findings[n]?.verdict ?? 'undecided'
      const sides = `${printTex(syntax.left, book)} &= ${printTex(syntax.right, book)}`
      return `${sides} &&\\text{(${escapeTex(language.claim[verdict])})}`
    }),
  )
