import { wordsOf } from '../../hear/join.ts'
import { argumentAt, optionAt, skipSpaces, textOf } from '../arguments.ts'
import type { SignKind, Token } from '../token.ts'
import { PAIRS, SIGNS } from './relations.ts'
import { argumentsAfter, skipScripts } from './rewrite.ts'

/** Signs of relation become one token each, with what stands above or below them. */
export const markSigns = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const found = signAt(tokens, at, 0)
    out.push(found ? signOf(tokens, at, found) : (tokens[at] as Token))
    at = found?.next ?? at + 1
  }
  return out
}

interface Found {
  readonly sign: SignKind
  readonly next: number
  readonly words?: string
}

const signOf = (tokens: readonly Token[], at: number, { sign, next, words }: Found): Token => {
  const parts = tokens.slice(at, next)
  return {
    kind: 'sign',
    text: textOf(parts),
    span: {
      start: Math.min(...parts.map(({ span }) => span.start)),
      end: Math.max(...parts.map(({ span }) => span.end)),
    },
    sign: sign === 'equal' && words && isDefinition(words) ? 'define' : sign,
    ...(words && { words }),
  }
}

const DEFINING: ReadonlySet<string> = new Set([
  ...wordsOf(({ defining }) => defining),
  ...['\\delta', '\\triangle', '\\vartriangle', '\\bigtriangleup', 'δ'],
])

const isDefinition = (words: string): boolean =>
  DEFINING.has(
    words
      .replace(/\\(?:text|mathrm|textrm|rm|scriptsize|tiny|small)\b|[{}]/g, '')
      .trim()
      .toLowerCase(),
  )

/** Signs in signs in signs: more than this is no sign. */
const DEEPEST = 5

const signAt = (tokens: readonly Token[], at: number, depth: number): Found | undefined => {
  const token = tokens[at]
  if (!token || token.kind === 'space' || token.kind === 'text' || depth > DEEPEST) return undefined
  const found =
    READERS[token.text]?.(tokens, at, depth + 1) ?? pairAt(tokens, at) ?? plainAt(token, at)
  return found?.sign === 'equal' || found?.sign === 'define' ? withScripts(tokens, found) : found
}

/** `=^{(1)}`: a number or a word set above the sign. */
const withScripts = (tokens: readonly Token[], found: Found): Found => {
  const next = skipScripts(tokens, found.next)
  if (next === found.next) return found
  const words = textOf(tokens.slice(found.next, next))
    .replace(/[_^{}]/g, '')
    .trim()
  return { ...found, next, words: [found.words, words].filter(Boolean).join(' ') }
}

const plainAt = ({ text }: Token, at: number): Found | undefined => {
  const sign = SIGNS.get(text)
  return sign && { sign, next: at + 1 }
}

/** Two signs that make one. */
const pairAt = (tokens: readonly Token[], at: number): Found | undefined => {
  const first = tokens[at]?.text ?? ''
  const next = /^(?::|\\colon|\\not)$/.test(first) ? skipSpaces(tokens, at + 1) : at + 1
  const second = tokens[next]?.text ?? ''
  if (first === '\\not') return SIGNS.has(second) ? { sign: 'break', next: next + 1 } : undefined
  const sign = PAIRS.get(`${first} ${second}`)
  return sign && { sign, next: next + 1 }
}

type Reader = (tokens: readonly Token[], at: number, depth: number) => Found | undefined

/** `\stackrel{reason}{=}`, `\overset`, `\underset`, one in the other. */
const stacked: Reader = (tokens, at, depth) => {
  const read = argumentsAfter(tokens, at, 2)
  const [above, below] = read?.args ?? []
  const inner = below && only(below, depth)
  if (!read || !above || !inner) return undefined
  const words = [reasonOf(above), inner.words].filter(Boolean).join(' ')
  return { sign: inner.sign, next: read.next, ...(words && { words }) }
}

const reasonOf = (tokens: readonly Token[]): string => textOf(tokens).trim()

/** `{=}`, `\mathrel{=}` */
const wrapped: Reader = (tokens, at, depth) => {
  const part = argumentAt(tokens, tokens[at]?.text === '{' ? at : at + 1)
  if (!part || part.next - at > LONGEST) return undefined
  const inner = only(part.tokens, depth)
  return inner && { ...inner, next: part.next }
}

/** Most tokens of a group that may be a sign. */
const LONGEST = 200

/** `\xlongequal[below]{above}`, `\xrightarrow{above}` */
const long =
  (sign: SignKind): Reader =>
  (tokens, at) => {
    const below = optionAt(tokens, at + 1)
    const above = argumentAt(tokens, below?.next ?? at + 1)
    return above && { sign, next: above.next, words: reasonOf(above.tokens) }
  }

/** `\buildrel above \over =` */
const built: Reader = (tokens, at, depth) => {
  const over = tokens.slice(at, at + LONGEST).findIndex(({ text }) => text === '\\over') + at
  const inner = over > at ? signAt(tokens, skipSpaces(tokens, over + 1), depth) : undefined
  return inner && { ...inner, words: reasonOf(tokens.slice(at + 1, over)) }
}

/** The one sign that some tokens are. */
const only = (tokens: readonly Token[], depth: number): Found | undefined => {
  const found = signAt(tokens, skipSpaces(tokens, 0), depth)
  return found && skipSpaces(tokens, found.next) === tokens.length ? found : undefined
}

const READERS: Readonly<Record<string, Reader | undefined>> = {
  '\\stackrel': stacked,
  '\\overset': stacked,
  '\\underset': stacked,
  '{': wrapped,
  '\\mathrel': wrapped,
  '\\mathop': wrapped,
  '\\mathbin': wrapped,
  '\\boldsymbol': wrapped,
  '\\buildrel': built,
  '\\xlongequal': long('equal'),
  '\\xequal': long('equal'),
  '\\xrightarrow': long('break'),
  '\\xleftarrow': long('break'),
  '\\xRightarrow': long('break'),
  '\\xLeftarrow': long('break'),
  '\\xLeftrightarrow': long('break'),
  '\\xmapsto': long('break'),
}
