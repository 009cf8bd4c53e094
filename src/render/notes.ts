import type { Definition, Form } from '../core/derivation.ts'
import { type Graph, type Note, statementsOf } from '../core/graph.ts'
import type { EquationSyntax, FamilySyntax } from '../core/syntax.ts'
import { wholeAlias } from './alias.ts'
import type { Book } from './book.ts'
import { captionIn } from './captioned.ts'
import { linesOf, type Sign } from './chains.ts'
import { claims, formulas } from './claims.ts'
import { escapeTex, oneLine } from './escape.ts'
import { type Chain, layOut, type Member } from './layout.ts'
import { aligned, brokenRows, pages, signTex, WIDE } from './lines.ts'
import { listedSpaces, listedVectors } from './listed.ts'
import { memberTex } from './member.ts'
import { indexed, leftSide, nameOf } from './node.ts'
import { placesTex, writtenTex } from './places.ts'
import { brokenTex, proseTex } from './prose.ts'
import { quoteForm } from './quote.ts'
import { printSet, setSymbol } from './set.ts'
import {
  bookOf,
  type Columns,
  headingOf,
  type Part,
  type SecondPart,
  type Sheet,
  sheetOf,
  summaryOf,
} from './sheet.ts'
import { hasSubscript } from './symbol.ts'
import { printTex } from './tex.ts'
import { workedTex } from './worked.ts'

/** The notes as displays to paste into a document: parameters, network, legend, the chains under a brace. */
export const printNotes = (sheet: Sheet): string => {
  const book = bookOf(sheet.graph, sheet.style, sheet.signals)
  const blocks = [
    ...opening(sheet, book),
    legend(sheet.graph, book),
    signals(sheet, book),
    ...chains(sheet, book),
    aligned(sheet.columns.map(one => columnRow(one, sheet, book))),
    ...sheet.parts.flatMap(part => partBlocks(part, sheet)),
    claims(sheet, book),
    ...formulas(sheet),
    ...numbers(sheet, book),
  ]
  return [comments(sheet), ...blocks.filter(block => block !== '').map(display)].join('\n')
}

/** What stands before the chains: all parameters together, and the network. */
export const opening = (sheet: Sheet, book: Book): readonly string[] => [
  printSet(sheet, book),
  ...listedVectors(sheet, book),
  ...listedSpaces(sheet, book),
  ...network(sheet.graph, book),
]

/** Numbers put in. */
export const numbers = ({ worked, graph }: Sheet, book: Book): readonly string[] =>
  worked ? workedTex(worked, graph.loss, book).map(aligned) : []

/** What is said of the notes as a whole, as comments. */
export const comments = (
  sheet: Pick<Sheet, 'graph' | 'language' | 'facts' | 'version'>,
): string => {
  const { title } = sheet.graph.settings
  const { assumed } = sheet.graph
  const lines = [
    ...(title === undefined ? [] : [title]),
    ...(assumed.length === 0 ? [] : [sheet.language.assumed(assumed)]),
    `gradproof ${sheet.version}; ${summaryOf(sheet)}`,
  ]
  return `${lines.map(line => `% ${oneLine(line)}\n`).join('')}`
}

/** A display of its own. */
export const display = (block: string): string => `\\[\n${block}\n\\]\n`

/** The equations of a network, on as many pages as they take. */
export const network = (graph: Graph, book: Book): readonly string[] =>
  pages(statementsOf(graph).map(one => equationRows(one, graph, book))).map(aligned)

const equationRows = (
  statement: EquationSyntax | FamilySyntax,
  graph: Graph,
  book: Book,
): readonly string[] => {
  const { name, letters, body } = statement
  const left = printTex(indexed(leftSide(statement), letters), book)
  const isLoss = name.name === graph.loss
  const sign = isLoss ? book.notation.lossSign : '='
  const range = statement.kind === 'family' ? statement.range : undefined
  const places = range ? `, \\quad ${writtenTex(range, book)}` : ''
  const args = isLoss && book.notation.lossArguments === 'shown' ? argumentsTex(graph, book) : ''
  return brokenRows(`${left}${args}`, [`${sign} ${printTex(body, book)}${places}`])
}

