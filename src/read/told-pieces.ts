import type { Span } from '../core/syntax.ts'
import { nestOf } from './nest.ts'
import { conditionOf, type IsIndex } from './note.ts'
import { isBlank, isEquality, isSpace, signsOf } from './row.ts'
import { plainText, type Seen } from './said-names.ts'
import { segmentsOf } from './segments.ts'
import type { Token } from './token.ts'
import { whenOf } from './when.ts'

/** A part of a formula between words and marks: an equality, a comparison of values, or something bare. */
export interface Piece {
  readonly kind: keyof typeof SIGN
  /** Before the first sign, without spaces. */
  readonly head: string
  /** The last sign. */
  readonly sign?: Token
  /** What stands behind that. */
  readonly value: readonly Token[]
}

/** What a piece is in the text of a writing. */
export const SIGN = { equality: '\u{e000}', condition: '\u{e001}', bare: '\u{e002}' } as const
/** What nothing goes over. */
export const STOP = '\u{e003}'

/** Prose with a sign for each piece of a formula. */
export interface Writing {
  readonly text: string
  /** By their places in the text. */
  readonly pieces: ReadonlyMap<number, Piece>
  /** Where a character of the text stands in the source. */
  readonly places: readonly number[]
}

/** A document as prose and pieces of formulas. */
export const writingOf = (source: string, seen: readonly Seen[], isIndex: IsIndex): Writing => {
  const pieces = new Map<number, Piece>()
  const places: number[] = []
  let text = ''
  const put = (some: string, at: (n: number) => number) => {
    text += some
    for (let n = 0; n < some.length; n++) places.push(at(n))
  }
  let last = 0
  for (const { span, block } of seen) {
    const start = last
    put(proseIn(source.slice(start, Math.max(start, span.start))), n => start + n)
    const items = (block.rows?.length ?? 0) > 1 ? [STOP] : itemsOf(block.tokens, isIndex)
    for (const item of items) {
      if (typeof item !== 'string') pieces.set(text.length, item)
      put(typeof item === 'string' ? item : SIGN[item.kind], () => span.start)
    }
    last = Math.max(last, span.end)
  }
  put(proseIn(source.slice(last)), n => last + n)
  return { text, pieces, places }
}

/** Comments, delimiters and the own signs as spaces, ends of paragraphs as stops: as many characters. */
const proseIn = (text: string): string =>
  text
    .replace(/[\ue000-\ue003]/g, ' ')
    .replace(/(?<!\\)%[^\n]*/g, blank)
    .replace(/\\(?:begin|end)\s*\{[A-Za-z]+\*?\}|\\[[\]()]|\$/g, blank)
    .replace(/\n[ \t>]*(?=\n)/g, end => STOP.padEnd(end.length))

const blank = (some: string): string => some.replace(/[^\n]/g, ' ')

/** The words of a formula, and what stands between them. */
const itemsOf = (tokens: readonly Token[], isIndex: IsIndex): readonly (string | Piece)[] => {
  const { depth } = nestOf(tokens)
  const items: (string | Piece)[] = []
  let piece: Token[] = []
  const close = () => {
    if (!isBlank(piece)) items.push(pieceOf(trimmed(piece), isIndex) ?? STOP)
    piece = []
  }
  const end = tokens.findLastIndex(token => !isSpace(token))
  for (const [at, token] of tokens.entries()) {
    const words = depth[at] === 0 ? wordsOf(token, at === end) : undefined
    if (words === undefined) piece.push(token)
    else {
      close()
      items.push(words)
    }
  }
  close()
  return items
}

/** Words and marks that stand between the pieces of a formula. */
const wordsOf = ({ kind, text, words = '' }: Token, isLast: boolean): string | undefined => {
  if (kind === 'text') return ` ${words} `
  if (text === '\\quad' || text === '\\qquad') return ' '
  return /^[,;]$/.test(text) || (isLast && text === '.') ? text : undefined
}

const trimmed = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(
    tokens.findIndex(token => !isSpace(token)),
    tokens.findLastIndex(token => !isSpace(token)) + 1,
  )

const pieceOf = (tokens: readonly Token[], isIndex: IsIndex): Piece | undefined => {
  const signs = signsOf(tokens)
  if (signs.length === 0) return { kind: 'bare', head: '', value: tokens }
  const condition = whenOf(tokens, isIndex)
  if (condition) return { kind: 'condition', head: '', value: condition.when }
  const sign = signs.at(-1)
  if (!sign || sign.sign === 'reverse' || !signs.every(isEquality) || conditionOf(tokens, isIndex))
    return undefined
  const { members } = segmentsOf(tokens)
  const value = trimmed(members.at(-1) ?? [])
  return { kind: 'equality', head: plainText(members[0] ?? []), sign, value }
}

/** Where something of a piece stands. */
export const spanAt = (places: readonly number[], from: number, to: number): Span => {
  const start = places[from] ?? 0
  return { start, end: Math.max(start + 1, (places[to - 1] ?? start) + 1) }
}
