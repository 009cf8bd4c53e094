import type { Mark } from '../../core/mark.ts'
import { plainNumber } from './number.ts'
import type { GradePrinter } from './reporter.ts'
import { targetKeys } from './targets.ts'

/** A row for each student by RFC 4180, with codes as in JSON; no field is a formula to a spreadsheet. */
export const csv: GradePrinter = {
  whole: ({ task }, marks) => {
    const keys = targetKeys(task)
    return [headOf(keys), ...marks.map(mark => cellsOf(mark, keys))].map(row).join('')
  },
}

const headOf = (keys: readonly string[]): readonly string[] => [
  ...['student', 'points', 'max', 'verdict'],
  ...keys.flatMap(key => [`${key} points`, `${key} max`, `${key} status`]),
  ...['first wrong file', 'first wrong number', 'first wrong line', 'misconception'],
  ...['needs review', 'review', 'lost', 'note', 'feedback'],
]

type Cell = string | number | undefined

const cellsOf = (mark: Mark, keys: readonly string[]): readonly Cell[] => {
  const { student, points, max, verdict, firstWrong, misconception, review, lost, note } = mark
  return [
    ...[student, points, max, verdict],
    ...keys.flatMap(key => {
      const { points, max, status } = mark.targets[key] ?? {}
      return [points, max, status]
    }),
    ...[firstWrong?.file, firstWrong?.n, firstWrong?.line, misconception ?? undefined],
    ...[mark.needsReview ? 'yes' : 'no', review.join(' '), lost, note, mark.feedback],
  ]
}

const row = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`

const field = (cell: Cell): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return plainNumber(cell)
  const text = cell.replace(FORMULA, "'$&")
  return /[",;'\s]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet would calculate, also behind spaces; `'` at the front keeps it a text, and itself. */
const FORMULA = /^['\s\p{Cc}\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u
