import type { Reason } from '../core/derivation.ts'
import type { Book } from './book.ts'
import { piecesOf, termsOf } from './break.ts'
import type { Member } from './layout.ts'
import type { Sheet } from './sheet.ts'
import { spellTerm } from './spell.ts'
import { printTex } from './tex.ts'
import { widthOf } from './width.ts'

/** Rows under each other, aligned at `&`. */
export const aligned = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`

/** Rows that fit on a page, rows that leave little of one empty, and letters that fit on a row. */
const HIGH = 22
const LOW = 11
export const WIDE = 75

/** Groups of rows on one page, or where they take more in parts of less than one, which fill these. */
export const pages = (groups: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const most = groups.flat().length > HIGH ? LOW : HIGH
  return groups.reduce<string[][]>((all, rows) => {
    const last = all.at(-1)
    if (last && last.length + rows.length <= most) last.push(...rows)
    else all.push([...rows])
    return all
  }, [])
}

/** A head and what follows it, on as many rows as it takes. */
export const brokenRows = (head: string, parts: readonly string[]): readonly string[] => {
  const pieces = parts.flatMap(part => (widthOf(part) > WIDE ? narrow(part) : [part]))
  const rows = broken(pieces, widthOf(head)).map(rowTex)
  return [`${head} ${rows[0] ?? '&'}`, ...rows.slice(1)]
}

/** Terms, and those wider than a row in pieces. */
const narrow = (tex: string): readonly string[] =>
  termsOf(tex).flatMap(term => piecesOf(term, WIDE))

/** A row that goes on with a term or a factor is set in. */
const rowTex = (parts: readonly string[]): string =>
  `&${/^(?:[+-]|\\(?:odot|otimes|times)\b)/.test(parts[0] ?? '') ? '\\quad ' : ''}${parts.join(' ')}`

const broken = (parts: readonly string[], start: number): readonly (readonly string[])[] => {
  const rows: string[][] = [[]]
  let width = start
  for (const part of parts) {
    const last = rows.at(-1) as string[]
    width += widthOf(part)
    if (width <= WIDE || last.length === 0) {
      last.push(part)
      continue
    }
    rows.push([part])
    width = start + widthOf(part)
  }
  return rows
}

/** The sign before a member, with its reason above. */
export const signTex = ({ isAfterDots, reason }: Member, sheet: Sheet, book: Book): string => {
  const sign = reason ? `\\stackrel{${reasonTex(reason, sheet, book)}}{=}` : '='
  return isAfterDots ? `= \\dots ${sign}` : sign
}

/** The definition, its sum sign bare as the notes have it. */
const reasonTex = ({ left, right }: Reason, sheet: Sheet, book: Book): string => {
  const side = spellTerm(right, sheet)
  const tex = side.kind === 'sum' ? `\\sum ${printTex(side.body, book)}` : printTex(side, book)
  return `${printTex(spellTerm(left, sheet), book)} = ${tex}`
}
