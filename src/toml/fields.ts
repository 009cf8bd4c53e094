import type { Span } from '../core/syntax.ts'
import { type Report, tell, tellUnknown } from './report.ts'
import type { Toml, TomlTable } from './toml.ts'

/** A table that is being read, and where it tells of what is wrong. */
export interface Desk {
  readonly table: TomlTable
  readonly report: Report
}

/** A value with its place. */
export interface Placed<T> {
  readonly value: T
  readonly span: Span
}

/** Tells of keys that a table does not have. */
export const onlyKeys = ({ table, report }: Desk, name: string, known: readonly string[]): void => {
  for (const [found, { at }] of table.entries)
    if (!known.includes(found)) tellUnknown(report, 'key', at, { found, name, known })
}

export const textAt = (desk: Desk, key: string): Placed<string> | undefined => {
  const value = valueAt(desk, key)
  if (!value) return undefined
  if (value.kind !== 'text') return ofOtherType(desk, key, value, 'text')
  return value.value.trim() === ''
    ? tell(desk.report, 'toml-empty', value.span, { name: key })
    : value
}

export const truthAt = (desk: Desk, key: string): boolean | undefined => {
  const value = valueAt(desk, key)
  if (!value || value.kind === 'truth') return value?.value
  return ofOtherType(desk, key, value, 'truth')
}

/** A whole number from 0 on. */
export const wholeAt = (desk: Desk, key: string): number | undefined => {
  const value = valueAt(desk, key)
  if (!value) return undefined
  if (value.kind !== 'number') return ofOtherType(desk, key, value, 'number')
  if (Number.isSafeInteger(value.value) && value.value >= 0) return value.value
  return tell(desk.report, 'toml-whole', value.span, { name: key, found: `${value.value}` })
}

/** A number of points: a multiple of 0.01 from 0 on. */
export const pointsAt = (desk: Desk, key: string): Placed<number> | undefined => {
  const value = valueAt(desk, key)
  return value && pointsOf(desk, key, value)
}

export const pointsOf = (desk: Desk, key: string, value: Toml): Placed<number> | undefined => {
  if (value.kind !== 'number') return ofOtherType(desk, key, value, 'number')
  const { value: points, span } = value
  const isFine = Number.isFinite(points) && Math.abs(points * 100 - Math.round(points * 100)) < 1e-6
  if (isFine && points >= 0 && points <= MOST_POINTS) return value
  return tell(desk.report, 'task-points', span, { name: key, found: `${points}` })
}

const MOST_POINTS = 10_000

/** One of some words. */
export const choiceAt = <T extends string>(
  desk: Desk,
  key: string,
  known: readonly T[],
): T | undefined => {
  const text = textAt(desk, key)
  return text && choiceOf(desk.report, key, text, known)
}

export const choiceOf = <T extends string>(
  report: Report,
  name: string,
  { value: found, span }: Placed<string>,
  known: readonly T[],
): T | undefined =>
  known.find(one => one === found) ?? tellUnknown(report, 'value', span, { found, name, known })

/** Texts in brackets, or one text alone. */
export const textsAt = (desk: Desk, key: string): readonly Placed<string>[] | undefined => {
  const value = valueAt(desk, key)
  return value && textsOf(desk, key, value)
}

export const textsOf = (
  desk: Desk,
  key: string,
  value: Toml,
): readonly Placed<string>[] | undefined => {
  const items = value.kind === 'list' ? value.items : [value]
  const texts = items.filter(item => item.kind === 'text')
  const other = items.find(item => item.kind !== 'text')
  if (other) return ofOtherType(desk, key, other, 'texts')
  const empty = texts.find(text => text.value.trim() === '')
  if (!empty && texts.length > 0) return texts
  return tell(desk.report, 'toml-empty', empty?.span ?? value.span, { name: key })
}

export const tableAt = (desk: Desk, key: string): Desk | undefined => {
  const value = valueAt(desk, key)
  if (!value) return undefined
  return value.kind === 'table' ? { ...desk, table: value } : ofOtherType(desk, key, value, 'table')
}

/** The tables of a list; none where there is no such key. */
export const tablesAt = (desk: Desk, key: string): readonly Desk[] => {
  const value = valueAt(desk, key)
  if (!value) return []
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap(item => {
    if (item.kind === 'table' && value.kind === 'list') return [{ ...desk, table: item }]
    ofOtherType(desk, key, item, 'tables')
    return []
  })
}

/** Tells that a key is missing, with an example of it. */
export const missing = ({ table, report }: Desk, name: string, example: string): undefined =>
  tell(report, 'toml-missing-key', table.span, { name, example })

export const valueAt = ({ table }: Desk, key: string): Toml | undefined =>
  table.entries.get(key)?.value

/** Tells that a value is of another type. */
export const ofOtherType = (
  { report }: Desk,
  name: string,
  { span }: Toml,
  wanted: string,
): undefined => tell(report, 'toml-value-type', span, { name, wanted })
