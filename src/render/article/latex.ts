import { escapeTex } from '../escape.ts'
import type { Block, Inlines, Table } from './article.ts'

/** Headings, paragraphs and tables of an article in LaTeX; what a document has by other means is left out. */
export const blocksTex = (blocks: readonly Block[]): string =>
  blocks
    .map((block, n) => `${roomTex(block, blocks.slice(n + 1))}${blockTex(block)}`)
    .filter(text => text !== '')
    .map(text => `${text}\n`)
    .join('\n')

/** What the blocks of a document ask of its preamble: `\\room` begins a new page where less than that is left of this one. */
export const BLOCKS_PREAMBLE: readonly string[] = [
  '\\usepackage{longtable}',
  '\\newcommand{\\room}[1]{\\par\\penalty-100{\\dimen0=#1\\dimen2=\\pagegoal\\advance\\dimen2 by-\\pagetotal',
  '  \\ifdim\\dimen0>\\dimen2\\ifdim\\dimen2>0pt\\vfil\\fi\\break\\fi}}',
]

/** A heading stands on the page of what follows it: of a whole table, or of its first rows where it is long. */
const roomTex = (block: Block, behind: readonly Block[]): string => {
  if (block.kind !== 'heading') return ''
  const end = behind.findIndex(one => one.kind === 'heading')
  const below = end < 0 ? behind : behind.slice(0, end)
  const heights = below.map(one => (one.kind === 'table' ? heightOf(one) : LINES))
  return `\\room{${HEADING + heights.reduce((sum, height) => sum + height, 0)}pt}\n`
}

const heightOf = ({ rows: { length } }: Table): number =>
  ROW * ((length > WHOLE ? FIRST : length) + 1)

/** Points of a heading with what is left free around it, of a paragraph, of a row of a table. */
const HEADING = 50
const LINES = 26
const ROW = 21

/** Rows of a table that is never split; of a longer one, those that stay with its heading. */
const WHOLE = 16
const FIRST = 5

const blockTex = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${block.level === 1 ? '\\subsection*' : '\\subsubsection*'}{${inlines(block.text)}}`
    case 'paragraph':
      return `${inlines(block.text)}\n\\par`
    case 'table':
      return tableTex(block)
    case 'display':
    case 'list':
    case 'picture':
      return ''
  }
}

/** A long one goes on on the next page; long words of a person run over several lines. */
const tableTex = ({ head, rows }: Table): string => {
  const columns = `@{}${head.map((_, n) => columnOf(rows.map(row => row[n] ?? []))).join('')}@{}`
  const isLong = rows.length > WHOLE
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`
  const body = rows.map((row, n) => {
    const stays = isLong && staysWithNext(n, rows)
    return `${line(row.map(inlines))}${stays ? '*' : ''}`
  })
  return [
    '{\\renewcommand{\\arraystretch}{1.5}',
    isLong ? `\\begin{longtable}[l]{${columns}}` : `\\begin{tabular}{${columns}}`,
    line(head.map(escapeTex)),
    '\\hline',
    ...(isLong ? ['\\endhead'] : []),
    ...body,
    isLong ? '\\end{longtable}}' : '\\end{tabular}\\par}',
  ].join('\n')
}

/** No row stands alone at the foot of a page or at the head of one. */
const staysWithNext = (n: number, { length }: Table['rows']): boolean =>
  n < length - 1 && (n === 0 || n === length - 2)

const columnOf = (cells: readonly Inlines[]): string =>
  cells.some(cell => cell.some(one => one.kind === 'text' && one.text.length > WIDEST))
    ? 'p{8cm}'
    : 'l'

/** Letters of words that stand in one line of a cell. */
const WIDEST = 40

const inlines = (all: Inlines): string =>
  all.map(one => (one.kind === 'text' ? spaced(one.text) : `$${one.tex}$`)).join('')

/** The blanks at both ends stay. */
const spaced = (text: string): string => {
  const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? []
  return `${before && ' '}${escapeTex(text)}${after && ' '}`
}
