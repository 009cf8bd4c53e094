import { type Affine, affine, constantOf, minus, plus } from '../core/affine.ts'
import type { Places } from '../core/derivation.ts'
import type { FamilySyntax, Syntax } from '../core/syntax.ts'
import type { Book } from './book.ts'
import { affineSyntax, nameOf } from './node.ts'
import { printTex } from './tex.ts'
import { printText } from './text.ts'

/** The range of a letter as it is written. */
type Written = NonNullable<FamilySyntax['range']>

/** `t = 1..T` */
export const writtenText = ({ letter, from, to }: Written): string =>
  `${printText(letter)} = ${printText(from)}..${printText(to)}`

/** `t = 1, …, T`; `t = 1, 2` where there are few. */
export const writtenTex = ({ letter, from, to }: Written, book: Book): string => {
  const [first, last] = [numberIn(from), numberIn(to)]
  const all = first && last ? fewFrom(first, last) : undefined
  return listTex(letter, all?.map(affineSyntax) ?? [from, 'dots', to], book)
}

/** The same for places that were worked out. */
export const placesTex = ({ letter, first, last }: Places, book: Book): string => {
  const all = fewFrom(first, last)?.map(affineSyntax)
  return listTex(nameOf(letter), all ?? [affineSyntax(first), 'dots', affineSyntax(last)], book)
}

const numberIn = (syntax: Syntax): Affine | undefined =>
  syntax.kind === 'numeral' ? affine(Number(syntax.text)) : undefined

/** All places from one to another where these are so few that none is left to dots. */
const fewFrom = (first: Affine, last: Affine): readonly Affine[] | undefined => {
  const steps = constantOf(minus(last, first))
  if (steps === undefined || steps < 0 || steps > MOST) return undefined
  return Array.from({ length: steps + 1 }, (_, n) => plus(first, affine(n)))
}

const MOST = 2

const listTex = (letter: Syntax, places: readonly (Syntax | 'dots')[], book: Book): string => {
  const all = places.map(one => (one === 'dots' ? '\\dots' : printTex(one, book)))
  return `${printTex(letter, book)} = ${all.join(', ')}`
}
