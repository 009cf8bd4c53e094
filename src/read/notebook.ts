import { problem, Refused } from '../core/problem.ts'
import type { Place } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'
import { placesIn } from '../parse/places.ts'

/** The texts of a notebook's cells of prose as one text. */
export interface Notebook {
  readonly source: string
  readonly cells: readonly Cell[]
}
export interface Cell {
  /** Its number among all cells, from 1. */
  readonly number: number
  readonly span: Span
}

/** Reads the JSON of a notebook; throws Refused where it is none. */
export const notebookOf = (json: string): Notebook => {
  const cells: Cell[] = []
  let source = ''
  for (const [at, text] of proseOf(json)) {
    const start = source.length
    source += `${text}\n\n`
    cells.push({ number: at + 1, span: { start, end: start + text.length } })
  }
  return { source, cells }
}

/** Numbers and texts of the cells of prose. */
const proseOf = (json: string): readonly (readonly [number, string])[] =>
  cellsOf(json).flatMap((cell, at) => {
    const { cell_type: type, source } = fieldsOf(cell)
    const text = Array.isArray(source) ? source.join('') : source
    return type === 'markdown' && typeof text === 'string' ? [[at, text] as const] : []
  })

const cellsOf = (json: string): readonly unknown[] => {
  const { cells, worksheets } = fieldsOf(parsed(json))
  const older = Array.isArray(worksheets) ? worksheets.flatMap(sheet => fieldsOf(sheet).cells) : []
  const all = Array.isArray(cells) ? cells : older
  if (Array.isArray(cells) || Array.isArray(worksheets)) return all
  throw new Refused(problem('not-a-notebook', { start: 0, end: 0 }, {}))
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch (error) {
    const at = Number(/at position (\d+)/.exec(String(error))?.[1] ?? json.length)
    const start = Math.min(at, json.length)
    throw new Refused(problem('not-a-notebook', { start, end: start + 1 }, {}))
  }
}

/** Cell, line and column of an offset. */
export const placesInNotebook = ({ source, cells }: Notebook): ((offset: number) => Place) => {
  const places = placesIn(source)
  return offset => {
    const cell = cells.findLast(({ span }) => span.start <= offset)
    if (!cell) return { line: 1, column: 1 }
    const { line, column } = places(offset)
    return { line: line - places(cell.span.start).line + 1, column, cell: cell.number }
  }
}
