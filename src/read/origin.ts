import type { Token } from './token.ts'

/** Tokens that are others at another place. */
export interface Origin {
  readonly first: readonly Token[]
  /** How much farther on these stand. */
  readonly by: number
}

/** Says where tokens came from. */
export const cameFrom = (
  first: readonly Token[],
  tokens: readonly Token[],
  by: number,
): readonly Token[] => {
  origins.set(tokens, { first, by })
  return tokens
}

export const originOf = (tokens: readonly Token[]): Origin | undefined => origins.get(tokens)

const origins = new WeakMap<readonly Token[], Origin>()

/** A text by itself: a part of a long one may hold on to all of it. */
export const copyOf = (text: string): string =>
  text.length < SHORT ? text : (JSON.parse(JSON.stringify(text)) as string)

const SHORT = 13