/** What the loss is computed from, labels first: `(y, \\hat{y})`. */
const argumentsTex = (graph: Graph, book: Book): string => {
  const uses = graph.equations.find(({ name }) => name === graph.loss)?.uses ?? []
  const labels = new Set(graph.leaves.filter(leaf => leaf.role === 'label').map(({ name }) => name))
  const ordered = [
    ...uses.filter(name => labels.has(name)),
    ...uses.filter(name => !labels.has(name)),
  ]
  const isNamed = wholeAlias(book.aliases, graph.loss) !== undefined
  if (labels.size === 0 || isNamed) return ''
  const plain = {
    ...book,
    notation: { ...book.notation, vector: 'plain', matrix: 'plain' } as const,
  }
  return `(${ordered.map(name => nameTex(name, plain)).join(', ')})`
}

const legend = ({ settings }: Graph, book: Book): string =>
  aligned(
    settings.notes.map(note => {
      const like = likeTex(note, book)
      const before = like === undefined ? '' : ` ($= ${like}$)`
      return `${nameTex(note.name, book)} &\\text{${before} — ${escapeTex(note.caption)}}`
    }),
  )

/** `\\vec{z}_n` */
export const likeTex = ({ like }: Note, book: Book): string | undefined => {
  if (!like) return undefined
  const { name, example } = like
  const whole = nameTex(name, book)
  if (example === undefined) return whole
  return `${hasSubscript(whole) ? `(${whole})` : whole}_${example}`
}

/** Letters for gradients, each before it is used. */
export const signals = ({ signals: named }: Sheet, book: Book): string =>
  aligned(
    (named?.definitions ?? []).map(({ left, right, range }) => {
      const places = range ? `, \\quad ${placesTex(range, book)}` : ''
      return `${printTex(left, book)} &:= ${printTex(right, book)}${places}`
    }),
  )

const nameTex = (name: string, book: Book): string => printTex({ kind: 'name', name }, book)

/** All chains under a brace; under several where they would not fit on a page. */
const chains = (sheet: Sheet, book: Book): readonly string[] => {
  const groups = groupsOf(layOut(sheet, sheet.style))
  const rows = groups.flat().map(chain => rowsOfChain(chain, sheet, book))
  if (groups.length > 1)
    return groups.flatMap(group =>
      pages(group.map(chain => rowsOfChain(chain, sheet, book))).map(aligned),
    )
  if (rows.length < 2 || sheet.style.brace) return pages(rows).map(aligned)
  const over = `\\partial ${nameTex(sheet.graph.loss, book)}`
  const head = `\\frac{${over}}{\\partial ${setSymbol(sheet, book)}}`
  return pages(rows).map(page => `${head} \\left\\{ ${aligned(page)} \\right.`)
}

/** What an equation says of changes begins a display of its own, with the gradients that follow. */
const groupsOf = (chains: readonly Chain[]): readonly (readonly Chain[])[] =>
  chains.reduce<Chain[][]>((groups, chain, n) => {
    const before = chains[n - 1]
    const isNew = !before || (isOfChanges(chain) && !isOfChanges(before))
    if (isNew) groups.push([chain])
    else groups.at(-1)?.push(chain)
    return groups
  }, [])

const isOfChanges = ({ steps: [, step] }: Chain): boolean =>
  step?.rule === 'differential' || step?.rule === 'under-trace'

/** A chain, the places for which it stands, and its caption. */
export const rowsOfChain = (chain: Chain, sheet: Sheet, book: Book): readonly string[] => [
  ...chainRows(chain, sheet, book),
  ...placesRow(chain, sheet, book),
  ...captionRow(chain, sheet),
]

/** `∂vec(of)/∂vec(wrt)`, column by column. */
export const columnRow = ({ of, wrt, expr }: Columns, { graph }: Sheet, book: Book): string => {
  const [over, under] = [of, wrt].map(
    name => `\\partial \\operatorname{vec} ${nameTex(name, book)}`,
  )
  const right = printTex(quoteForm({ level: 'matrix', expr }, graph.names), book)
  return `\\frac{${over}}{${under}} &= ${right}`
}

