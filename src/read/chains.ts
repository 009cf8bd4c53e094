import type { ProblemCode } from '../core/problem.ts'
import type { LetterRange } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'
import { type BlockRow, type Cut, cutsOf } from './block.ts'
import { type Case, isSameCase } from './case.ts'
import { speaksOf } from './cases.ts'
import { conditionOf, type IsIndex } from './note.ts'
import type { Told } from './prose.ts'
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
import type { Only, Statement } from './statement.ts'
import type { Token } from './token.ts'
import { isSameWhen, type When } from './when.ts'

/** A chain in pieces: members as tokens, one sign fewer. */
export interface Draft {
  readonly members: (readonly Token[])[]
  readonly signs: Token[]
  /** Starts a row that has no sign. */
  readonly isRow: boolean
  /** Why nothing of it can be read with certainty. */
  doubt?: ProblemCode
  /** The case in which it holds. */
  only?: Case
  /** The condition under which it holds. */
  when?: When
  /** Conditions under all of which it holds, or under which it does not, as words tell cases. */
  readonly told?: readonly (When & { readonly isNot: boolean })[]
  /** For which places of letters it is said, remark by remark. */
  readonly ranges: (readonly LetterRange[])[]
  /** It holds for these places alone. */
  isOfRanges?: true
  /** A reason beside the chain before it: rows go on with that. */
  isReason?: true
  /** The words may say that it holds in a case alone. */
  mayBeOfCase?: true
  /** The condition of which its sentence has spoken already. */
  under?: When
  /** Set in a sentence with words by which something holds in some cases only: perhaps a claim, or a case itself. */
  underWords?: 'open' | 'case'
  /** A definition that the words give, which no sign says. */
  readonly isSaid?: true
  /** An arrow that gives a name its next value, and no equality. */
  readonly isAssignment?: true
}

/** How a block stands in the file. */
export interface Whereabouts extends Told {
  /** Nothing but space stands between it and the last. */
  readonly isNear: boolean
  /** It stands in a line of prose. */
  readonly isInline: boolean
}

/** Puts rows together into chains, over the ends of blocks. */
export interface Builder {
  addBlock(rows: readonly BlockRow[], where: Whereabouts): void
  /** The last chain holds at some places or in a case, where these are told. */
  restrictLast(ranges: readonly LetterRange[], isCase: boolean, only: Case | When | undefined): void
  /** A block of which nothing is known but that it could not be read. */
  addUnread(span: Span): void
  /** The chains so far. */
  readonly drafts: readonly Draft[]
}

export const builder = (isIndex: IsIndex): Builder => {
  const drafts: Draft[] = []
  return {
    drafts,
    restrictLast: (ranges, isCase, only) => {
      const last = drafts.at(-1)
      if (isCase && last?.underWords) last.underWords = 'case'
      if (ranges.length > 0) last?.ranges.push(ranges)
      if (only && last?.members.some(member => isAbout(only, member, isIndex))) restrict(last, only)
    },
    addUnread: span => {
      const sign: Token = { kind: 'sign', text: '=', sign: 'equal', span }
      const side: readonly Token[] = [{ kind: 'text', text: '\\text{}', span }]
      drafts.push({
        members: [side, side],
        signs: [sign],
        isRow: false,
        doubt: 'macros-unbounded',
        ranges: [],
      })
    },
    addBlock: (rows, { isNear, isInline, only, mayBeOfCase, under, isConditional }) => {
      const start = drafts.length
      let isFirst = true
      for (const row of rows) {
        if (isBlank(row.tokens) || isCaption(row.tokens)) continue
        addRow(drafts, row, { isIndex, isNear: isNear || !isFirst, isFirst, isInline, only })
        isFirst = false
      }
      doubtLoose(drafts, start)
      for (const draft of drafts.slice(start)) {
        const isUnder = under !== undefined && !draft.only && !draft.when
        const isWhen = isUnder && under !== 'given' && 'when' in under
        if (isWhen) draft.under = under
        const isOfCase = isUnder && under === 'given'
        if (mayBeOfCase || isOfCase) draft.mayBeOfCase = true
        if (isInline && isConditional) draft.underWords = 'open'
      }
    },
  }
}

