import { type Problem, problem } from '../core/problem.ts'
import type { Token } from './lexer.ts'

/** The tokens of one statement, and where the next one starts. */
export interface Chunk {
  readonly tokens: readonly Token[]
  readonly next: number
  /** Brackets that are still open where the text ends, outermost first. */
  readonly open: readonly Token[]
  /** Set where the statement is larger than what is read; its tokens end there. */
  readonly limit?: Problem
}

/** Bounds on one statement, so that reading and everything after it stays within the stack. */
const DEEPEST = 200
/** Most tokens of a statement. */
export const LONGEST = 2000

/**
 * The statement that starts at a token. It ends at a newline or `;` outside
 * brackets; inside brackets a newline is a space. A directive is one token.
 */
export const chunkAt = (all: readonly Token[], from: number): Chunk => {
  const tokens: Token[] = []
  const open: Token[] = []
  let limit: Problem | undefined
  for (let at = from; at < all.length; at++) {
    const token = all[at] as Token
    if (token.type === 'end' && open.length === 0) return chunk(tokens, at + 1, [], limit)
    if (token.type === 'end' && token.text === 'newline') continue
    if (isOpening(token)) open.push(token)
    else if (isClosing(token)) open.pop()
    limit ??= limitAt(token, open, tokens)
    if (!limit) tokens.push(token)
  }
  const next = open[0] ? lineAfter(all, open[0], from) : all.length
  return chunk(tokens, next, open, limit)
}

export const isOpening = (token: Token | undefined): boolean => '([{'.includes(mark(token))
export const isClosing = (token: Token | undefined): boolean => ')]}'.includes(mark(token))

/** The bracket that closes another. */
export const closing = (open: Token): string => ')]}'['([{'.indexOf(open.text)] as string

const mark = (token: Token | undefined): string => (token?.type === 'sign' ? token.text : ' ')

const chunk = (
  tokens: readonly Token[],
  next: number,
  open: readonly Token[],
  limit: Problem | undefined,
): Chunk => ({ tokens, next, open, ...(limit && { limit }) })

const limitAt = (
  token: Token,
  open: readonly Token[],
  tokens: readonly Token[],
): Problem | undefined => {
  if (open.length > DEEPEST) return problem('too-deep', token, { limit: `${DEEPEST}` })
  if (tokens.length < LONGEST) return undefined
  return problem('statement-too-long', tokens[0] ?? token, { limit: `${LONGEST}` })
}

/** Where to go on when a bracket is never closed: the line after it. */
const lineAfter = (all: readonly Token[], bracket: Token, from: number): number => {
  const line = all.findIndex(
    (token, at) => at > from && token.start > bracket.start && token.text === 'newline',
  )
  return line < 0 ? all.length : line + 1
}
