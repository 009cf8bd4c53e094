import type { PictureWords } from './picture/svg.ts'

/** What stands around the formulas of a page of its own, in one language. */
export interface PageWords {
  readonly headings: PageHeadings
  readonly picture: PictureWords
  /** Over the columns of tables. */
  readonly name: string
  readonly shape: string
  readonly meaning: string
  /** How many numbers a parameter is. */
  readonly numbers: string
  /** So many numbers are learned in all. */
  altogether(count: number): string
  readonly derivative: string
  readonly rule: string
  readonly equalities: string
  readonly proved: string
  readonly tested: string
  readonly undecided: string
  readonly refuted: string
  readonly draws: string
  readonly error: string
  readonly seed: string
  /** Which program made the page: `gradproof 1.0`. */
  madeBy(program: string): string
}

export interface PageHeadings {
  readonly network: string
  readonly parameters: string
  readonly gradients: string
  readonly claims: string
  readonly numbers: string
  readonly verification: string
  /** Over code. */
  readonly code: string
}
