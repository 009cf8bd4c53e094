import moo from 'moo'
import { spelledName } from '../core/greek.ts'
import type { Span } from '../core/syntax.ts'

/** One token: `text` is canonical (`-` for `−`, `epsilon` for `ε`), the span is where it stands. */
export interface Token extends Span {
  readonly type: TokenType
  readonly text: string
  readonly value: string
  /** First on its line. */
  readonly first: boolean
}
export type TokenType =
  | 'name'
  | 'number'
  | 'word'
  | 'sumcall'
  | 'sigma'
  | 'partial'
  | 'slot'
  | 'prime'
  | 'top'
  | 'sign'
  | 'directive'
  | 'end'
  | 'bad'

/** All tokens of a text, blanks and comments left out; every text has tokens. */
export const scan = (source: string): readonly Token[] => {
  const tokens: Token[] = []
  let first = true
  for (const { type, value, offset } of lexer.reset(source)) {
    if (type === 'space') continue
    if (type === 'newline') first = true
    tokens.push(tokenOf(type as LexedType, value, offset, first))
    first = type === 'newline'
  }
  return tokens
}

type LexedType = Exclude<TokenType, 'end'> | 'newline' | 'semicolon'

const tokenOf = (type: LexedType, value: string, start: number, first: boolean): Token => {
  const place = { start, end: start + value.length, value, first }
  switch (type) {
    case 'newline':
    case 'semicolon':
      return { ...place, type: 'end', text: type }
    case 'name': {
      const text = spelledName(value)
      return { ...place, type: text === undefined ? 'bad' : wordOrName(text), text: text ?? value }
    }
    case 'number':
      return { ...place, type, text: numeral(value) }
    case 'sign':
      return { ...place, type, text: SIGNS.get(value) ?? value }
    default:
      return { ...place, type, text: type === 'prime' || type === 'top' ? "'" : value }
  }
}

/** The one word that may stand behind an expression. */
const wordOrName = (text: string): TokenType => (text === 'for' ? 'word' : 'name')

/** `.5` → `0.5`, `2.` → `2` */
const numeral = (value: string): string =>
  value.replace(/^\./, '0.').replace(/\.(?!\d)/, '')

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['–', '-'],
  ['·', '*'],
  ['⋅', '*'],
  ['∙', '*'],
  ['×', '*'],
  ['∘', '.*'],
  ['⊙', '.*'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['→', '->'],
])

const ASCII = [
  ...['+', '-', '*', '/', '.*', './', '^', '.^', '⊗', '<', '<=', '>', '>=', '==', '!='],
  ...['=', ':=', ':', ',', '..', '->', '(', ')', '[', ']', '{', '}'],
]

/** Order matters: a point before `* / ^` belongs to the sign, so `1./x` is `1 ./ x`. */
export const lexer = moo.compile({
  space: [/[^\S\n\r\u2028\u2029]+/u, /#[^\n\r\u2028\u2029]*/u],
  newline: { match: /\r\n|[\n\r\u2028\u2029]/u, lineBreaks: true },
  semicolon: ';',
  directive: /@[^\n\r\u2028\u2029]*/u,
  sigma: /[Σ∑]_/u,
  slot: /∂_\d+/u,
  partial: '∂',
  number: /(?:\d+(?:\.\d+|\.(?![.*/^\d]))?|\.\d+)(?:[eE][+-]?\d+)?/u,
  top: /\^(?:T(?![\p{L}\p{M}\p{Nd}_])|[⊤ᵀ])|[⊤ᵀ]/u,
  prime: /['′’]/u,
  sumcall: /sum(?=[ \t]*\()/u,
  name: /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{M}\p{Nd}_]*/u,
  sign: [...ASCII, ...SIGNS.keys()],
  bad: { match: /[^]/u, lineBreaks: true },
})
