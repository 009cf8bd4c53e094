import { composeTables } from './article/compose.ts'
import { BLOCKS_PREAMBLE, blocksTex } from './article/latex.ts'
import { escapeTex } from './escape.ts'
import { printNotes } from './notes.ts'
import { pictureOf } from './picture/picture.ts'
import { printTikz } from './picture/tikz.ts'
import type { Headed } from './rows.ts'
import type { Sheet } from './sheet.ts'

/**
 * The notes as a document of their own, the computation graph first, tables last. The first line says which program
 * compiles it.
 */
export const printDocument = async (sheet: Sheet): Promise<string> => {
  const said = await sheet.language.page()
  const tables = blocksTex(composeTables(sheet, said))
  const drawn = printTikz(pictureOf(sheet), said.picture)
  return documentOf(sheet, `${drawn}\n${printNotes(sheet)}\n${tables}`)
}

/** What a document is told of its notes. */
interface Titled {
  readonly graph: { readonly settings: Pick<Headed['graph']['settings'], 'title'> }
  readonly language: Headed['language']
}

/** A document around notes. */
export const documentOf = (sheet: Titled, notes: string): string => {
  const { title } = sheet.graph.settings
  const heading = title === undefined ? '' : `\\section*{${escapeTex(title)}}\n`
  const fonts = fontsFor(sheet, `${heading}${notes}`)
  return [
    `% compile with: ${fonts.engine}`,
    '\\documentclass[a4paper]{article}',
    ...fonts.preamble,
    '\\usepackage{amsmath,amssymb,bm,mathtools}',
    ...(notes.includes('\\begin{tikzpicture}') ? ['\\usepackage{tikz}'] : []),
    ...(notes.includes('\\room{') ? BLOCKS_PREAMBLE : []),
    ...WIDE_PAGE,
    '\\allowdisplaybreaks',
    '\\pagestyle{empty}',
    '\\begin{document}',
    `${heading}${notes}\\end{document}`,
    '',
  ].join('\n')
}

/** Chains are long and braces high: 18 cm of a page of 21, 25 cm of 29. */
const WIDE_PAGE = [
  '\\setlength{\\textheight}{25cm}',
  '\\setlength{\\topmargin}{-2cm}',
  '\\setlength{\\textwidth}{18cm}',
  '\\setlength{\\oddsidemargin}{-1cm}',
  '\\setlength{\\parindent}{0pt}',
]

interface Fonts {
  readonly engine: string
  readonly preamble: readonly string[]
}

const fontsFor = ({ language }: Titled, text: string): Fonts => {
  const { babel: option, font } = language.latex ?? {}
  if (option !== undefined && font !== undefined) return unicode([`provide=*,${option}`], font)
  const options = option === undefined ? [] : [option]
  if (OTHER.test(text)) return unicode(options, fontOf(text))
  const babel = options.map(babelWith)
  if (!CYRILLIC.test(text)) return { engine: 'pdflatex', preamble: babel }
  const input = ['\\usepackage[T2A]{fontenc}', '\\usepackage[utf8]{inputenc}']
  return { engine: 'pdflatex', preamble: [...input, ...babel] }
}

/** Letters of all alphabets, by a font that has them where the usual one does not. */
const unicode = (options: readonly string[], font: string | undefined): Fonts => ({
  engine: 'lualatex',
  preamble: [
    '\\usepackage{fontspec}',
    ...options.map(babelWith),
    ...(font === undefined ? [] : [`\\setmainfont{${font}}`]),
  ],
})

const babelWith = (option: string): string => `\\usepackage[${option}]{babel}`

const fontOf = (text: string): string | undefined =>
  HANGUL.test(text) ? 'Noto Serif CJK KR' : HAN.test(text) ? 'Noto Serif CJK SC' : undefined

const HANGUL = /\p{Script=Hangul}/u
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const CYRILLIC = /\p{Script=Cyrillic}/u
/** Letters that the fonts of pdflatex lack. */
const OTHER = /[^\p{ASCII}\p{Script=Cyrillic}À-ž–—‘’“”„«»…×]/u
