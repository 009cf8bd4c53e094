import type { Misconception } from '../core/judgement.ts'

/** What is taught about one misconception. */
export interface LessonWords {
  readonly title: string
  /** What is wrong, and why: a sentence. */
  readonly why: string
  /** What to write instead; `{written}` and its like are formulas of the equality in hand. */
  readonly repair: string
  /** What looks like the mistake and is none. */
  readonly alike: string
}

/** The lessons of one language. A missing one does not compile. */
export type Lessons = Readonly<Record<Misconception, LessonWords>>
