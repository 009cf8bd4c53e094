import type { EqualityVerdict, Judgement, Misconception, TargetStatus } from './judgement.ts'
import type { LeftOut } from './submission.ts'

/** What a submission gets: plain data, one line of NDJSON. Points, places and words are final. */
export interface Mark {
  readonly student: string
  /** From 0 to `max`. */
  readonly points: number
  readonly max: number
  readonly verdict: Judgement['verdict']
  /** By the name of the variable, with several questions `question.name`, in the order of the task. */
  readonly targets: Readonly<Record<string, TargetMark>>
  readonly firstWrong: MarkedPlace | null
  readonly misconception: Misconception | null
  /** A person has to look. */
  readonly needsReview: boolean
  /** Why, a code each; empty where nobody has to. */
  readonly review: readonly ReviewReason[]
  /**
   * What the student is told, no more than the task reveals, as Markdown: paragraphs, headings, lists with
   * `- `, `**strong**` and code. Text of the student stands in code only.
   */
  readonly feedback: string
  /** What became of each equality, no more than the task reveals. */
  readonly equalities: readonly MarkedEquality[]
  /** Why it could not be marked: then it has no points, and a person has to look. */
  readonly lost?: Loss
  /** What should be part of the submission and is not; absent where there is none. */
  readonly leftOut?: readonly LeftOut[]
  /** Files of which nothing could be read, and why, in words; absent where there is none. */
  readonly refused?: readonly { readonly file: string; readonly why: string }[]
  /** A note of whoever changed the points by hand. */
  readonly note?: string
}

export interface TargetMark {
  readonly points: number
  readonly max: number
  readonly status: TargetStatus
}

export interface MarkedPlace {
  readonly file: string
  /** The number of the equality in its file. */
  readonly n: number
  readonly line: number
  /** The target in whose derivation it stands, by its key in `targets`; absent where that is not clear. */
  readonly target?: string
}

export interface MarkedEquality extends MarkedPlace {
  readonly column: number
  /** The cell of a notebook, from 1. */
  readonly cell?: number
  readonly left: string
  readonly right: string
  readonly verdict: EqualityVerdict
  readonly message?: string
  readonly misconception?: Misconception
  readonly repair?: string
}

/** An equality is not read or not decided; nothing was found; a part is missing; the submission was not marked. */
export const REVIEW_REASONS = ['unread', 'undecided', 'nothing-found', 'left-out', 'lost'] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

/**
 * No file to read; no text; a file that the system or its place refuses; too much of it; took too long; took
 * too much memory; its worker died; this program failed.
 */
export const LOSSES = [
  'no-file',
  'not-text',
  'cannot-read',
  'too-large',
  'too-long',
  'out-of-memory',
  'died',
  'failed',
] as const
export type Loss = (typeof LOSSES)[number]
