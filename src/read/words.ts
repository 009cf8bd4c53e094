import { heard, wordsOf } from '../hear/join.ts'
import { isOperator, isSpace } from './row.ts'
import type { Token } from './token.ts'

/** Whether some words only join formulas: `where`, `and`, `так как`, `其中`. */
export const isConnective = (words: string): boolean =>
  CONNECTIVES.has(
    words
      .trim()
      .toLowerCase()
      .replace(/^[\s,.:;~]+|[\s,.:;~]+$/g, ''),
  )

const CONNECTIVES = wordsOf(({ connectives }) => connectives)

/** Whether some words say that something holds in some cases only: `if`, `otherwise`, `при`. */
export const isConditional = (words: string): boolean => CONDITIONAL.test(words)

const CONDITIONAL = heard(({ conditional }) => conditional)

/**
 * Whether text joins or explains formulas, and is no name in one: words that join, several
 * words, words in brackets or with a mark at their end, and foreign words behind a formula.
 */
export const isProse = (tokens: readonly Token[], at: number): boolean => {
  const words = tokens[at]?.words ?? ''
  if (isConnective(words) || isConditional(words) || !/\p{L}/u.test(words)) return true
  if (/\p{L}[.,:;!?]?\s+\p{L}/u.test(words) || /^[([（【]|[.,:;!?)\]：）】]$/.test(words))
    return true
  return !/[A-Za-z]/.test(words) && isBeside(tokens, at)
}

/** Something that is no operator stands before the text, and nothing that it could belong to behind. */
const isBeside = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens.slice(0, at).findLast(token => !isSpace(token))
  const after = tokens.slice(at + 1).find(token => !isSpace(token))
  const isOpen = before === undefined || before.kind === 'sign' || isOperator(before)
  return !isOpen && (after === undefined || /^[,.;:]$/.test(after.text))
}
