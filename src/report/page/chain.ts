import type { Verdict } from '../../core/finding.ts'
import { type Block, type ChainBlocks, displays } from '../../render/article/article.ts'
import type { Book } from '../../render/book.ts'
import { captionIn } from '../../render/captioned.ts'
import { type Chain, layOut, type Member } from '../../render/layout.ts'
import { aligned } from '../../render/lines.ts'
import { columnRow, memberRows } from '../../render/notes.ts'
import { remarkOf } from '../../render/people.ts'
import { placesTex } from '../../render/places.ts'
import { type Prose, printProse } from '../../render/prose.ts'
import type { Sheet } from '../../render/sheet.ts'
import { printTex } from '../../render/tex.ts'

/** A chain with its rules in a column of their own. */
export interface ChainBlock {
  readonly kind: 'chain'
  /** LaTeX of the derivative. */
  readonly head: string
  /** LaTeX of the places for which it stands. */
  readonly places?: string
  readonly opening?: readonly Piece[]
  readonly steps: readonly StepRow[]
  readonly caption?: string
}
export interface StepRow {
  readonly tex: string
  readonly rule: string
  readonly verdict: Verdict
  readonly sentence?: readonly Piece[]
}
/** Words of a sentence, or LaTeX in it. */
export type Piece = { readonly words: string } | { readonly tex: string }

/** The chains of a sheet, step by step; then Jacobians column by column. */
export const chainSteps: ChainBlocks<ChainBlock> = (sheet, book) => [
  ...layOut(sheet, sheet.style).map(chain => chainBlock(chain, sheet, book)),
  ...displays([aligned(sheet.columns.map(one => columnRow(one, sheet, book)))]),
]

const chainBlock = (chain: Chain, sheet: Sheet, book: Book): ChainBlock => {
  const { head, rows } = memberRows(chain, sheet, book)
  const [first, ...rest] = chain.members
  const caption = captionIn(chain, sheet)
  return {
    kind: 'chain',
    head,
    ...(chain.range && { places: placesTex(chain.range, book) }),
    ...(first?.sentence && { opening: piecesOf(first.sentence, book) }),
    steps: rest.map((member, n) =>
      stepRow(member, rows[n] ?? '', n === rest.length - 1, sheet, book),
    ),
    ...(caption === undefined ? {} : { caption }),
  }
}

const stepRow = (
  member: Member,
  tex: string,
  isLast: boolean,
  sheet: Sheet,
  book: Book,
): StepRow => {
  const { reason: _, ...bare } = member
  const { remark = '', verdict = 'undecided' } = remarkOf(bare, isLast, sheet)
  const { sentence } = member
  return { tex, rule: remark, verdict, ...(sentence && { sentence: piecesOf(sentence, book) }) }
}

const piecesOf = (sentence: Prose, book: Book): readonly Piece[] => {
  const pieces: Piece[] = []
  const keep = (piece: Piece): string => {
    pieces.push(piece)
    return ''
  }
  printProse(
    sentence,
    { words: words => keep({ words }), formula: sides => keep({ tex: sides.join(' = ') }) },
    syntax => printTex(syntax, book),
  )
  return pieces
}

export type PageBlock = Block | ChainBlock
