import { columnsOf } from '../../render/columns.ts'
import { visible } from '../../render/escape.ts'

/** A cell of a table: its text, and how it is inked once it is padded. */
export interface Cell {
  readonly text: string
  /** Numbers stand at the right. */
  readonly isRight?: boolean
  readonly ink?: (text: string) => string
}

/** Rows of cells under each other; text of people is made safe for a terminal and clipped to `widest` columns. */
export const aligned = (rows: readonly (readonly Cell[])[], widest = 40): readonly string[] => {
  const clean = rows.map(row => row.map(cell => ({ ...cell, text: clip(cell.text, widest) })))
  const count = Math.max(0, ...clean.map(row => row.length))
  const widths = Array.from({ length: count }, (_, n) =>
    Math.max(0, ...clean.map(row => columnsOf(row[n]?.text ?? ''))),
  )
  return clean.map(row =>
    row
      .map((cell, n) => padded(cell, widths[n] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const padded = ({ text, isRight = false, ink = same => same }: Cell, width: number): string => {
  const gap = ' '.repeat(width - columnsOf(text))
  return isRight ? gap + ink(text) : ink(text) + gap
}

/** Text of others on one line, without what would move the cursor, at most so many columns wide. */
export const clip = (text: string, widest: number): string => {
  const letters = [
    ...text
      .slice(0, 4 * widest)
      .replace(/\s+/gu, ' ')
      .trim(),
  ].map(visible)
  if (columnsOf(letters) <= widest && text.length <= 4 * widest) return letters.join('')
  const short = letters.slice(0, widest)
  while (columnsOf(short) >= widest) short.pop()
  return `${short.join('')}…`
}
