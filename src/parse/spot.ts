import type { Problem } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'
import type { Token } from './lexer.ts'
import type { Start, Stuck } from './nearley.ts'

/** Where a parse stopped, seen from its statement. */
export interface Spot extends Stuck {
  readonly source: string
  readonly start: Start
  readonly tokens: readonly Token[]
  /** Brackets that are never closed, outermost first. */
  readonly open: readonly Token[]
  /** The token that did not fit; absent where the statement ended too early. */
  readonly token: Token | undefined
  /** The innermost bracket around it. */
  readonly inside: Token | undefined
}

/** Tells a mistake if it is the one it knows. */
export type Reader = (spot: Spot) => Problem | undefined

/** From the first to the last of some tokens. */
export const spanOf = (tokens: readonly Token[]): Span => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
})

/** Tokens as they are written. */
export const written = (source: string, tokens: readonly Token[]): string => {
  const { start, end } = spanOf(tokens)
  return source.slice(start, end)
}
