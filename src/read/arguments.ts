import { joinTokens, type Token } from './token.ts'

/** A part of a list of tokens: what was read, and where the rest starts. */
export interface Part {
  readonly tokens: readonly Token[]
  readonly next: number
}

/** The first place from `at` on that holds no space. */
export const skipSpaces = (tokens: readonly Token[], at: number): number => {
  let here = at
  while (tokens[here]?.kind === 'space') here++
  return here
}

/** What stands in the braces at `at`, or the one token there; undefined at the end or at an open end. */
export const argumentAt = (tokens: readonly Token[], at: number): Part | undefined => {
  const start = skipSpaces(tokens, at)
  const first = tokens[start]
  if (!first || first.text === '}') return undefined
  if (first.text !== '{') return { tokens: [first], next: start + 1 }
  const end = closingsOf(tokens).get(start)
  return end === undefined ? undefined : { tokens: tokens.slice(start + 1, end), next: end + 1 }
}

/** The braces that go together in a list of tokens, found once. */
const closingsOf = (tokens: readonly Token[]): ReadonlyMap<number, number> => {
  const known = CLOSINGS.get(tokens)
  if (known) return known
  const found = new Map<number, number>()
  const open: number[] = []
  for (const [at, { text }] of tokens.entries()) {
    if (text === '{') open.push(at)
    const start = text === '}' ? open.pop() : undefined
    if (start !== undefined) found.set(start, at)
  }
  CLOSINGS.set(tokens, found)
  return found
}

const CLOSINGS = new WeakMap<readonly Token[], ReadonlyMap<number, number>>()

/** Most tokens of an option. */
const LONGEST = 300

/** What stands in square brackets at `at`. */
export const optionAt = (tokens: readonly Token[], at: number): Part | undefined => {
  const start = skipSpaces(tokens, at)
  if (tokens[start]?.text !== '[') return undefined
  let depth = 0
  for (let end = start + 1; end < Math.min(tokens.length, start + LONGEST); end++) {
    const { text } = tokens[end] as Token
    if (text === '{') depth++
    if (text === '}' && --depth < 0) return undefined
    if (text === ']' && depth === 0) return { tokens: tokens.slice(start + 1, end), next: end + 1 }
  }
  return undefined
}

/** Tokens as one text. */
export const textOf = (tokens: readonly Token[]): string => joinTokens(tokens).text
