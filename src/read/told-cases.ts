import type { Hearing, ToldCaseWords } from '../hear/hearing.ts'
import { anyOf } from '../hear/join.ts'
import { HEARINGS } from '../hear/languages.ts'
import type { IsIndex } from './note.ts'
import type { Seen } from './said-names.ts'
import type { Token } from './token.ts'
import { type Piece, SIGN, STOP, spanAt, type Writing, writingOf } from './told-pieces.ts'

/** A value that words tell case by case, `$m = 1$ if $a > 0$ and $m = 0$ elsewhere`: two cases at least. */
export type ToldCases = readonly [Required<ToldCase>, ...ToldCase[]]
export interface ToldCase {
  /** The equality that tells it, if it is one. */
  readonly said?: Piece
  readonly value: readonly Token[]
  /** Its condition, or the word for all that is left. */
  readonly when: readonly Token[] | string
}

/** What a document tells in cases by its words. */
export const toldCases = (
  source: string,
  seen: readonly Seen[],
  isIndex: IsIndex,
): readonly ToldCases[] => {
  const writing = writingOf(source, seen, isIndex)
  const found: ToldCases[] = []
  if (![...writing.pieces.values()].some(({ kind }) => kind === 'condition')) return found
  for (let at = 0; at < writing.text.length; ) {
    FIRST.lastIndex = at
    const start = FIRST.exec(writing.text)?.index
    if (start === undefined) break
    const told = toldFrom(writing, start)
    if (told) found.push(told.cases)
    at = told?.end ?? start + 1
  }
  return found
}

const toldFrom = (writing: Writing, start: number) => {
  const first = branchAt(writing, FIRSTS, start)
  if (!first?.said) return undefined
  const { said, value, when } = first
  const others: ToldCase[] = []
  let { end } = first
  let last: ToldCase = first
  while (typeof last.when !== 'string') {
    const next = branchAt(writing, OTHERS, end)
    if (!next || (next.said?.head && next.said.head !== said.head)) break
    others.push(next)
    ;({ end } = next)
    last = next
  }
  const cases: ToldCases = [{ said, value, when }, ...others]
  return others.length > 0 ? { cases, end } : undefined
}

interface Branch extends ToldCase {
  readonly end: number
}

const branchAt = (
  writing: Writing,
  patterns: readonly RegExp[],
  at: number,
): Branch | undefined => {
  for (const pattern of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(writing.text)
    if (found) return branchOf(writing, found)
  }
  return undefined
}

const branchOf = ({ pieces, places }: Writing, found: RegExpExecArray): Branch => {
  const [all] = found
  const { zero, one, otherwise } = found.groups ?? {}
  const pieceOf = (sign: string): Piece | undefined =>
    all.includes(sign) ? pieces.get(found.index + all.indexOf(sign)) : undefined
  const said = pieceOf(SIGN.equality) ?? pieceOf(SIGN.bare)
  const number = zero ?? one ?? ''
  const from = found.index + all.indexOf(number)
  const span = spanAt(places, from, from + number.length)
  const digit: Token = { kind: 'char', text: zero === undefined ? '1' : '0', span }
  return {
    ...(said?.sign && { said }),
    value: said?.value ?? [digit],
    when: otherwise === undefined ? (pieceOf(SIGN.condition)?.value ?? []) : wordFor(otherwise),
    end: found.index + all.length,
  }
}

/** What stands for a word of prose in a row of cases. */
const wordFor = (said: string): string => {
  const says = ({ told: { otherwise } }: Hearing) =>
    new RegExp(`^(?:${otherwise.source})$`, 'iu').test(said)
  return HEARINGS.find(says)?.rows.otherwise[0] ?? said
}

const any = (part: keyof Omit<ToldCaseWords, 'when'>): string => anyOf(({ told }) => told[part])

const MARKS = String.raw`[\s,.;:，。；：、()（）*•–—-]{0,20}`
const SPACES = String.raw`[\s,:，：()（）*]{0,20}`

const CONDITION = `(?:${HEARINGS.flatMap(({ told }) => told.when)
  .map(({ before, behind }) =>
    [before, SIGN.condition, behind]
      .map(one => (typeof one === 'string' ? one : one ? `(?:${one.source})` : ''))
      .filter(one => one !== '')
      .join(SPACES),
  )
  .join('|')}|[(（]\\s*${SIGN.condition}\\s*[)）])`

const NUMBERS = `(?<zero>0(?!\\.?\\d)|${any('zero')})|(?<one>1(?!\\.?\\d)|${any('one')})`
const OTHERWISE = `(?<otherwise>${any('otherwise')})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`
const VALUE = `(?:${SIGN.equality}|${SIGN.bare}|${NUMBERS})`
/** What is bare may be the subject of more: `otherwise $x$ moves`. */
const WHOLE = `(?:${SIGN.equality}|(?:${SIGN.bare}|${NUMBERS})(?=[\\s*]*(?:[.,;:，。；：、)）${STOP}]|$|\\n\\s*${SIGN.equality}|${any('ends')})))`
const LEADS = `${SPACES}(?:${any('leads')}${SPACES}){0,3}`
const NEXT = `${MARKS}(?:${any('and')})?${MARKS}`

const FIRST_FORMS = [
  `${SIGN.equality}${SPACES}${CONDITION}`,
  `${CONDITION}${LEADS}${SIGN.equality}`,
]
const FIRST = new RegExp(FIRST_FORMS.join('|'), 'giu')
const FIRSTS = FIRST_FORMS.map(one => new RegExp(one, 'iuy'))
const OTHERS = [
  `${NEXT}${OTHERWISE}${LEADS}${WHOLE}`,
  `${NEXT}${LEADS}${VALUE}${SPACES}${OTHERWISE}`,
  `${NEXT}${VALUE}${SPACES}${CONDITION}`,
  `${NEXT}${CONDITION}${LEADS}${WHOLE}`,
].map(one => new RegExp(one, 'iuy'))
