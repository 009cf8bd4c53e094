import { ADJECTIVES, ROLES } from '../core/syntax.ts'

/** Whether an operand could have stood here. */
export const wantsOperand = (expected: ReadonlySet<string>): boolean => expected.has('number')

/** Whether an operand has ended here, so that a sign could have followed. */
export const wantsOperator = (expected: ReadonlySet<string>): boolean => expected.has('+')

/** Whether a type could have stood here. */
export const wantsType = (expected: ReadonlySet<string>): boolean => expected.has('scalar')

/**
 * What could have stood somewhere, in few kinds: what starts an operand is told
 * by three of them, signs and opening brackets only where nothing else fits.
 */
export const kindsOf = (expected: ReadonlySet<string>): readonly string[] => {
  if (wantsOperand(expected)) return ['name', 'number', '(']
  const kinds = [...expected].filter(kind => !SIGNS.has(kind) && !ROLE_WORDS.has(kind)).map(kindOf)
  if (kinds.length > 0) return [...new Set(kinds)].sort(byRank)
  return wantsOperator(expected) ? ['operator', 'end'] : [...expected].sort()
}

const kindOf = (word: string): string => {
  if (ADJECTIVE_WORDS.has(word)) return 'adjective'
  return COMPARISONS.has(word) ? 'comparison' : word
}

const byRank = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1)

/** Names first, then signs, then words. */
const rank = (kind: string): number => (kind === 'name' ? 0 : /^\w/.test(kind) ? 2 : 1)

const SIGNS: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '.*', './', '⊗', '^', '.^', 'prime', 'top'],
  ...['(', '[', '{', '|_', ':='],
])
const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])
const ROLE_WORDS: ReadonlySet<string> = new Set(ROLES)
const ADJECTIVE_WORDS: ReadonlySet<string> = new Set(ADJECTIVES)
