import type { Span } from './syntax.ts'

/** What can be wrong with an equation file. Texts and hints stand in `render/lang/`. */
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
  // Names
  'defined-twice',
  'declared-twice',
  'name-clash',
  'name-of-function',
  'unknown-name',
  'misspelled-name',
  'unknown-function',
  'misspelled-function',
  'option-not-available',
  'function-as-value',
  'loop',
  'loss-not-defined',
  'loss-not-scalar',
  'no-equation',
  'name-twice',
  'unknown-layout',
  'wrong-base',
  'empty-note',
  'alias-form',
  // Sizes and types
  'not-a-size',
  'size-too-small',
  'not-a-member',
  'signature-type',
  'signature-sizes',
  'adjective-not-square',
  'adjective-of-scalar',
  'not-as-declared',
  // Shapes
  'sum-shapes',
  'ambiguous-broadcast',
  'product-sizes',
  'product-of-vectors',
  'product-of-tensors',
  'entrywise-sizes',
  'sign-shapes',
  'division-by-array',
  'division-by-zero',
  'exponent-not-scalar',
  'power-of-vector',
  'power-of-matrix',
  'matrix-exponent',
  'transposed-tensor',
  'norm-inside-sum',
  'sum-of-scalar',
  'wrong-arguments',
  'one-argument',
  'wrong-sizes-of-function',
  'no-prime',
  'no-such-slot',
  // Entries
  'unbound-letter',
  'value-as-position',
  'not-a-position',
  'position-count',
  'position-outside',
  'letter-as-value',
  'index-as-value',
  'letter-inside',
  'array-beside-entries',
  'entry-expected',
  'letter-without-range',
  'letter-unclear-range',
  'letter-two-ranges',
  'empty-range',
  'repeated-letter',
  'letter-count',
  'comparison-of-letters',
  'letter-hides-name',
  'entries-outside',
  // Families, derivatives, claims and assumptions
  'family-without-loss',
  'member-unknown',
  'series-without-range',
  'series-moves',
  'place-unknown',
  'member-without-range',
  'ranges-unordered',
  'family-too-long',
  'family-type',
  'family-not-solved',
  'family-not-exported',
  'family-gradients-only',
  'derivative-in-equation',
  'derivative-by',
  'not-drawable',
  'claim-shapes',
  'not-a-leaf',
  'value-as-family',
  'family-as-value',
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

/** Thrown where a network is well made, but something of it cannot be done: told at its place. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem
  constructor(found: Problem) {
    super(found.code)
    this.problem = found
  }
}
