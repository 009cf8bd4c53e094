import type { Span } from './syntax.ts'

/** What can be wrong with an equation file. Texts and hints stand in `render/messages.ts`. */
export const PROBLEMS = [
  // The text as a whole
  'invalid-encoding',
  'file-too-long',
  'too-many-tokens',
  'empty-file',
  'too-many-problems',
  // Characters and tokens
  'unreadable-character',
  'raised-or-lowered',
  'stray-point',
  'invisible-character',
  'foreign-letter',
  'number-out-of-range',
  'unclosed-bracket',
  'unopened-bracket',
  'mismatched-bracket',
  'too-deep',
  'statement-too-long',
  // Expressions
  'unexpected-token',
  'unexpected-end',
  'missing-operand',
  'missing-sign',
  'double-star',
  'power-of-power',
  'bare-derivative',
  'half-derivative',
  'missing-summand',
  'bare-comparison',
  'second-equals',
  'wrong-equals',
  'equals-in-bracket',
  'called-value',
  // Statements
  'not-a-statement',
  'loose-line',
  'left-side',
  'for-without-member',
  'family-letter',
  'missing-type',
  'unknown-type',
  'late-role',
  'wrong-sizes',
  'unknown-directive',
  'repeated-directive',
  'empty-directive',
  'stray-directive',
] as const
export type ProblemCode = (typeof PROBLEMS)[number]

/** One thing wrong at one place: a code and the values of its message. */
export interface Problem {
  readonly code: ProblemCode
  readonly span: Span
  readonly values: Readonly<Record<string, string>>
}

export const problem = (
  code: ProblemCode,
  span: Span,
  values: Readonly<Record<string, string>> = {},
): Problem => ({ code, span, values })
