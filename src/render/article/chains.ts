import { staysInEntries } from '../../core/derivation.ts'
import type { Book } from '../book.ts'
import { type Chain, layOut, type Member } from '../layout.ts'
import { aligned } from '../lines.ts'
import { columnRow, rowsOfChain } from '../notes.ts'
import type { Prose } from '../prose.ts'
import { inkOf, markOf } from '../rows.ts'
import type { Sheet } from '../sheet.ts'
import { printTex } from '../tex.ts'
import { type Block, displays, type Inlines, math, words } from './article.ts'

/** Each chain as a display, its rules below it; then Jacobians column by column. */
export const chainBlocks = (sheet: Sheet, book: Book): readonly Block[] => [
  ...layOut(sheet, sheet.style).flatMap((chain): readonly Block[] => [
    ...displays([aligned(rowsOfChain(unexplained(chain), sheet, book))]),
    ...rulesOf(chain, sheet, book),
  ]),
  ...displays([aligned(sheet.columns.map(one => columnRow(one, sheet, book)))]),
]

/** Sentences stand below a chain, not in it. */
const unexplained = (chain: Chain): Chain => ({
  ...chain,
  members: chain.members.map(({ sentence: _, ...member }) => member),
})

/** The rules from member to member, each with its mark; explained one below the other with `--detail full`. */
const rulesOf = ({ members }: Chain, sheet: Sheet, book: Book): readonly Block[] => {
  const told = members.slice(1).map((one, n, all) => toldOf(one, n === all.length - 1, sheet))
  if (told.length === 0) return []
  if (!members.some(member => member.sentence))
    return [{ kind: 'paragraph', text: [words(told.join(' → '))] }]
  const items = members.map(({ sentence = [] }, n) => [
    ...(n === 0 ? [] : [words(`${told[n - 1]}${sentence.length > 0 ? ': ' : ''}`)]),
    ...inlinesOf(sentence, book),
  ])
  return [{ kind: 'list', items: items.filter(item => item.length > 0) }]
}

const inlinesOf = (prose: Prose, book: Book): Inlines =>
  prose.map(part =>
    typeof part === 'string'
      ? words(part)
      : math(part.map(side => printTex(side, book)).join(' = ')),
  )

const toldOf = ({ step, finding }: Member, isLast: boolean, { language }: Sheet): string => {
  const used = [...new Set([...step.uses, ...(finding?.uses ?? [])])]
  const remarks = [
    ...used,
    ...(step.isFlat ? [language.flat] : []),
    ...(isLast && staysInEntries(step.form) ? [language.noMatrixForm] : []),
  ]
  const more = remarks.length > 0 ? ` (${remarks.join('; ')})` : ''
  return `${language.rules[step.rule]}${more} ${markOf(finding?.verdict ?? 'undecided', PLAIN)}`
}

const PLAIN = inkOf(false)
