import { type DataPlace, refuse } from './refusal.ts'

/** A field with the place where it begins. */
export interface Field extends DataPlace {
  readonly text: string
}

/** A file of data: names of columns, and a row of numbers per sample. */
export interface Table {
  readonly header: readonly Field[]
  readonly rows: readonly (readonly number[])[]
}

/** Reads comma-separated values (or semicolons, or tabs) whose first line names the columns. */
export const readTable = (text: string): Table => {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const records = recordsOf(source, separatorOf(source))
  const header = records.next().value
  if (!header) return refuse('no-header')
  refuseRepeated(header)
  const rows: number[][] = []
  for (const record of records) rows.push(numbersOf(record, header))
  return rows.length === 0 ? refuse('no-rows') : { header, rows }
}

const SEPARATORS = [',', ';', '\t'] as const

/** The sign that the first line has most of outside quotes. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/[\r\n]/, 1)
  const bare = first.replace(/"[^"]*"/g, '').replace(/\[[^\]]*\]/g, '')
  const counts = SEPARATORS.map(sign => bare.split(sign).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

const refuseRepeated = (header: readonly Field[]): void => {
  const seen = new Set<string>()
  for (const field of header) {
    if (seen.has(field.text)) refuse('header-twice', { name: field.text }, field)
    seen.add(field.text)
  }
}

const numbersOf = (record: readonly Field[], header: readonly Field[]): number[] => {
  if (record.length !== header.length) {
    const counts = { found: String(record.length), wanted: String(header.length) }
    refuse('field-count', counts, record[Math.min(record.length, header.length)] ?? record.at(-1))
  }
  return record.map((field, n) => {
    if (NUMBER.test(field.text)) return Number(field.text)
    return refuse('not-a-number', { text: field.text, name: header[n]?.text ?? '' }, field)
  })
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Records line by line; empty lines are none. */
function* recordsOf(text: string, separator: string): Generator<readonly Field[], undefined> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const { fields, end, lines } = recordAt(text, at, line, separator)
    at = end
    line += lines
    if (fields.length > 1 || fields[0]?.text !== '') yield fields
  }
  return undefined
}

interface Read<T> {
  readonly end: number
  readonly lines: number
  readonly found: T
}

const recordAt = (text: string, start: number, line: number, separator: string) => {
  const fields: Field[] = []
  let at = start
  let lineStart = start
  let lines = 0
  for (;;) {
    const place = { line: line + lines, column: at - lineStart + 1 }
    const read =
      text[at] === '"' ? quotedAt(text, at, place, separator) : plainAt(text, at, separator)
    if (read.lines > 0) lineStart = text.lastIndexOf('\n', read.end - 1) + 1
    lines += read.lines
    fields.push({ text: read.found.trim(), ...place })
    at = read.end
    if (text[at] !== separator) break
    at++
  }
  const isCrLf = text[at] === '\r' && text[at + 1] === '\n'
  return { fields, end: at + (isCrLf ? 2 : 1), lines: lines + 1 }
}

/** Up to the separator or the end of the line; a separator between square brackets belongs to an index. */
const plainAt = (text: string, start: number, separator: string): Read<string> => {
  let at = start
  let depth = 0
  for (; at < text.length; at++) {
    const sign = text[at] as string
    if (sign === '\n' || sign === '\r' || (sign === separator && depth === 0)) break
    if (sign === '[') depth++
    if (sign === ']') depth--
  }
  return { end: at, lines: 0, found: text.slice(start, at) }
}

const quotedAt = (
  text: string,
  start: number,
  place: DataPlace,
  separator: string,
): Read<string> => {
  let at = start + 1
  for (; ; at++) {
    if (at >= text.length) return refuse('unclosed-quote', {}, place)
    if (text[at] !== '"') continue
    if (text[at + 1] !== '"') break
    at++
  }
  const inner = text.slice(start + 1, at)
  const end = at + 1
  const next = text[end]
  if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
    return refuse('stray-quote', {}, place)
  return { end, lines: inner.split('\n').length - 1, found: inner.replaceAll('""', '"') }
}