/** Pieces of text and signs alone say what is shown, not what is equal. */
const isCaption = (tokens: readonly Token[]): boolean => {
  const rest = tokens.filter(token => !isSpace(token))
  const isAlone = rest.every(
    token =>
      token.kind === 'text' ||
      token.kind === 'sign' ||
      isOperator(token) ||
      /^[,.;:]$/.test(token.text),
  )
  return isAlone && rest.some(({ kind }) => kind === 'text')
}

/** An expression between equalities, with no sign, may be the rest of the row before it. */
const doubtLoose = (drafts: readonly Draft[], start: number): void => {
  for (let n = start + 1; n < drafts.length; n++) {
    const [before, draft] = [drafts[n - 1] as Draft, drafts[n] as Draft]
    const isLoose = draft.isRow && draft.signs.length === 0 && before.signs.length > 0
    if (isLoose) before.doubt ??= 'row-unclear'
  }
}

interface Where {
  readonly isIndex: IsIndex
  /** What the row before left open may go on here. */
  readonly isNear: boolean
  /** No row of this block came before. */
  readonly isFirst: boolean
  readonly isInline: boolean
  /** The case that the prose speaks of. */
  readonly only: Case | When | undefined
}

const addRow = (drafts: Draft[], row: BlockRow, where: Where): void => {
  const tokens = repeated(drafts, row.tokens, where)
  const said = tokens === row.tokens ? row.statements : cutsOf({ ...row, tokens }, where.isIndex)
  for (const [n, one] of said.entries()) {
    const { only } = where
    const isTold = only && !one.only && isAbout(only, one.tokens, where.isIndex)
    const statement = isTold ? { ...one, only } : one
    const last = drafts.at(-1)
    const how = n === 0 && last ? going(last, row, statement, where) : 'new'
    if (how === 'chain' && last?.isReason) startAgain(drafts, statement)
    else if (how !== 'new' && last) goOn(drafts, last, statement, how)
    else if (!conditionOf(statement.tokens, where.isIndex))
      start(drafts, statement, n === 0 && signsOf(statement.tokens).length === 0)
    else if (last && said.length === 1 && !where.isFirst) addRanges(last, statement)
  }
}

/** A row that tells nothing but for which places the chain above it is said. */
const addRanges = (last: Draft, { tokens }: Statement): void => {
  const told = rangesOf(tokens)
  if (told.length > 0) last.ranges.push(told)
}

/** A sign at the end of a row that is written again at the start of the next counts once. */
const repeated = (drafts: Draft[], tokens: readonly Token[], where: Where): readonly Token[] => {
  const open = where.isNear ? lastOf(openEnd(drafts.at(-1))) : undefined
  const at = tokens.findIndex(token => !isSpace(token))
  const first = tokens[at]
  if (!open || !first) return tokens
  const isSame = isEquality(open) ? isEquality(first) : isOperator(open) && open.text === first.text
  return isSame ? tokens.filter((_, n) => n !== at) : tokens
}

/** The end of a chain that waits for more: its last sign, or its last member. */
const openEnd = (draft: Draft | undefined): readonly Token[] => {
  const member = draft?.members.at(-1) ?? []
  const sign = draft?.signs.at(-1)
  return isBlank(member) && sign ? [sign] : member
}

/** How a row goes on with the chain before it: with a sign, in its last member, perhaps there, or not at all. */
type Going = 'chain' | 'member' | 'unclear' | 'new'

const going = (last: Draft, row: Row, { tokens, isConclusion }: Statement, where: Where): Going => {
  if (isConclusion) return 'new'
  const first = firstOf(withoutLeft(tokens))
  if (isEquality(first) && (where.isNear || !where.isInline)) return 'chain'
  if (!where.isNear) return 'new'
  const end = lastOf(openEnd(last))
  if (isEquality(end) || isOperator(end)) return 'member'
  if (where.isFirst || last.signs.length === 0) return 'new'
  if (isOperator(first)) return operatorRow(first as Token, row, tokens)
  return startsWithCell(row) && signsOf(tokens).length === 0 ? 'unclear' : 'new'
}

