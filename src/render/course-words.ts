import type { TargetStatus } from '../core/judgement.ts'
import type { Loss, ReviewReason } from '../core/mark.ts'

/** What is said of a class and of one student's points, in one language. */
export interface CourseWords {
  /** Over columns and beside values. */
  readonly student: string
  readonly points: string
  readonly verdict: string
  readonly firstWrong: string
  readonly misconception: string
  readonly target: string
  readonly status: string
  readonly review: string
  readonly note: string
  readonly place: string
  readonly equality: string
  readonly count: string
  readonly mean: string
  readonly median: string
  /** Over parts of a report. */
  readonly headings: CourseHeadings
  /** `7.5 of 10` */
  ofMax(points: string, max: string): string
  /** How many students, and how many of them a person has to look at, or could not be marked. */
  students(count: number): string
  needReview(count: number): string
  lost(count: number): string
  /** A line of a file. */
  line(n: number): string
  /** Students whose first error has no name. */
  readonly unnamed: string
  /** Short forms for the columns of a table. */
  readonly statuses: Readonly<Record<TargetStatus, string>>
  readonly reasons: Readonly<Record<ReviewReason, string>>
  readonly losses: Readonly<Record<Loss, string>>
  /** How many of a list are left out. */
  more(count: number): string
}

export interface CourseHeadings {
  /** Of a class without a title. */
  readonly class: string
  readonly students: string
  readonly targets: string
  readonly firstErrors: string
  readonly misconceptions: string
  readonly histogram: string
  readonly equalities: string
}
