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
  | 'limcall'
  | 'summation'
  | 'partial'
  | 'slot'
  | 'prime'
  | 'top'
  | 'sign'
  | 'directive'
  | 'end'
  | 'bad'

/** The tokens of a text, blanks and comments left out, up to one more than a limit. */
export const scan = (source: string, limit: number): readonly Token[] => {
  const tokens: Token[] = []
  let first = true
  for (const { type, value, offset } of lexerFor(source).reset(source)) {
    if (type === 'space') continue
    if (type === 'newline') first = true
    tokens.push(tokenOf(type as LexedType, value, offset, first))
    if (tokens.length > limit) return tokens
    first = type === 'newline'
  }
  return tokens
}

type LexedType = Exclude<TokenType, 'end' | 'word'> | 'newline' | 'semicolon' | 'single' | 'plain'

const tokenOf = (lexed: LexedType, value: string, start: number, first: boolean): Token => {
  const token = (type: TokenType, text: string): Token => ({
    type,
    text,
    value,
    first,
    start,
    end: start + value.length,
  })
  switch (lexed) {
    case 'newline':
    case 'semicolon':
      return token('end', lexed)
    case 'single':
      return token('sign', value)
    case 'plain':
      return token(wordOrName(value), value)
    case 'name': {
      const text = spelledName(value)
      return text === undefined ? token('bad', value) : token(wordOrName(text), text)
    }
    case 'number':
      return token(lexed, numeral(value))
    case 'sign':
      return token(lexed, VARIANTS.get(value) ?? value)
    case 'prime':
    case 'top':
      return token(lexed, "'")
    default:
      return token(lexed, value)
  }
}

/** The one word that may stand behind an expression. */
const wordOrName = (text: string): TokenType => (text === 'for' ? 'word' : 'name')

/** `.5` → `0.5`, `2.` → `2` */
const numeral = (value: string): string => value.replace(/^\./, '0.').replace(/\.(?!\d)/, '')

/** Other ways to write a sign. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
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

/** Signs of one character that start no other token: as first rule they are found fastest. */
const SINGLE = ['+', '*', '⊗', ',', '(', ')', '[', ']', '{', '}']
const LONGER = ['-', '/', '.*', './', '^', '.^', '<', '<=', '>', '>=', '==', '!=']
const OTHERS = ['=', ':=', ':', '..', '->', '|_']

/** What names are made of. */
interface Letters {
  readonly first: string
  readonly part: string
  /** As `part`, with the modifiers that are refused in names. */
  readonly like: string
}

const PART = '\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lo}\\p{M}\\p{Nd}_'
const UNICODE: Letters = {
  first: '\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lo}',
  part: PART,
  like: '\\p{L}\\p{M}\\p{Nd}_',
}
const ASCII: Letters = { first: 'A-Za-z', part: 'A-Za-z0-9_', like: 'A-Za-z0-9_' }

/** The whole of Unicode takes a while to compile: a text that does without is read without. */
const lexerFor = (source: string): moo.Lexer => lexerOf(/\P{ASCII}/u.test(source) ? UNICODE : ASCII)

const lexers = new Map<Letters, moo.Lexer>()

const lexerOf = (letters: Letters): moo.Lexer => {
  const lexer = lexers.get(letters) ?? moo.compile(rulesOf(letters))
  lexers.set(letters, lexer)
  return lexer
}

/** The lexer as the grammar sees it, which asks only what types of tokens there are. */
export const lexer = {
  reset: () => undefined,
  next: () => undefined,
  save: () => undefined,
  formatError: () => '',
  has: (type: string): boolean => Object.hasOwn(rulesOf(ASCII), type),
}

/** Order matters: a point before `* / ^` belongs to the sign, so `1./x` is `1 ./ x`. */
const rulesOf = ({ first, part, like }: Letters): moo.Rules => ({
  single: SINGLE,
  semicolon: ';',
  space: [/[^\S\n\r\u2028\u2029]+/u, /#[^\n\r\u2028\u2029]*/u],
  sumcall: /sum(?=[ \t]*\()/u,
  limcall: /lim(?=[ \t]*\()/u,
  plain: new RegExp(`[A-Za-z][A-Za-z0-9_]*(?![${part}])`, 'u'),
  newline: { match: /\r\n|[\n\r\u2028\u2029]/u, lineBreaks: true },
  number: /(?:\d+(?:\.\d+|\.(?![.*/^\d]))?|\.\d+)(?:[eE][+-]?\d+)?/u,
  top: new RegExp(`\\^(?:T(?![${like}])|[⊤ᵀ])|[⊤ᵀ]`, 'u'),
  prime: /['′’]/u,
  sign: [...LONGER, ...OTHERS, ...VARIANTS.keys()],
  directive: /@[^\n\r\u2028\u2029]*/u,
  summation: /[Σ∑]_/u,
  slot: /∂_\d+/u,
  partial: '∂',
  name: new RegExp(`[${first}][${part}]*`, 'u'),
  bad: { match: /[\s\S]/u, lineBreaks: true },
})
