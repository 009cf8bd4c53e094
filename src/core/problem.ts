import type { Span } from './syntax.ts'

/** What can be wrong with an equation file. Texts and hints stand in `render/messages.ts`. */
export const PROBLEMS = [
  'unreadable-character',
  'unexpected-token',
  'unexpected-end',
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
