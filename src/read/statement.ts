import type { LetterRange } from '../core/script.ts'
import { textOf } from './arguments.ts'
import { type Case, caseOf } from './case.ts'
import { nestOf } from './nest.ts'
import { conditionOf, type IsIndex, isOfPlaces, isPlaces, type Note, noteOf } from './note.ts'
import { rangesOf } from './ranges.ts'
import {
  firstOf,
  isBlank,
  isEquality,
  isOperator,
  isSpace,
  lastOf,
  type Row,
  signsOf,
} from './row.ts'
import type { Token } from './token.ts'
import { type When, whenOf } from './when.ts'
import { isConditional, isProse } from './words.ts'

/** What is written between separators: one equality, chain or expression. */
export interface Statement {
  readonly tokens: readonly Token[]
  /** The case in which it holds, where a remark says that it does so in some cases only. */
  readonly only?: Only
  /** For which places of letters it is said, remark by remark. */
  readonly ranges?: readonly (readonly LetterRange[])[]
  /** Set where it follows from what stands before it, and is no part of it. */
  readonly isConclusion?: true
  /** Set where it is a reason beside what stands before it: `& \text{since } a = b`. */
  readonly isReason?: true
}

/** A case, a condition, or that of the ranges that are told, or some restriction that is not understood. */
export type Only = Case | When | 'ranges' | 'unclear'

/** The statements of a row; remarks are taken away. */
export const statementsOf = (row: Row, isIndex: IsIndex): readonly Statement[] => {
  const done: Statement[] = []
  let now: Chunk | undefined
  for (const next of withRanges(chunksOf(row), isIndex)) {
    const how = now && !isBlank(now.tokens) ? relate(now, next, isIndex) : 'new'
    if (how === 'join') now = joined(now as Chunk, next)
    else if (how !== 'new') now = remarked(now as Chunk, next, how, isIndex)
    else {
      const led = now && leads(now, next, isIndex)
      if (now && !led) done.push(statementOf(now))
      now = led ? remarked(next, now as Chunk, led, isIndex) : next
    }
  }
  return now ? [...done, statementOf(now)] : done
}

/** What is said with a remark on it. */
const remarked = (chunk: Chunk, remark: Chunk, how: Note, isIndex: IsIndex): Chunk => {
  const told = rangesOf(remark.tokens)
  const ranges = told.length > 0 ? [...(chunk.ranges ?? []), told] : chunk.ranges
  const otherwise = told.length > 0 && chunk.only !== 'unclear' ? 'ranges' : 'unclear'
  return {
    ...chunk,
    ...(ranges && { ranges }),
    ...(how === 'sometimes' && {
      only: caseOf(remark.tokens, isIndex) ?? whenOf(remark.tokens, isIndex) ?? otherwise,
    }),
  }
}

const statementOf = ({ tokens, by, only, ranges }: Chunk): Statement => ({
  tokens,
  ...(only && { only }),
  ...(ranges && { ranges }),
  ...(by.has('arrow') && { isConclusion: true }),
  ...(by.has('prose') && by.has('cell') && { isReason: true }),
})

/** What stands between two separators, and these before it. */
interface Chunk {
  readonly tokens: readonly Token[]
  readonly by: ReadonlySet<Separator>
  /** The separators as written: they come back where what follows turns out to belong to what is before. */
  readonly between: readonly Token[]
  readonly only?: Only
  readonly ranges?: Statement['ranges']
}
type Separator =
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'space'
  | 'cell'
  | 'prose'
  | 'condition'
  | 'arrow'

/** `i = 1, \dots, n` and `i, j = 1, 2` are one piece each. */
const withRanges = (chunks: readonly Chunk[], isIndex: IsIndex): readonly Chunk[] => {
  const found: Chunk[] = []
  for (const next of chunks) {
    const last = found.at(-1)
    const isListed = last !== undefined && next.by.size === 1 && next.by.has('comma')
    if (isListed && isRange(last, next, isIndex)) found[found.length - 1] = joined(last, next)
    else found.push(next)
  }
  return found
}

const isRange = (last: Chunk, next: Chunk, isIndex: IsIndex): boolean =>
  firstOf(last.tokens)?.text === '\\forall' || conditionOf(last.tokens, isIndex) !== undefined
    ? isPlaces(next.tokens, isIndex)
    : isPlaces(last.tokens, isIndex) && conditionOf(next.tokens, isIndex) !== undefined

