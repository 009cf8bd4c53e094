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
  const end = closingAt(tokens, start, '{', '}')
  return end < 0 ? undefined : { tokens: tokens.slice(start + 1, end), next: end + 1 }
}

/** What stands in square brackets at `at`. */
export const optionAt = (tokens: readonly Token[], at: number): Part | undefined => {
  const start = skipSpaces(tokens, at)
  if (tokens[start]?.text !== '[') return undefined
  const end = closingAt(tokens, start, '[', ']')
  return end < 0 ? undefined : { tokens: tokens.slice(start + 1, end), next: end + 1 }
}

/** The bracket that closes the one at `start`, those between counted. */
const closingAt = (
  tokens: readonly Token[],
  start: number,
  open: string,
  close: string,
): number => {
  let depth = 0
  let braces = 0
  for (let at = start; at < tokens.length; at++) {
    const { text } = tokens[at] as Token
    if (text === '{') braces++
    if (text === '}') braces--
    if (open === '[' && braces !== 0) {
      if (braces < 0) return -1
      continue
    }
    if (text === open) depth++
    if (text === close && --depth === 0) return at
  }
  return -1
}

/** Tokens as one text. */
export const textOf = (tokens: readonly Token[]): string => joinTokens(tokens).text