/** What a part is, what was added for it, its chains, and the closed form. */
const partBlocks = (part: Part, sheet: Sheet): readonly string[] => {
  const own = sheetOf(sheet, part)
  const book = bookOf(part.graph, sheet.style)
  const heading = headingOf(part, sheet.language, name => `$${nameTex(name, book)}$`)
  const added = part.second?.definitions.flatMap(d => definitionRows(d, part.graph, book)) ?? []
  return [
    `\\text{${heading}}`,
    aligned(added),
    ...pages(layOut(own, sheet.style).map(chain => rowsOfChain(chain, own, book))).map(aligned),
    aligned(part.second ? closedRows(part.second, part, book) : []),
  ]
}

/** The second derivative without other derivatives, and what it is defined by. */
export const closedRows = ({ closed }: SecondPart, { graph, judged }: Part, book: Book) => {
  const [left] = judged[0]?.derivation.steps ?? []
  const tex = (form: Form) => printTex(quoteForm(form, graph.names), book)
  return [
    ...closed.definitions.flatMap(d => definitionRows(d, graph, book)),
    ...(left ? brokenRows(tex(left.form), [`= ${tex(closed.result)}`]) : []),
  ]
}

/** `g_x := …` */
export const definitionRows = (
  { name, form }: Definition,
  { names }: Graph,
  book: Book,
): readonly string[] => {
  const letters = form.level === 'index' ? form.free.map(ix => nameOf(ix.name)) : []
  const left = printTex(indexed(nameOf(name), letters), book)
  return brokenRows(left, [`:= ${printTex(quoteForm(form, names), book)}`])
}

/** One row, or several where the chain is wider than a page; a row for each member where it is explained. */
const chainRows = (chain: Chain, sheet: Sheet, book: Book): readonly string[] => {
  const { members } = chain
  if (!members.some(member => member.sentence)) {
    const sign: Sign = member => signTex(member, sheet, book)
    return linesOf(chain, sheet, book, sign).flatMap(({ head, parts }) => brokenRows(head, parts))
  }
  const { head, rows: parts } = memberRows(chain, sheet, book)
  const rows = parts.map((part, n) => brokenRows(n === 0 ? head : '', [part]))
  return members.flatMap((member, n) => [...(rows[n - 1] ?? []), ...sentenceRows(member, book)])
}

/** The members of a chain behind its first, each with the sign before it. */
export const memberRows = (
  { members }: Chain,
  sheet: Sheet,
  book: Book,
): { readonly head: string; readonly rows: readonly string[] } => {
  const [head = '', ...rest] = members.map((member, n) => memberTex(member, sheet, book, n === 0))
  const signs = members.slice(1).map(member => signTex(member, sheet, book))
  return { head, rows: rest.map((tex, n) => `${signs[n]} ${tex}`) }
}

/** What a member does, under it; before a chain, how its variable acts. */
const sentenceRows = ({ sentence }: Member, book: Book): readonly string[] =>
  sentence ? brokenTex(proseTex(sentence, book), WIDE).map(tex => `&\\quad \\text{${tex}}`) : []

/** For which members of a family a chain stands. */
const placesRow = ({ range }: Chain, { language }: Sheet, book: Book): readonly string[] => {
  if (!range) return []
  const [before = '', after = ''] = language.places('…').split('…')
  const word = (text: string) => (text.trim() === '' ? [] : [`\\text{${escapeTex(text)}}`])
  return [`&${[...word(before), placesTex(range, book), ...word(after)].join('\\ ')}`]
}

const captionRow = (chain: Chain, sheet: Sheet): readonly string[] => {
  const caption = captionIn(chain, sheet)
  return caption === undefined ? [] : [`&${captionTex(caption)}`]
}

/** `×` and `=` between words are signs of the formula. */
const captionTex = (caption: string): string =>
  caption
    .split(/\s*([×=])\s*/)
    .map(part => SIGNS[part] ?? `\\text{${escapeTex(part)}}`)
    .join(' ')

const SIGNS: Readonly<Record<string, string>> = { '×': '\\times', '=': '=' }