const joined = (now: Chunk, next: Chunk): Chunk => {
  const between = next.between.filter(({ kind }) => kind !== 'text')
  const only = now.only ?? next.only
  const ranges = now.ranges ?? next.ranges
  return {
    ...now,
    ...(ranges && { ranges }),
    tokens: [...now.tokens, ...between, ...next.tokens],
    ...(only && { only }),
  }
}

/** `\text{(since } c = d \text{)}` is a remark as a whole, formula and all. */
const withoutRemarks = (all: readonly Token[]): readonly Token[] => {
  const tokens = withoutReasons(all)
  if (!tokens.some(({ kind }) => kind === 'text')) return tokens
  const out: Token[] = []
  let open = 0
  for (const token of tokens) {
    const words = token.kind === 'text' ? (token.words ?? '') : ''
    const before = open
    open = Math.max(0, open + count(words, /[([（]/g) - count(words, /[)\]）]/g))
    if (before === 0 && open === 0) out.push(token)
  }
  return open === 0 && out.length < tokens.length ? out : tokens
}

/** `(\because \sum_i y_i = 1)` is one without a word. */
const withoutReasons = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some(isReason)) return tokens
  const { partner } = nestOf(tokens)
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const isLeft = tokens[at]?.text === '\\left'
    const inside = tokens.slice(at + (isLeft ? 2 : 1), at + MOST_SPACES).find(one => !isSpace(one))
    const end = inside && isReason(inside) ? partner.get(at) : undefined
    if (end === undefined || end < at) out.push(tokens[at] as Token)
    at = end === undefined || end < at ? at + 1 : end + (isLeft ? 2 : 1)
  }
  return out
}

const isReason = ({ text }: Token): boolean => text === '\\because' || text === '∵'

/** Spaces looked over between a bracket and what stands in it. */
const MOST_SPACES = 8

const count = (text: string, what: RegExp): number => [...text.matchAll(what)].length

const chunksOf = ({ tokens: all, columns }: Row): readonly Chunk[] => {
  const tokens = withoutRemarks(all)
  const { depth } = nestOf(tokens)
  const chunks: Chunk[] = []
  let content: Token[] = []
  let between: Token[] = []
  let by = new Set<Separator>()
  let last: Token | undefined
  let cells = 0
  for (const [at, token] of tokens.entries()) {
    if (token.text === '&' && depth[at] === 0) cells++
    const separator =
      depth[at] === 0 ? separatorOf(tokens, at, { columns, cells, last }) : undefined
    if (separator && !isBlank(content)) {
      chunks.push({ tokens: content, by, between })
      ;[content, between, by] = [[], [], new Set()]
    }
    if (separator) by.add(separator)
    ;(separator ? between : content).push(token)
    if (!separator && token.kind !== 'space' && token.text !== '&') last = token
  }
  return [...chunks, { tokens: content, by, between }]
    .filter(chunk => !isBlank(chunk.tokens) || chunk.by.has('condition'))
    .map(unbracketed)
}

/** `a = b \quad (b = c)` says two equalities. */
const unbracketed = (chunk: Chunk): Chunk => {
  const seen = chunk.tokens.filter(token => !isSpace(token))
  const pair = `${seen[0]?.text}${seen.at(-1)?.text}`
  const isWhole =
    (pair === '()' || pair === '[]') && nestOf(seen).partner.get(0) === seen.length - 1
  if (!isWhole || !(chunk.by.has('space') || chunk.by.has('comma'))) return chunk
  const inside = chunk.tokens.slice(
    chunk.tokens.indexOf(seen[0] as Token) + 1,
    chunk.tokens.indexOf(seen.at(-1) as Token),
  )
  const bare = inside.filter(({ kind }) => kind !== 'text')
  const isEquation = signsOf(bare).some(isEquality) && !isEquality(firstOf(bare))
  return isEquation ? { ...chunk, tokens: bare } : chunk
}

interface Around {
  readonly columns: Row['columns']
  /** How many `&` stand up to here. */
  readonly cells: number
  readonly last: Token | undefined
}

const separatorOf = (
  tokens: readonly Token[],
  at: number,
  { columns, cells, last }: Around,
): Separator | undefined => {
  const token = tokens[at] as Token
  if (token.kind === 'text')
    return isEquality(last) || !isProse(tokens, at) ? undefined : proseOf(token)
  if (token.kind === 'sign') return ARROWS.has(token.text) ? 'arrow' : undefined
  if (token.text === '&') {
    const isBeside = isEquality(last) || isEquality(firstOf(tokens.slice(at, at + 8)))
    return isCell(columns, cells) && !isBeside ? 'cell' : undefined
  }
  return SEPARATORS.get(token.text)
}

const proseOf = ({ words = '' }: Token): Separator => (isConditional(words) ? 'condition' : 'prose')

