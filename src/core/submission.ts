/** What a student handed in. */
export interface Submission {
  readonly student: string
  /** In the order of their names. */
  readonly files: readonly SubmittedFile[]
  /** Then a person has to look; absent where there is none. */
  readonly leftOut?: readonly LeftOut[]
}

export interface SubmittedFile {
  /** Its path inside the submission, with `/`. */
  readonly name: string
  /** With the files that it takes in (`\input`) put in at their places. */
  readonly text: string
  /** Where lines of the text come from, by ascending `from`; empty where all are the file's own. */
  readonly parts: readonly Part[]
}

/** A file that is no part of the submission though it should be. */
export interface LeftOut {
  /** Its path, or what stands where it is taken in. */
  readonly what: string
  readonly why: (typeof LEFT_OUT)[number]
  /** Where it is taken in; absent for a file of its own. */
  readonly at?: { readonly file: string; readonly line: number }
}

/** Not there; outside of the submission's folder; taken in by itself; too large; no text; refused by the system. */
export const LEFT_OUT = [
  'missing',
  'outside',
  'cycle',
  'too-large',
  'not-text',
  'cannot-read',
] as const

/** From line `from` of the text on stand the lines of a file, the first of them being its line `line`. Lines count from 1. */
export interface Part {
  readonly from: number
  readonly file: string
  readonly line: number
}
