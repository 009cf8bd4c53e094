import type { Book } from '../book.ts'
import type { Picture } from '../picture/picture.ts'
import type { PictureWords } from '../picture/svg.ts'
import type { Sheet } from '../sheet.ts'

/** Notes as a text for people to read on, whatever it is written in: what stands below what. */
export interface Article<Own = never> {
  readonly title?: string
  readonly blocks: readonly (Block | Own)[]
}

/** How a format lays out the chains of a sheet. */
export type ChainBlocks<Own> = (sheet: Sheet, book: Book) => readonly (Block | Own)[]

export type Block =
  /** `level` 1 stands right below the title. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: Inlines }
  | { readonly kind: 'paragraph'; readonly text: Inlines }
  /** LaTeX on lines of its own. */
  | { readonly kind: 'display'; readonly tex: string }
  | { readonly kind: 'list'; readonly items: readonly Inlines[] }
  | Table
  | PictureBlock
export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly Inlines[])[]
}

/** The computation graph. */
export interface PictureBlock {
  readonly kind: 'picture'
  readonly picture: Picture
  readonly said: PictureWords
}

/** Words of people, not escaped yet, and formulas in LaTeX. */
export type Inlines = readonly Inline[]
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string }

export const words = (text: string): Inline => ({ kind: 'text', text })
export const math = (tex: string): Inline => ({ kind: 'math', tex })

/** Displays of what is not empty. */
export const displays = (all: readonly string[]): readonly Block[] =>
  all.filter(tex => tex !== '').map(tex => ({ kind: 'display', tex }))