const isCell = (columns: Row['columns'], cells: number): boolean =>
  columns === 'table' || (columns === 'aligned' && cells % 2 === 0)

const SEPARATORS = new Map<string, Separator>([
  [',', 'comma'],
  [';', 'semicolon'],
  [':', 'colon'],
  ['\\colon', 'colon'],
  ['\\quad', 'space'],
  ['\\qquad', 'space'],
])

/** Signs behind which something else is said. */
const ARROWS: ReadonlySet<string> = new Set([
  ...[
    '\\Rightarrow',
    '\\Longrightarrow',
    '\\implies',
    '⇒',
    '⟹',
    '\\therefore',
    '\\because',
    '∴',
    '∵',
  ],
  ...['\\Leftrightarrow', '\\Longleftrightarrow', '\\iff', '⇔', '⟺', '=>'],
])

type Relating = 'join' | 'new' | Note

/** What the next chunk is to the one before: part of it, a remark on it, or something new. */
const relate = (now: Chunk, next: Chunk, isIndex: IsIndex): Relating => {
  if (next.by.has('condition') && signsOf(now.tokens).some(isEquality)) return 'sometimes'
  if (isBlank(next.tokens)) return 'everywhere'
  if (isGoingOn(now, next)) return 'join'
  const note = noteOf(next.tokens, isIndex)
  const isStrong = next.by.has('prose') || next.by.has('semicolon') || next.by.has('arrow')
  if (note && (next.by.size > 1 || !next.by.has('colon'))) return note
  const isTitle = next.by.has('colon') && next.by.has('space') && signsOf(now.tokens).length === 0
  if (isStrong || isTitle || noteOf(now.tokens, isIndex)) return 'new'
  return signsOf(next.tokens).length > 0 ? besideStatement(now) : besideExpression(next)
}

/** Something stands open before the separator, or goes on behind it. */
const isGoingOn = (now: Chunk, next: Chunk): boolean => {
  if (isInnerProduct(now, next)) return true
  if (next.by.has('semicolon') || next.by.has('arrow')) return false
  const first = firstOf(next.tokens)
  if (isEquality(first) || isEquality(lastOf(now.tokens)) || isOperator(lastOf(now.tokens)))
    return true
  const mayBeNew = first?.text === '-' && (next.by.has('comma') || next.by.has('cell'))
  return isOperator(first) && !(mayBeNew && signsOf(next.tokens).some(isEquality))
}

/** `dL = G : dW`, the sum of the products of the entries. */
const isInnerProduct = (now: Chunk, next: Chunk): boolean => {
  const isColon = next.by.size === 1 && next.by.has('colon')
  const first = now.tokens.findIndex(isEquality)
  if (!isColon || first < 0) return false
  if (isPair(now.tokens.slice(0, first))) return true
  const end = next.tokens.findIndex(isEquality)
  const member = end < 0 ? next.tokens : next.tokens.slice(0, end)
  return startsChange(now.tokens) && member.some((_, n) => startsChange(member.slice(n)))
}

/** `A : B` before the first sign: so are the colons behind it. */
const isPair = (tokens: readonly Token[]): boolean => {
  const colon = tokens.findIndex(({ text }) => text === ':' || text === '\\colon')
  const sides = [tokens.slice(0, colon), tokens.slice(colon + 1)]
  const isMath = (side: readonly Token[]) =>
    !isBlank(side) && side.every(({ kind }) => kind !== 'text')
  return colon > 0 && sides.every(isMath)
}

const startsChange = (tokens: readonly Token[]): boolean =>
  DIFFERENTIAL.test(
    textOf(tokens.filter(token => !isSpace(token) && token.text !== '&').slice(0, 6)),
  )

const DIFFERENTIAL = /^(?:d|\\mathrm\{?d\}?)(?:\\?[A-Za-z]|\{|\()/

/** A list before an equality belongs to it: `x, y = f(z)` is not `y = f(z)`. */
const besideStatement = (now: Chunk): Relating => (signsOf(now.tokens).length > 0 ? 'new' : 'join')

const besideExpression = ({ by }: Chunk): Relating =>
  by.has('comma') && (by.has('space') || by.has('cell')) ? 'new' : 'join'

/** A remark that stands before what it speaks of. */
const leads = (now: Chunk, next: Chunk, isIndex: IsIndex): Note | undefined => {
  if (!signsOf(next.tokens).some(isEquality)) return undefined
  const note = noteOf(now.tokens, isIndex)
  return note === 'sometimes' && !isOfPlaces(now.tokens, isIndex) ? 'everywhere' : note
}
