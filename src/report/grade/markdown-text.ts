import { oneLine } from '../../render/escape.ts'
import { bounded } from './bounded.ts'

/** Text of a person on one line: as it is where it has letters, digits and spaces only, else as code. */
export const quoted = (text: string): string =>
  /^[\p{L}\p{N}]+(?:[ ,-][\p{L}\p{N}]+)*$/u.test(text) ? text : code(text)

/** Text on one line as code; a fence is longer than any row of backticks inside. */
export const code = (text: string): string => {
  const line = bounded(oneLine(text.slice(0, 2 * LONGEST)), LONGEST)
  if (line === '') return ''
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(ticks => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const room = /^`|`$/.test(line) ? ' ' : ''
  return `${fence}${room}${line}${room}${fence}`
}

const LONGEST = 500

/** A message: what stands between backticks is code, the rest has no marks. */
export const said = (message: string): string =>
  message
    .split(/(`[^`]+`)/)
    .map((part, n) => (n % 2 === 1 ? code(part.slice(1, -1)) : escaped(part)))
    .join('')

const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/[\\`*_[\]<>&|~$#]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')

/** Rows under a head; the column `right` has numbers. A bar inside a cell does not end it. */
export const tableOf = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right = 1,
): string => {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = line(head.map((_, n) => (n === right ? '--:' : '---')))
  return [line(head), rule, ...rows.map(row => line(row.map(barred)))].join('\n')
}

const barred = (cell: string): string => cell.replaceAll('|', '\\|')

/** Blocks with an empty line between them. */
export const joined = (blocks: readonly string[]): string =>
  `${blocks.filter(block => block !== '').join('\n\n')}\n`
