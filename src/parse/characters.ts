import { type Problem, problem } from '../core/problem.ts'
import type { Token } from './lexer.ts'

/** What is wrong with single tokens, before any grammar. */
export const tokenProblems = (tokens: readonly Token[]): readonly Problem[] =>
  tokens.flatMap((token, at) => {
    if (token.type === 'number') return numberProblems(token)
    if (token.type !== 'bad' || touches(tokens[at - 1], token)) return []
    return [badToken(token)]
  })

/** Bad characters in a row are told once. */
const touches = (before: Token | undefined, { start }: Token): boolean =>
  before?.type === 'bad' && before.end === start

const badToken = (token: Token): Problem => {
  const { value } = token
  if (/^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u.test(value))
    return problem('foreign-letter', token, { name: value })
  if (value === '.') return problem('stray-point', token)
  if (/^[\p{No}\p{Lm}]/u.test(value))
    return problem('raised-or-lowered', token, { character: value })
  if (!/^[\p{C}\p{Z}]/u.test(value))
    return problem('unreadable-character', token, { character: value })
  const point = `U+${(value.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return problem('invisible-character', token, { point })
}

const LONGEST = 100
const LARGEST = 300

const numberProblems = (token: Token): readonly Problem[] => {
  const [digits = '', exponent = '0'] = token.text.split(/e/i)
  const bounded = digits.length <= LONGEST && Math.abs(Number(exponent)) <= LARGEST
  return bounded ? [] : [problem('number-out-of-range', token, { number: token.value })]
}
