import { type Problem, problem } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'

/** A field with its place. */
export interface Field {
  readonly text: string
  readonly span: Span
}

/**
 * The records of comma-separated values, empty lines left out; a semicolon or a tab separates where the first
 * line has no comma. Quotes stand around a field, inside one twice.
 */
export const recordsOf = (source: string): readonly (readonly Field[])[] | Problem => {
  const records: (readonly Field[])[] = []
  const pattern = fieldPattern(separatorOf(source))
  let record: Field[] = []
  let at = source.startsWith('\uFEFF') ? 1 : 0
  while (at <= source.length) {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (!found) return problem('overrides-quote', { start: at, end: at + 1 })
    const [whole, quoted, plain = '', end = ''] = found
    const span = { start: at, end: at + whole.length - end.length }
    record.push({ text: (quoted?.replaceAll('""', '"') ?? plain).trim(), span })
    at += whole.length
    if (!/^[\r\n]*$/.test(end)) continue
    if (record.length > 1 || record[0]?.text !== '') records.push(record)
    record = []
    if (end === '') break
  }
  return records
}

const separatorOf = (source: string): string => {
  const first = source.split(/[\r\n]/, 1)[0] ?? ''
  return [',', ';', '\t'].find(sign => first.includes(sign)) ?? ','
}

/** A field in quotes or without, and what ends it. */
const fieldPattern = (separator: string): RegExp =>
  new RegExp(
    `(?:[ ]*"((?:[^"]|"")*)"[ ]*|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r\\n|\\n|\\r|$)`,
    'y',
  )
