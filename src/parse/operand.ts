import type { Token } from './lexer.ts'
import { isClosing, isOpening } from './split.ts'

/** The last token of the operand that starts at a token: its brackets and primes with it. */
export const operandEnd = (tokens: readonly Token[], from: number): number => {
  let at = isOpening(tokens[from]) ? matching(tokens, from, 1) : from
  for (;;) {
    const next = tokens[at + 1]
    if (isMark(next)) at++
    else if (isOpening(next)) at = matching(tokens, at + 1, 1)
    else return at
  }
}

/** The first token of the operand that ends at a token. */
export const operandStart = (tokens: readonly Token[], from: number): number => {
  let at = from
  for (;;) {
    const token = tokens[at]
    if (isMark(token)) at--
    else if (!isClosing(token)) return at
    else {
      at = matching(tokens, at, -1)
      if (!isAttached(tokens, at)) return at
      at--
    }
  }
}

/** A prime or a transposition. */
export const isMark = (token: Token | undefined): boolean =>
  token?.type === 'prime' || token?.type === 'top'

/** Whether an operand may end with this token. */
export const endsOperand = (token: Token | undefined): boolean =>
  isMark(token) || isClosing(token) || token?.type === 'name' || token?.type === 'number'

/** Whether an operand may start with this token. */
export const startsOperand = (token: Token | undefined): boolean =>
  token !== undefined && (STARTING.has(token.type) || token.text === '(' || token.text === '[')

const STARTING: ReadonlySet<string> = new Set([
  'name',
  'number',
  'sumcall',
  'limcall',
  'summation',
  'partial',
  'slot',
])

/** Whether the bracket at a place belongs to the operand before it. */
const isAttached = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]
  if (tokens[at]?.text !== '(') return endsOperand(before)
  return before?.type === 'name' || CALLING.has(before?.type ?? '') || isPrimed(tokens, at - 1)
}

const CALLING: ReadonlySet<string> = new Set(['sumcall', 'limcall'])

/** `f''` in front of a bracket. */
const isPrimed = (tokens: readonly Token[], from: number): boolean => {
  let at = from
  while (tokens[at]?.type === 'prime') at--
  return at < from && tokens[at]?.type === 'name'
}

/** The bracket that belongs to the one at a place; the last token when there is none. */
const matching = (tokens: readonly Token[], from: number, step: 1 | -1): number => {
  let depth = 0
  for (let at = from; at >= 0 && at < tokens.length; at += step) {
    if (isOpening(tokens[at])) depth += step
    else if (isClosing(tokens[at])) depth -= step
    if (depth === 0) return at
  }
  return step > 0 ? tokens.length - 1 : 0
}
