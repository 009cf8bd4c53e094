import { type Graph, type Leaf, parametersOf, shapeOfName } from '../core/graph.ts'
import { memberName, memberOf } from '../core/member.ts'
import { isScalar, isUnit } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { wholeAlias } from './alias.ts'
import type { Book } from './book.ts'
import { indexed, nameOf, numeral } from './node.ts'
import type { Sheet } from './sheet.ts'
import { wholeSymbol } from './symbol.ts'
import { printTex } from './tex.ts'
import { widthOf } from './width.ts'

/** The bold letter of all parameters together: the first that no name of the network has. */
export const setSymbol = ({ graph, style }: Sheet, book: Book): string => {
  const isFree = (letter: string) =>
    shapeOfName(graph, letter) === undefined && !graph.functions.has(letter)
  const letter = style.set.find(isFree) ?? 'all'
  const bold = { ...book.notation, scalar: 'bold' } as const
  return wholeAlias(book.aliases, letter) ?? wholeSymbol(letter, [], bold)
}

/** The set of all parameters, and its entries, a row for each equation; the last equation comes first. */
export const printSet = (sheet: Sheet, book: Book): string => {
  const { graph } = sheet
  if (!sheet.style.hasSet || sheet.parameters.length === 0) return ''
  if (graph.families.length > 0) return `${setSymbol(sheet, book)} = ${membersOf(sheet, book)}`
  const groups = groupsOf(graph)
  const names = groups.flat().map(({ name }) => printTex(nameOf(name), book))
  const symbol = setSymbol(sheet, book)
  const listed = `\\{${names.join(', ')}\\}`
  if (groups.flat().every(leaf => isScalar(leaf.shape))) return `${symbol} = ${listed}`
  const rows = groups.flatMap(group => filled(group.flatMap(leaf => entries(leaf, graph, book))))
  const array = `\\left\\{ \\begin{array}{l} ${rows.join(' \\\\ ')} \\end{array} \\right\\}`
  const width = widthOf(listed) + Math.max(...rows.map(widthOf))
  return width <= WIDEST
    ? `${symbol} = ${listed} = ${array}`
    : `\\begin{aligned}\n${symbol} &= ${listed} \\\\\n&= ${array}\n\\end{aligned}`
}

/** With members of families, the first and the last of each: `\{U, W_1, \dots, W_L\}`. */
const membersOf = ({ parameters }: Sheet, book: Book): string => {
  const nameTex = (name: string): string => printTex(nameOf(name), book)
  const names = parameters.flatMap(({ name, range }) => {
    const family = memberOf(name)?.family
    if (!range || family === undefined) return [nameTex(name)]
    const [first, last] = [range.first, range.last].map(at => nameTex(memberName(family, at)))
    return [first, '\\dots', last]
  })
  return `\\{${names.join(', ')}\\}`
}

/** Entries in as many rows as they take. */
const filled = (parts: readonly string[]): readonly string[] => {
  const rows: string[] = []
  for (const part of parts) {
    const longer = `${rows.at(-1)}, ${part}`
    if (rows.length === 0 || widthOf(longer) > WIDEST) rows.push(part)
    else rows[rows.length - 1] = longer
  }
  return rows
}

/** Letters that fit beside each other. */
const WIDEST = 55

/** Parameters by the equation that mentions them first, from the last equation to the first. */
const groupsOf = (graph: Graph): readonly (readonly Leaf[])[] => {
  const left = new Set(parametersOf(graph))
  const groups = graph.equations.map(({ uses }) => {
    const group = [...left].filter(leaf => uses.includes(leaf.name))
    for (const leaf of group) left.delete(leaf)
    return group.toSorted((a, b) => uses.indexOf(a.name) - uses.indexOf(b.name))
  })
  return groups.filter(group => group.length > 0).toReversed()
}

/** `U_{1,1}, U_{1,2}, …, U_{2,1}, U_{2,2}, …` */
const entries = ({ name, shape }: Leaf, { base }: Graph, book: Book): readonly string[] => {
  const wide = shape.filter(dim => !isUnit(dim)).length
  const entry = (...at: readonly number[]): string =>
    printTex(indexed(nameOf(name), at.map(numeral) as readonly Syntax[]), book)
  const [a, b] = [base, base + 1]
  if (wide === 0) return [entry()]
  if (wide === 1) return [`${entry(a)}, ${entry(b)}, \\dots`]
  const rest = Array.from({ length: wide - 2 }, () => a)
  const row = (first: number) => `${entry(first, a, ...rest)}, ${entry(first, b, ...rest)}, \\dots`
  const whole = `${row(a)}, ${row(b)}`
  return widthOf(whole) <= WIDEST ? [whole] : [row(a), row(b)]
}
