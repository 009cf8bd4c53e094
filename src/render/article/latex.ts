import { escapeTex } from '../escape.ts'
import type { Block, Inlines, Table } from './article.ts'

/** Headings, paragraphs and tables of an article in LaTeX; what a document has by other means is left out. */
export const blocksTex = (blocks: readonly Block[]): string =>
  blocks
    .map(blockTex)
    .filter(text => text !== '')
    .map(text => `${text}\n`)
    .join('\n')

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

/** It goes on on the next page; long words of a person run over several lines. */
const tableTex = ({ head, rows }: Table): string => {
  const columns = head.map((_, n) => columnOf(rows.map(row => row[n] ?? [])))
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`
  return [
    '{\\renewcommand{\\arraystretch}{1.5}',
    `\\begin{longtable}[l]{@{}${columns.join('')}@{}}`,
    line(head.map(escapeTex)),
    '\\hline',
    '\\endhead',
    ...rows.map(row => line(row.map(inlines))),
    '\\end{longtable}}',
  ].join('\n')
}

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
