import { ParseError, parseTOML } from 'toml-eslint-parser'
import { type Problem, problem } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'

/** A value of a TOML file with its place. */
export type Toml = TomlTable | TomlList | TomlText | TomlNumber | TomlTruth | TomlOther
export interface TomlTable {
  readonly kind: 'table'
  readonly span: Span
  /** In the order of the file; `at` is where the key stands. */
  readonly entries: ReadonlyMap<string, { readonly at: Span; readonly value: Toml }>
}
export interface TomlList {
  readonly kind: 'list'
  readonly span: Span
  readonly items: readonly Toml[]
}
export interface TomlText {
  readonly kind: 'text'
  readonly span: Span
  readonly value: string
}
export interface TomlNumber {
  readonly kind: 'number'
  readonly span: Span
  readonly value: number
}
export interface TomlTruth {
  readonly kind: 'truth'
  readonly span: Span
  readonly value: boolean
}
/** What no task has: a date, a time, lists too deep in lists. */
export interface TomlOther {
  readonly kind: 'other'
  readonly span: Span
}

/** Reads TOML; what is wrong with the text as such is one problem. */
export const tomlOf = (source: string): TomlTable | Problem => {
  try {
    const [top] = parseTOML(source).body
    return frozen(filled(top))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const span = { start: error.index, end: Math.min(error.index + 1, source.length) }
    return problem('toml-syntax', span, { message: error.message })
  }
}

type Top = ReturnType<typeof parseTOML>['body'][0]
type KeyValue = Extract<Top['body'][number], { type: 'TOMLKeyValue' }>
type Content = KeyValue['value']
type Key = KeyValue['key']

/** A table, or a list of tables, while it grows: headings may add to it further down. */
interface Growing {
  readonly kind: 'growing'
  readonly span: Span
  readonly entries: Map<string, { readonly at: Span; value: Grown }>
}
interface GrowingList {
  readonly kind: 'growing-list'
  readonly span: Span
  readonly items: Growing[]
}
type Grown = Exclude<Toml, TomlTable> | Growing | GrowingList

const filled = (top: Top): Growing => {
  const root = growing({ start: 0, end: 0 })
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') put(root, node)
    else {
      const table = opened(root, node.key, node.kind === 'array')
      for (const inner of node.body) put(table, inner)
    }
  }
  return root
}

const growing = (span: Span): Growing => ({ kind: 'growing', span, entries: new Map() })

/** The table of a heading; of `[[…]]` a new one. */
const opened = (root: Growing, key: Key, isOfList: boolean): Growing => {
  const span = spanOf(key)
  const last = key.keys.length - 1
  return wordsOf(key).reduce((table, { word, at }, n) => {
    if (n < last || !isOfList) return below(table, word, at)
    const found = table.entries.get(word)?.value
    const list: GrowingList =
      found?.kind === 'growing-list' ? found : { kind: 'growing-list', span, items: [] }
    const next = growing(span)
    list.items.push(next)
    table.entries.set(word, { at, value: list })
    return next
  }, root)
}

/** A table inside another; of a list of tables its last. */
const below = (table: Growing, word: string, at: Span): Growing => {
  const found = table.entries.get(word)?.value
  if (found?.kind === 'growing') return found
  if (found?.kind === 'growing-list') return found.items.at(-1) as Growing
  const made = growing(at)
  table.entries.set(word, { at, value: made })
  return made
}

const put = (table: Growing, { key, value }: KeyValue, depth = 0): void => {
  const words = wordsOf(key)
  const { word, at } = words.at(-1) as (typeof words)[number]
  const inner = words.slice(0, -1).reduce((t, one) => below(t, one.word, one.at), table)
  inner.entries.set(word, { at, value: grownOf(value, depth) })
}

const wordsOf = ({ keys }: Key): readonly { readonly word: string; readonly at: Span }[] =>
  keys.map(one => ({
    word: one.type === 'TOMLBare' ? one.name : one.value,
    at: spanOf(one),
  }))

/** How deep lists and tables in braces may stand in others. */
const DEEPEST = 20

const grownOf = (node: Content, depth: number): Grown => {
  const span = spanOf(node)
  if (depth > DEEPEST) return { kind: 'other', span }
  if (node.type === 'TOMLArray')
    return { kind: 'list', span, items: node.elements.map(one => plain(grownOf(one, depth + 1))) }
  if (node.type === 'TOMLInlineTable') {
    const table = growing(span)
    for (const inner of node.body) put(table, inner, depth + 1)
    return table
  }
  if (node.kind === 'string') return { kind: 'text', span, value: node.value }
  if (node.kind === 'boolean') return { kind: 'truth', span, value: node.value }
  const isNumber = node.kind === 'integer' || node.kind === 'float'
  return isNumber ? { kind: 'number', span, value: Number(node.value) } : { kind: 'other', span }
}

const plain = (value: Grown): Toml => {
  if (value.kind === 'growing') return frozen(value)
  if (value.kind === 'growing-list')
    return { kind: 'list', span: value.span, items: value.items.map(frozen) }
  return value
}

const frozen = ({ span, entries }: Growing): TomlTable => ({
  kind: 'table',
  span,
  entries: new Map([...entries].map(([key, { at, value }]) => [key, { at, value: plain(value) }])),
})

const spanOf = ({ range: [start, end] }: { readonly range: readonly [number, number] }): Span => ({
  start,
  end,
})
