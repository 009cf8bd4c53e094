/** What a step may be said to do. */
export const ACTS = [
  'goal',
  'goal-direct',
  'goal-through',
  'goal-both',
  'component',
  'chain-one',
  'chain-entry',
  'chain-sum',
  'chain-members',
  'chain-paths',
  'chain-paths-direct',
  'collapse-one',
  'collapse-some',
  'collapse',
  'local',
  'local-one',
  'local-several',
  'local-loss',
  'local-read',
  'contract',
  'transposed',
  'transpose-other',
  'matrix-same',
  'matrix-column-row',
  'matrix-entry-by-entry',
  'matrix-matrix-column',
  'matrix-row-matrix',
  'matrix-matrix-matrix',
  'matrix-number',
  'matrix',
  'zero-derivative',
  'no-path',
  'every-path',
  'through-activation',
  'factor',
  'jacobian',
  'own-value',
  'next-gradient',
  'to-the-loss',
  'cancel',
  'expand',
  'take-out',
  'without-gradients',
  'every-factor',
  'number',
  'put-in',
  'differential',
  'under-trace',
] as const
export type Act = (typeof ACTS)[number]

/**
 * What the steps of derivations do, in one language. Names in braces stand for formulas: `{of}` is derived
 * by `{by}`, whose entry is `{entry}`; `{through}` are the names in between, `{letters}` those that are
 * summed over, `{where}` what they have to be; `{definition}` is an equation of the file, `{local}` what
 * follows from it; `{left}` and `{right}` are factors.
 */
export interface StepWords {
  readonly acts: Readonly<Record<Act, string>>
  /** Between items of a list, and before its last. */
  readonly comma: string
  readonly and: string
}
