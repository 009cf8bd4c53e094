import { constantOf, minus, ONE, plus } from '../../core/affine.ts'
import type { Parameter } from '../../core/derivation.ts'
import { memberOf } from '../../core/member.ts'
import type { Book } from '../book.ts'
import { nameOf } from '../node.ts'
import type { PageWords } from '../page-words.ts'
import { placesTex } from '../places.ts'
import type { Sheet } from '../sheet.ts'
import { spaceTex } from '../space.ts'
import { printTex } from '../tex.ts'
import { type Block, type Inlines, math, words } from './article.ts'

/** What is learned: each with its space, how many numbers it is where sizes are figures, and what it means. */
export const parameterBlocks = (sheet: Sheet, said: PageWords, book: Book): readonly Block[] => {
  const { parameters } = sheet
  if (parameters.length === 0) return []
  const counts = parameters.map(countOf)
  const meanings = parameters.map(one => meaningOf(one, sheet))
  const columns: readonly Column[] = [
    { head: said.name, cells: parameters.map(one => nameInlines(one, book)) },
    { head: said.shape, cells: parameters.map(({ shape }) => [math(spaceTex(shape, book))]) },
    ...(counts.some(count => count !== undefined)
      ? [{ head: said.numbers, cells: counts.map(count => [words(`${count ?? ''}`)]) }]
      : []),
    ...(meanings.some(meaning => meaning !== undefined)
      ? [{ head: said.meaning, cells: meanings.map(meaning => [words(meaning ?? '')]) }]
      : []),
  ]
  const rows = parameters.map((_, n) => columns.map(({ cells }) => cells[n] ?? []))
  return [{ kind: 'table', head: columns.map(({ head }) => head), rows }, ...totalOf(counts, said)]
}

interface Column {
  readonly head: string
  readonly cells: readonly Inlines[]
}

/** `W_l (l = 1, …, L)` */
const nameInlines = ({ name, range }: Parameter, book: Book): Inlines => [
  math(printTex(nameOf(name), book)),
  ...(range ? [words(' ('), math(placesTex(range, book)), words(')')] : []),
]

/** What the file says of a name, or of its whole family. */
const meaningOf = ({ name }: Parameter, { graph }: Sheet): string | undefined => {
  const { notes } = graph.settings
  const captionOf = (key: string | undefined) => notes.find(note => note.name === key)?.caption
  return captionOf(name) ?? captionOf(memberOf(name)?.family)
}

/** How many numbers a parameter is, all members of a family together; undefined where sizes are names. */
const countOf = ({ shape, range }: Parameter): number | undefined => {
  const members = range ? plus(minus(range.last, range.first), ONE) : ONE
  return [...shape, members].reduce<number | undefined>((product, dim) => {
    const size = constantOf(dim)
    return product === undefined || size === undefined ? undefined : product * size
  }, 1)
}

/** Of several parameters all numbers together, where all are known. */
const totalOf = (counts: readonly (number | undefined)[], said: PageWords): readonly Block[] => {
  const known = counts.filter(count => count !== undefined)
  if (known.length < Math.max(2, counts.length)) return []
  const total = known.reduce((sum, count) => sum + count)
  return [{ kind: 'paragraph', text: [words(said.altogether(total))] }]
}
