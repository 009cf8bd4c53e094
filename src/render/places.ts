import type { Places } from '../core/derivation.ts'
import type { FamilySyntax, Syntax } from '../core/syntax.ts'
import { affineSyntax, nameOf } from './node.ts'
import { type Book, printTex } from './tex.ts'
import { printText } from './text.ts'

/** The range of a letter as it is written. */
type Written = NonNullable<FamilySyntax['range']>

/** `t = 1..T` */
export const writtenText = ({ letter, from, to }: Written): string =>
  `${printText(letter)} = ${printText(from)}..${printText(to)}`

/** `t = 1, …, T` */
export const writtenTex = ({ letter, from, to }: Written, book: Book): string =>
  rowTex([letter, from, to], book)

/** The same for places that were worked out. */
export const placesTex = ({ letter, first, last }: Places, book: Book): string =>
  rowTex([nameOf(letter), affineSyntax(first), affineSyntax(last)], book)

const rowTex = (parts: readonly Syntax[], book: Book): string => {
  const [letter, from, to] = parts.map(part => printTex(part, book))
  return `${letter} = ${from}, \\dots, ${to}`
}
