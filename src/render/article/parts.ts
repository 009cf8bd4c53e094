import type { Book } from '../book.ts'
import { aligned } from '../lines.ts'
import { nameOf } from '../node.ts'
import { closedRows, definitionRows } from '../notes.ts'
import { bookOf, headingOf, type Part, type Sheet, sheetOf } from '../sheet.ts'
import { printTex } from '../tex.ts'
import { type Block, type ChainBlocks, displays, type Inlines, math, words } from './article.ts'

/** Second derivatives and forward ones: what was added, the chains, the closed form. */
export const partBlocks = <Own>(
  sheet: Sheet,
  book: Book,
  chains: ChainBlocks<Own>,
): readonly (Block | Own)[] =>
  sheet.parts.flatMap((part): readonly (Block | Own)[] => {
    const own = bookOf(part.graph, sheet.style)
    const added = part.second?.definitions.flatMap(d => definitionRows(d, part.graph, own)) ?? []
    return [
      { kind: 'heading', level: 2, text: headingInlines(part, sheet, book) },
      ...displays([aligned(added)]),
      ...chains(sheetOf(sheet, part), own),
      ...displays([aligned(part.second ? closedRows(part.second, part, own) : [])]),
    ]
  })

/** The words of a heading with its names as formulas. */
const headingInlines = (part: Part, { language }: Sheet, book: Book): Inlines => {
  const formulas: string[] = []
  const told = headingOf(part, language, name => {
    formulas.push(printTex(nameOf(name), book))
    return `\u0000${formulas.length - 1}\u0000`
  })
  return told
    .split('\u0000')
    .map((piece, n) => (n % 2 === 0 ? words(piece) : math(formulas[Number(piece)] ?? '')))
    .filter(one => one.kind === 'math' || one.text !== '')
}
