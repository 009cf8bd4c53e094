import { argumentAt, optionAt, skipSpaces, textOf } from './arguments.ts'
import { nestOf } from './nest.ts'
import { type Columns, isBlank, isEquality, lastOf, type Row, signsOf, splitRows } from './row.ts'
import type { Token } from './token.ts'

/** The rows of a block, environments of rows in rows opened. */
export const rowsOf = (tokens: readonly Token[]): readonly Row[] => rowsIn(tokens, 'aligned', 0)

/** How deep environments of rows may nest. */
const DEEPEST = 12

const rowsIn = (tokens: readonly Token[], columns: Columns, depth: number): readonly Row[] =>
  splitRows(tokens).flatMap(row => openRow({ tokens: row, columns }, depth))

const openRow = (row: Row, depth: number): readonly Row[] => {
  if (depth > DEEPEST) return [row]
  const nested = nestedIn(row.tokens)
  for (const one of nested) {
    const rows = open(row, one, depth)
    if (rows) return rows
  }
  return [row]
}

/** An environment that stands in a row. */
interface Nested {
  readonly name: string
  readonly before: readonly Token[]
  readonly inside: readonly Token[]
  readonly after: readonly Token[]
  /** The rows stand behind a brace. */
  readonly isBraced: boolean
}

const nestedIn = (tokens: readonly Token[]): readonly Nested[] => {
  const { partner, depth } = nestOf(tokens)
  return tokens.flatMap((token, at) => {
    const end = partner.get(at)
    if (depth[at] !== 0 || end === undefined || end < at) return []
    if (token.text === '\\begin') return [environment(tokens, at, end, [at, end])]
    if (token.text !== '\\left') return []
    const begin = skipSpaces(tokens, skipSpaces(tokens, at + 1) + 1)
    const close = partner.get(begin)
    if (tokens[begin]?.text !== '\\begin' || close === undefined) return []
    const last = argumentAt(tokens, close + 1)?.next ?? close + 1
    if (skipSpaces(tokens, last) !== end) return []
    return isBrace(tokens, at, end) ? [environment(tokens, begin, close, [at, end])] : []
  })
}

/** `\left\{ … \right.`: other brackets hold a matrix. */
const isBrace = (tokens: readonly Token[], left: number, right: number): boolean => {
  const open = tokens[skipSpaces(tokens, left + 1)]?.text ?? ''
  const close = tokens[skipSpaces(tokens, right + 1)]?.text ?? ''
  return (/^\\(?:\{|lbrace)$/.test(open) && close === '.') || (open === '.' && isCloser(close))
}

const isCloser = (text: string): boolean => /^\\(?:\}|rbrace)$/.test(text)

const environment = (
  tokens: readonly Token[],
  begin: number,
  end: number,
  [from, to]: readonly [number, number],
): Nested => {
  const name = argumentAt(tokens, begin + 1)
  const close =
    to === end ? (argumentAt(tokens, end + 1)?.next ?? end + 1) : skipSpaces(tokens, to + 1) + 1
  const { before, isBraced } = withoutBrace(tokens.slice(0, from))
  return {
    name: textOf(name?.tokens ?? []).replace('*', ''),
    before,
    inside: tokens.slice(name?.next ?? begin + 1, end),
    after: tokens.slice(close),
    isBraced: isBraced || to !== end,
  }
}