/** `\left.` at the start of a row only goes with a bracket at its end. */
const withoutLeft = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(token => !isSpace(token))
  const isEmpty = tokens[at]?.text === '\\left' && tokens[at + 1]?.text === '.'
  return isEmpty ? tokens.slice(at + 2) : tokens
}

/** Only a minus may start a left side; whether it does, a mark of alignment tells. */
const operatorRow = (first: Token, { tokens: all }: Row, tokens: readonly Token[]): Going => {
  if (first.text !== '-' || !signsOf(tokens).some(isEquality)) return 'member'
  const cell = all.findIndex(({ text }) => text === '&')
  if (cell < 0) return 'unclear'
  const seen = all.slice(0, cell).filter(token => !isSpace(token))
  return seen.length > 1 ? 'new' : 'member'
}

const startsWithCell = ({ tokens }: Row): boolean =>
  tokens.find(token => token.text === '&' || !isSpace(token))?.text === '&'

const goOn = (drafts: Draft[], last: Draft, statement: Cut, how: Going): void => {
  const { members, signs } = statement
  const end = last.members.length - 1
  const [first = [], ...rest] = members
  if (!isBlank(first)) last.members[end] = [...(last.members[end] ?? []), ...first]
  if (how === 'unclear') last.doubt = 'row-unclear'
  append(drafts, last, rest, signs, statement)
}

const start = (drafts: Draft[], statement: Cut, isRow: boolean): void => {
  const { members, signs } = statement
  const [first = [], ...rest] = members
  append(drafts, begin(drafts, first, isRow), rest, signs, statement)
}

/** Behind a reason the chain before it goes on, from its last member. */
const startAgain = (drafts: Draft[], statement: Cut): void => {
  const before = drafts.findLast(draft => !draft.isReason)
  const [first = [], ...rest] = statement.members
  const head = isBlank(first) ? before?.members.at(-1) : undefined
  append(drafts, begin(drafts, head ?? first), rest, statement.signs, statement)
}

const begin = (drafts: Draft[], first: readonly Token[], isRow = false): Draft => {
  const draft: Draft = { members: [first], signs: [], isRow, ranges: [] }
  drafts.push(draft)
  return draft
}

/** Signs of other relations end the chain; what stands behind them starts another. */
const append = (
  drafts: Draft[],
  first: Draft,
  members: readonly (readonly Token[])[],
  signs: readonly Token[],
  { only, ranges = [], isReason }: Statement,
): void => {
  let draft = first
  if (isReason) draft.isReason = true
  for (const [n, sign] of signs.entries()) {
    restrict(draft, only)
    const member = members[n] ?? []
    if (sign.sign === 'break') draft = begin(drafts, member)
    else if (sign.sign === 'reverse') draft = defineBack(drafts, draft, sign, member)
    else {
      draft.signs.push(sign)
      draft.members.push(member)
    }
  }
  restrict(draft, only)
  draft.ranges.push(...ranges)
}

/** A case is one of what has its letters. */
const isAbout = (only: Case | When, tokens: readonly Token[], isIndex: IsIndex): boolean =>
  'when' in only || speaksOf(only, tokens, isIndex)

/** A chain holds in one case; where several are told, it is not clear where each holds. */
const restrict = (draft: Draft, only: Only | undefined): void => {
  if (!only) return
  if (only === 'ranges') {
    draft.isOfRanges = true
    return
  }
  if (only === 'unclear' || isOtherThan(draft, only)) draft.doubt = 'conditional'
  else if ('when' in only) draft.when = only
  else draft.only = only
}

const isOtherThan = ({ only, when }: Draft, other: Case | When): boolean =>
  'when' in other
    ? when !== undefined && !isSameWhen(when, other)
    : only !== undefined && !isSameCase(only, other)

/** `x =: y` says `y := x`. */
const defineBack = (
  drafts: Draft[],
  draft: Draft,
  sign: Token,
  member: readonly Token[],
): Draft => {
  drafts.push({
    members: [member, draft.members.at(-1) ?? []],
    signs: [sign],
    isRow: false,
    ranges: [],
  })
  return begin(drafts, member)
}
