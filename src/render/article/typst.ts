import { oneLine } from '../escape.ts'
import type { Language } from '../lang.ts'
import { printSvg } from '../picture/svg.ts'
import { typstMath, typstString } from '../typst/math.ts'
import type { Article, Block, Inline, Inlines, PictureBlock, Table } from './article.ts'

/** An article as a document of Typst. */
export const articleTypst = (article: Article, language: Pick<Language, 'name'>): string =>
  `${[...typstHead(language), ...bodyTypst(article)].join('\n')}\n`

/** How pages look: as those of LaTeX. */
export const typstHead = ({ name }: Pick<Language, 'name'>): readonly string[] => {
  const fonts = (first: string) => `(${[first, ...fontsFor(name)].map(typstString).join(', ')})`
  return [
    '#set page(paper: "a4", margin: (x: 1.5cm, y: 2cm))',
    `#set text(font: ${fonts('New Computer Modern')}, size: 10pt, lang: ${typstString(name)})`,
    `#show math.equation: set text(font: ${fonts('New Computer Modern Math')})`,
    '#show math.equation: set block(breakable: true)',
    // The check mark of New Computer Modern looks like a root.
    '#show regex("[✓✗∎]"): set text(font: "DejaVu Sans Mono")',
    '#set table(stroke: 0.4pt, inset: 5pt)',
    '',
  ]
}

/** Chinese and Korean letters have forms of their own. */
const fontsFor = (name: string): readonly string[] =>
  name === 'ko'
    ? ['Noto Serif CJK KR', 'Noto Serif CJK SC']
    : ['Noto Serif CJK SC', 'Noto Serif CJK KR']

/** The title and what stands below it. */
export const bodyTypst = ({ title, blocks }: Article): readonly string[] => {
  const head = title === undefined ? [] : [`= ${escapeTypst(title)}`]
  return [...head, ...blocks.map(block).filter(text => text !== '')].map(text => `${text}\n`)
}

const block = (one: Block): string => {
  switch (one.kind) {
    case 'heading':
      return `${'='.repeat(one.level + 1)} ${inlines(one.text)}`
    case 'paragraph':
      return inlines(one.text)
    case 'display':
      return `$ ${typstMath(one.tex)} $`
    case 'list':
      return one.items.map(item => `- ${inlines(item)}`).join('\n')
    case 'table':
      return table(one)
    case 'picture':
      return picture(one)
  }
}

/** Drawn by Typst itself from inside the document. */
const picture = ({ picture: drawn, said }: PictureBlock): string => {
  const svg = typstString(printSvg(drawn, said))
  return `#figure(image(bytes(${svg}), format: "svg", width: ${widthOf(drawn.width)}, alt: ${typstString(said.title)}))`
}

/** Of so many pixels, 96 to the inch; no wider than the text, 18 cm. */
const widthOf = (pixels: number): string => {
  const points = Math.ceil(pixels * 0.75)
  return points > 510 ? '100%' : `${points}pt`
}

const table = ({ head, rows }: Table): string => {
  const line = (cells: readonly string[]) => `  ${cells.map(cell => `[${cell}]`).join(', ')},`
  return [
    '#table(',
    `  columns: ${head.length},`,
    `  table.header(${head.map(cell => `[${escapeTypst(cell)}]`).join(', ')}),`,
    ...rows.map(row => line(row.map(inlines))),
    ')',
  ].join('\n')
}

const inlines = (all: Inlines): string => all.map(inline).join('')

const inline = (one: Inline): string =>
  one.kind === 'text' ? escapeTypst(one.text) : `$${typstMath(one.tex)}$`

/** Words of a person: every sign but letters, figures and spaces stands behind `\`. */
export const escapeTypst = (text: string): string => {
  const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? []
  const inside = oneLine(text).replace(/[!-/:-@[-`{-~]/g, '\\$&')
  return `${before && ' '}${inside}${after && ' '}`
}
