import { fartherBy } from '../core/moved.ts'
import { type Recent, recent } from '../core/recent.ts'
import { expand, type Macros, Unbounded } from './macros.ts'
import { normalise } from './normalise/steps.ts'
import { conditionOf, type IsIndex } from './note.ts'
import { cameFrom, copyOf } from './origin.ts'
import type { Formulas, Part } from './part.ts'
import { isEquality, type Row } from './row.ts'
import { rowsOf } from './rows.ts'
import { type Segments, segmentsOf } from './segments.ts'
import { type Statement, statementsOf } from './statement.ts'
import { lexTex, type Token } from './token.ts'

/** What a part of a document holds, macros put in. */
export interface Block {
  readonly tokens: readonly Token[]
  /** What it says; absent where that is nothing but a part of the prose, or a definition. */
  readonly rows?: readonly BlockRow[]
}

/** A row with what it says, where nothing before it changes that. */
export interface BlockRow extends Row {
  readonly statements: readonly Cut[]
}

/** A statement cut at its signs. */
export type Cut = Statement & Segments

/** The text of a document, and what is known where a part of it stands. */
export interface Reading {
  readonly source: string
  readonly macros: Macros
  readonly isStandard: (command: string) => boolean
  readonly isIndex: IsIndex
}

/** Reads a part, and notes the macros that it defines. Without macros what is written alike is read once. */
export const readBlock = (reading: Reading, part: Part): Block | 'unbounded' => {
  const { source, macros, isIndex } = reading
  const { start, end } = part.span
  if (macros.size > 0 || end - start > LONGEST) return readNew(reading, part)
  const { span, ...how } = part
  const key = `${source.slice(start, end + 1)}\n${end - start} ${JSON.stringify(how)}`
  const kept = known.get(isIndex) ?? recent(MOST)
  known.set(isIndex, kept)
  const before = kept.get(key)
  if (before) return moved(before, start)
  const block = readNew(reading, part)
  if (block === 'unbounded' || macros.size > 0) return block
  const first = moved(block, -start)
  kept.set(key, first)
  return moved(first, start)
}

/** Characters of a block that is kept, and of those that are. */
const LONGEST = 4000
const MOST = 200_000

const known = new WeakMap<IsIndex, Recent<Block>>()

const readNew = (
  { source, macros, isStandard, isIndex }: Reading,
  part: Part,
): Block | 'unbounded' => {
  const lexed = lexTex(source, part.span, part.kind === 'formulas' ? part.how : {})
  try {
    const tokens = normalise(expand(lexed, macros, isStandard))
    if (part.kind !== 'formulas' || !isWanted(part, tokens, isIndex)) return { tokens }
    const rows = rowsOf(tokens).map(row => ({ ...row, statements: cutsOf(row, isIndex) }))
    return { tokens, rows }
  } catch (error) {
    if (!(error instanceof Unbounded)) throw error
    return 'unbounded'
  }
}

/** In a line of prose only what says an equality, and not a case. */
const isWanted = ({ isInline }: Formulas, tokens: readonly Token[], isIndex: IsIndex): boolean =>
  !isInline || (tokens.some(isEquality) && conditionOf(tokens, isIndex) === undefined)

/** The statements of a row, cut at their signs. */
export const cutsOf = (row: Row, isIndex: IsIndex): readonly Cut[] =>
  statementsOf(row, isIndex).map(one => ({ ...one, ...segmentsOf(one.tokens) }))

/** The same block at another place; it holds on to no text in which it stood. */
const moved = ({ tokens, rows }: Block, by: number): Block => {
  const places = new Map<Token, Token>()
  const put = (token: Token): Token => {
    const found = places.get(token) ?? movedToken(token, by)
    places.set(token, found)
    return found
  }
  const member = (some: readonly Token[]) => cameFrom(some, some.map(put), by)
  const cut = (one: Cut): Cut => ({
    ...one,
    tokens: one.tokens.map(put),
    members: one.members.map(member),
    signs: one.signs.map(put),
  })
  return {
    tokens: tokens.map(put),
    ...(rows && {
      rows: rows.map(row => ({
        ...row,
        tokens: row.tokens.map(put),
        statements: row.statements.map(cut),
      })),
    }),
  }
}

const movedToken = (token: Token, by: number): Token => ({
  ...token,
  ...(token.words && { words: copyOf(token.words) }),
  text: copyOf(token.text),
  span: fartherBy(by)(token.span),
})
