import type { Doubt, EqualityReason } from '../core/judgement.ts'
import type { Problem, ProblemCode } from '../core/problem.ts'

/** What it means for an equality that one of its sides, or both together, make no sense. */
export interface Meaning {
  readonly verdict: 'fails' | 'unread' | 'undecided'
  readonly reason?: EqualityReason
  readonly problem?: Problem
  readonly doubt?: Doubt
}

/** By the problems found: what is not known is unread, what is beyond us undecided, what cannot be formed is wrong. */
export const meaningOf = (problems: readonly Problem[]): Meaning => {
  const unread = problems.find(({ code }) => UNREAD.has(code))
  if (unread) return { verdict: 'unread', problem: unread }
  const beyond = problems.find(({ code }) => BEYOND.has(code))
  const [problem] = problems
  if (beyond) return { verdict: 'undecided', problem: beyond }
  if (!problem) return { verdict: 'undecided', doubt: { code: 'too-large' } }
  return { verdict: 'fails', reason: REASONS.get(problem.code) ?? 'undefined', problem }
}

/** Names and signs of which no one has said what they mean. */
const UNREAD: ReadonlySet<ProblemCode> = new Set([
  'unknown-name',
  'misspelled-name',
  'unknown-function',
  'misspelled-function',
  'option-not-available',
  'function-as-value',
  'member-unknown',
  'value-as-family',
  'family-as-value',
  'place-unknown',
  'not-a-size',
  'derivative-by',
  'one-argument',
  // the writer may count from 0
  'position-outside',
])

/** Right or wrong, we cannot tell. */
const BEYOND: ReadonlySet<ProblemCode> = new Set([
  'letter-inside',
  'array-beside-entries',
  'letter-without-range',
  'letter-unclear-range',
  'letters-unlike',
  'comparison-of-letters',
  'derivative-in-equation',
  'series-without-range',
  'series-moves',
  'matrix-exponent',
  'not-a-position',
  'position-outside',
  'transposed-tensor',
  'no-prime',
  'wrong-sizes-of-function',
])

const REASONS: ReadonlyMap<ProblemCode, EqualityReason> = new Map([
  ['claim-shapes', 'shape'],
  ['unbound-letter', 'scope'],
  ['letter-as-value', 'scope'],
  ['value-as-position', 'scope'],
] as const)
