import type { SolveRefusalKind } from './solution.ts'
import type { TrainCode } from './training.ts'

/** What can be wrong with what is asked for, and what else the command says. Words stand in `render/lang/`. */
export const USAGE = [
  // Names that do not exist; `near` and `known` are told behind each
  'no-such-format',
  'no-such-style',
  'no-such-language',
  'no-such-layout',
  'no-such-detail',
  'no-such-mode',
  'no-such-order',
  'no-such-reporter',
  'no-such-equation',
  'no-such-name',
  'no-such-code',
  'no-such-shell',
  'no-such-start',
  'no-such-example',
  // What cannot be asked for
  'alias-unprintable',
  'style-clash',
  'formula-unprintable',
  'is-the-loss',
  'is-a-position',
  'no-values-in-format',
  'python-no-forward',
  'undrawable',
  'member-not-derived',
  'second-needs-scalar',
  'second-of-several',
  'slope-in-equation',
  'slope-of-entries',
  // Numbers for the leaves
  'families-without-values',
  'function-without-values',
  'no-leaf',
  'leaf-without-value',
  'value-type',
  'size-not-given',
  'value-size',
  'position-range',
  'values-json',
  'values-line',
  'values-twice',
  'values-number',
  'value-number',
  // Modules of Python
  'export-places',
  'export-order',
  'export-no-equation',
  'export-name',
  'export-unknown',
  'export-no-value',
  'export-size',
  'export-formula',
  'export-operator',
  'export-gradient',
  'export-third',
  'export-position',
  'export-letters',
  'export-range',
  'export-slope',
  'export-entries',
  // Files and options
  'output-is-input',
  'two-inputs',
  'one-submission',
  'pdf-terminal',
  'pdf-no-tex',
  'pdf-too-long',
  'pdf-failed',
  'not-utf8',
  'too-large',
  'cannot-read',
  'cannot-write',
  'file-exists',
  'watch-needs-file',
  'watching',
  'watch-written',
  'whole-number',
  'number',
  'assignment',
  'names-needed',
  'unknown-needed',
  'line-range',
  'unknown-option',
  'unknown-command',
  'missing-argument',
  'missing-value',
  'too-many-arguments',
  // A class
  'no-submissions',
  'student-needs-one',
  'shard',
  'journal-needed',
  'not-a-journal',
  'journal-anew',
  'ignored-files',
  'told-apart',
  'given-json',
  'given-student',
  'given-neither',
  'given-file',
  'given-twice',
  'no-folder-format',
  'lost-submissions',
  'needs-review',
  'stopped',
  'stopped-kept',
  // Verdicts
  'not-verified',
  'unused-columns',
  'went-astray',
  'defect',
  'defect-step',
  'defect-result',
  'defect-equality',
  'defect-eigenvalues',
  'defect-gradients',
] as const

/** Refusals to solve and to train are told as usage errors. */
export type UsageCode = (typeof USAGE)[number] | `solve-${SolveRefusalKind}` | `train-${TrainCode}`

/** Something that the command says: a code and the values of its message. */
export interface Remark {
  readonly code: UsageCode
  readonly values: Readonly<Record<string, string>>
}

export const remark = (code: UsageCode, values: Remark['values'] = {}): Remark => ({
  code,
  values,
})

/** What is asked for cannot be done. Without words the message is the code. */
export class UsageError extends Error implements Remark {
  override name = 'UsageError'
  readonly code: UsageCode
  readonly values: Readonly<Record<string, string>>
  /** True when the message is in words. */
  readonly isTold: boolean
  /** The same, said in words. */
  inWords: (words: string) => UsageError
  constructor(code: UsageCode, values: Readonly<Record<string, string>> = {}, words?: string) {
    super(words ?? code)
    this.code = code
    this.values = values
    this.isTold = words !== undefined
    this.inWords = words => new UsageError(code, values, words)
  }
}