/** A brace without a partner before the environment: `\Bigg\{`. */
const withoutBrace = (
  tokens: readonly Token[],
): { readonly before: readonly Token[]; readonly isBraced: boolean } => {
  const last = tokens.findLastIndex(({ kind }) => kind !== 'space')
  if (!/^\\(?:\{|lbrace)$/.test(tokens[last]?.text ?? ''))
    return { before: tokens, isBraced: false }
  const size = /^\\[bB]igg?l?$/.test(tokens[last - 1]?.text ?? '') ? 1 : 0
  return { before: tokens.slice(0, last - size), isBraced: true }
}

const COLUMNS = new Map<string, Columns>([
  ...['align', 'aligned', 'split', 'flalign', 'alignat', 'alignedat', 'xalignat'].map(aligned),
  ...['gather', 'gathered', 'multline', 'multlined', 'equation', 'displaymath', 'math'].map(
    aligned,
  ),
  ...['dmath', 'dgroup', 'empheq', 'subequations', 'lgathered', 'rgathered'].map(aligned),
  ['eqnarray', 'signs'],
  ['IEEEeqnarray', 'signs'],
  ['cases', 'table'],
  ['dcases', 'table'],
  ['rcases', 'table'],
  ['array', 'table'],
  ['matrix', 'table'],
])

/** Environments that are one value. */
const VALUES = /^(?:[pbBvV]|small)matrix$|^(?:CD|tabular|picture)$/

function aligned(name: string): readonly [string, Columns] {
  return [name, 'aligned']
}

const open = (row: Row, nested: Nested, depth: number): readonly Row[] | undefined => {
  const columns = COLUMNS.get(nested.name) ?? (VALUES.test(nested.name) ? undefined : 'aligned')
  if (!columns) return undefined
  const inside = withoutArguments(nested)
  const rows = rowsIn(inside, columns, depth + 1)
  const isList = columns === 'table' || nested.isBraced
  if (isList) return isListed(nested, rows) ? listed(row, nested, rows, depth) : undefined
  return inlined(nested, rows, depth)
}

/** `[t]`, `{rcl}`, `{2}` behind the begin of an environment. */
const withoutArguments = ({ name, inside }: Nested): readonly Token[] => {
  const option = optionAt(inside, 0)
  const isPlaced = option && textOf(option.tokens).length < 4
  const start = isPlaced || name === 'empheq' ? (option?.next ?? 0) : 0
  if (!/^(?:array|alignat|alignedat|xalignat|IEEEeqnarray|empheq)$/.test(name))
    return inside.slice(start)
  return inside.slice(argumentAt(inside, start)?.next ?? start)
}

/** Equations behind a brace, and not the cases of a value. */
const isListed = (nested: Nested, rows: readonly Row[]): boolean => {
  if (isEquality(lastOf(nested.before))) return false
  const isTitled =
    !isBlank(nested.before) && /^(?:array|matrix)$/.test(nested.name) && !nested.isBraced
  return !isTitled && rows.some(row => signsOf(firstCells(row, nested)).some(isEquality))
}

/** Of cases the values, without their conditions. */
const firstCells = ({ tokens }: Row, { name }: Nested): readonly Token[] => {
  if (!name.endsWith('cases')) return tokens
  const { depth } = nestOf(tokens)
  const end = tokens.findIndex(({ text }, at) => text === '&' && depth[at] === 0)
  return end < 0 ? tokens : tokens.slice(0, end)
}

/** What stands before the brace is a title, unless it is a statement of its own. */
const listed = (
  row: Row,
  { before, after }: Nested,
  rows: readonly Row[],
  depth: number,
): readonly Row[] => [
  ...(signsOf(before).length > 0 ? [{ ...row, tokens: before }] : []),
  ...rows,
  ...openRow({ ...row, tokens: after }, depth + 1),
]

/** Rows of an environment in the middle of a row go on with it. */
const inlined = (
  { before, after }: Pick<Nested, 'before' | 'after'>,
  rows: readonly Row[],
  depth: number,
): readonly Row[] => {
  const last = rows.length - 1
  const isMore = nestedIn(after).some(({ name }) => !VALUES.test(name))
  if (isMore && !isEquality(lastOf(before)))
    return [
      ...inlined({ before, after: [] }, rows, depth),
      ...openRow({ tokens: after, columns: 'aligned' }, depth + 1),
    ]
  return rows.flatMap((one, n) => {
    const tokens = [...(n === 0 ? before : []), ...one.tokens, ...(n === last ? after : [])]
    const joined = { tokens, columns: one.columns }
    return n === last && !isBlank(after) ? openRow(joined, depth + 1) : [joined]
  })
}
