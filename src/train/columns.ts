import type { Graph, Leaf } from '../core/graph.ts'
import { isUnit } from '../core/shape.ts'
import { nameWritten } from '../core/written.ts'
import type { Field, Table } from './csv.ts'
import { refuse } from './refusal.ts'

/** Where the entries of a leaf stand in a row: one column per entry, the last axis fastest. */
export interface Columns {
  readonly leaf: Leaf
  readonly dims: readonly number[]
  /** Axes of `dims` are those of the leaf, units left out, or all of these but the axis of samples. */
  readonly columns: readonly number[]
}

/** The columns of every leaf that a table has, and headers that name no leaf. */
export const columnsOf = (
  { header }: Table,
  graph: Graph,
): { readonly found: readonly Columns[]; readonly loose: readonly Field[] } => {
  const leaves = new Map(graph.leaves.map(leaf => [leaf.name, leaf]))
  const names = new Set(leaves.keys())
  const groups = new Map<string, Entry[]>()
  const loose: Field[] = []
  header.forEach((field, column) => {
    const place = placeIn(field.text, names)
    if (place) push(groups, place.name, { at: place.at, field, column })
    else loose.push(field)
  })
  const found = [...groups].map(([name, entries]) =>
    gathered(leaves.get(name) as Leaf, entries, graph.base),
  )
  return { found, loose }
}

interface Entry {
  readonly at: readonly number[]
  readonly field: Field
  readonly column: number
}

const push = <T>(groups: Map<string, T[]>, key: string, value: T): void => {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

/** `x`, `x[1]`, `x1`, `x_1`, `W[1,2]`, `W_1_2`: a leaf by its whole name before one with numbers behind it. */
const placeIn = (text: string, names: ReadonlySet<string>) => {
  const bare = text.trim()
  const whole = nameWritten(bare, names)
  if (names.has(whole)) return { name: whole, at: [] }
  const match = /^(.+?)(?:\[([\d\s,;]+)\]|_?(\d+(?:_\d+)*))$/u.exec(bare)
  const name = match ? nameWritten(match[1] as string, names) : ''
  if (!match || !names.has(name)) return undefined
  return { name, at: (match[2] ?? match[3] ?? '').split(/[,;_]/).map(Number) }
}

/** One column for each entry of a block that begins at the first position. */
const gathered = (leaf: Leaf, entries: readonly Entry[], base: number): Columns => {
  const [first] = entries as [Entry]
  const rank = first.at.length
  const dims = first.at.map((_, n) => Math.max(...entries.map(e => (e.at[n] ?? 0) - base + 1)))
  const size = dims.reduce((a, b) => a * b, 1)
  if (size > MOST_COLUMNS)
    refuse('column-outside', { name: leaf.name, at: first.field.text }, first.field)
  const columns = new Array<number>(size).fill(-1)
  for (const { at, field, column } of entries) {
    const offset = at.reduce((sum, p, n) => sum * (dims[n] as number) + p - base, 0)
    const isInside = at.length === rank && at.every(p => p >= base)
    if (!isInside) refuse('column-outside', { name: leaf.name, at: field.text }, field)
    columns[offset] = column
  }
  const gap = columns.indexOf(-1)
  if (gap >= 0)
    refuse('column-gap', { name: leaf.name, at: positionOf(gap, dims, base) }, first.field)
  return { leaf, dims, columns }
}

const MOST_COLUMNS = 100_000

const positionOf = (offset: number, dims: readonly number[], base: number): string => {
  const at: number[] = []
  let left = offset
  for (const size of dims.toReversed()) {
    at.unshift((left % size) + base)
    left = Math.floor(left / size)
  }
  return `[${at.join(',')}]`
}

/** Axes of a leaf that carry positions. */
export const wideAxesOf = ({ shape }: Leaf): readonly number[] =>
  shape.flatMap((dim, n) => (isUnit(dim) ? [] : [n]))

/** Names of columns that are no part of the network. */
export const looseColumns = (table: Table, graph: Graph): readonly string[] =>
  columnsOf(table, graph).loose.map(field => field.text)
