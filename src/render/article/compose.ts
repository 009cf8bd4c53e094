import type { Note } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import type { Book } from '../book.ts'
import { claims, formulas } from '../claims.ts'
import { nameOf } from '../node.ts'
import { likeTex, numbers, opening, signals } from '../notes.ts'
import type { PageWords } from '../page-words.ts'
import { pictureOf } from '../picture/picture.ts'
import { bookOf, type Sheet } from '../sheet.ts'
import { printTex } from '../tex.ts'
import {
  type Article,
  type Block,
  type ChainBlocks,
  displays,
  type Inlines,
  math,
  words,
} from './article.ts'
import { chainBlocks } from './chains.ts'
import { parameterBlocks } from './parameters.ts'
import { partBlocks } from './parts.ts'
import { unmarkedVerification, verificationBlocks } from './verification.ts'

/** All that is printed of a sheet, in the order in which it is read. */
export const compose = (sheet: Sheet, said: PageWords): Article =>
  composeWith<never>(sheet, said, chainBlocks)

/** The same with chains in blocks of a format's own. */
export const composeWith = <Own>(
  sheet: Sheet,
  said: PageWords,
  chains: ChainBlocks<Own>,
): Article<Own> => {
  const book = bookOf(sheet.graph, sheet.style, sheet.signals)
  const { title } = sheet.graph.settings
  const { headings } = said
  return {
    ...(title === undefined ? {} : { title }),
    blocks: [
      ...section(headings.network, networkBlocks(sheet, said, book)),
      ...section(headings.parameters, parameterBlocks(sheet, said, book)),
      ...section(headings.gradients, [
        ...displays([signals(sheet, book)]),
        ...chains(sheet, book),
        ...partBlocks(sheet, book, chains),
      ]),
      ...section(headings.claims, displays([claims(sheet, book), ...formulas(sheet)])),
      ...section(headings.numbers, displays(numbers(sheet, book))),
      ...section(headings.verification, verificationBlocks(sheet, said, book)),
    ],
  }
}

/** The tables of an article, for formats that print the formulas by other means and without marks. */
export const composeTables = (sheet: Sheet, said: PageWords): readonly Block[] => {
  const book = bookOf(sheet.graph, sheet.style, sheet.signals)
  const { headings } = said
  return [
    ...section(headings.parameters, parameterBlocks(sheet, said, book)),
    ...section(headings.verification, unmarkedVerification(sheet, said, book)),
  ]
}

const section = <Own = never>(
  heading: string,
  blocks: readonly (Block | Own)[],
): readonly (Block | Own)[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: [words(heading)] }, ...blocks]

const networkBlocks = (sheet: Sheet, said: PageWords, book: Book): readonly Block[] => {
  const { graph, language } = sheet
  const computed = new Set(graph.families.flatMap(one => (one.equation ? [one.name] : [])))
  const isParameter = new Set(
    sheet.parameters.flatMap(({ name }) => [name, memberOf(name)?.family ?? name]),
  )
  const legend = graph.settings.notes.filter(
    ({ name }) => computed.has(name) || !isParameter.has(name),
  )
  const assumed = graph.assumed.length === 0 ? [] : [[words(language.assumed(graph.assumed))]]
  return [
    ...displays(opening(sheet, book)),
    ...listOf(legend.map(note => captioned(note, book))),
    ...assumed.map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'picture', picture: pictureOf(sheet), said: said.picture },
  ]
}

const captioned = (note: Note, book: Book): Inlines => {
  const like = likeTex(note, book)
  const before = like === undefined ? [] : [words(' (= '), math(like), words(')')]
  return [nameMath(note.name, book), ...before, words(` — ${note.caption}`)]
}

const listOf = (items: readonly Inlines[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }]

const nameMath = (name: string, book: Book) => math(printTex(nameOf(name), book))
