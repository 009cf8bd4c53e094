import type { Problem } from '../core/problem.ts'
import { columnsOf } from './columns.ts'
import { visible } from './escape.ts'
import { fill } from './fill.ts'
import type { Messages } from './messages.ts'

/**
 * A problem as people read it: place, message, the line with the spot marked, and a hint.
 *
 *     two-layer.eq:3:5: `2x` needs a sign between its factors
 *       y = 2x + 1
 *           ^^
 *       hint: write `2*x`
 */
export const formatProblem = (
  problem: Problem,
  source: string,
  file: string,
  messages: Messages,
): string => {
  const { says, hint } = messages.problems[problem.code]
  const told = (template: string): string => fill(template, problem.values, messages)
  const { line, column, text, mark } = locate(source, problem)
  return [
    `${file}:${line}:${column}: ${told(says)}`,
    ...(text === '' ? [] : [`  ${text}`, `  ${mark}`]),
    `  ${messages.phrases.hint}${told(hint)}`,
  ].join('\n')
}

/** Where a problem stands: line and column count from 1, columns in characters. */
export const placeOf = (source: string, offset: number): { line: number; column: number } => {
  const { line, column } = locate(source, { span: { start: offset, end: offset } })
  return { line, column }
}

interface Place {
  readonly line: number
  readonly column: number
  /** The line, or the part of it around the spot. */
  readonly text: string
  readonly mark: string
}

/** Most characters of a line that are shown on each side of the start of the spot. */
const AROUND = 60
const NEWLINE = /\r\n|[\n\r\u2028\u2029]/u

const locate = (source: string, { span }: Pick<Problem, 'span'>): Place => {
  const before = source.slice(0, span.start).split(NEWLINE)
  const head = [...(before.at(-1) as string)]
  const rest = source.slice(span.start)
  const tail = [...(rest.slice(0, 4 * AROUND).split(NEWLINE)[0] as string)]
  const marked = [...source.slice(span.start, Math.min(span.end, span.start + 4 * AROUND))]
  return { line: before.length, column: head.length + 1, ...show(head, tail, marked.length) }
}

const show = (
  head: readonly string[],
  tail: readonly string[],
  length: number,
): Pick<Place, 'text' | 'mark'> => {
  const left = head.length > AROUND ? ['…', ...head.slice(-AROUND)] : head
  const right = tail.length > AROUND ? [...tail.slice(0, AROUND), '…'] : tail
  const indent = left.findIndex(letter => letter.trim() !== '')
  const shown = left.slice(indent < 0 ? left.length : indent).map(visible)
  const spot = right.slice(0, Math.max(1, length)).map(visible)
  const text = [...shown, ...right.map(visible)].join('').trimEnd()
  return { text, mark: ' '.repeat(columnsOf(shown)) + '^'.repeat(Math.max(1, columnsOf(spot))) }
}
