/** What a student handed in. */
export interface Submission {
  readonly student: string
  /** In the order of their names. */
  readonly files: readonly SubmittedFile[]
}

export interface SubmittedFile {
  /** Its path inside the submission, with `/`. */
  readonly name: string
  /** With the files that it takes in (`\input`) put in at their places. */
  readonly text: string
  /** Where lines of the text come from, by ascending `from`; empty where all are the file's own. */
  readonly parts: readonly Part[]
  /** What it takes in that is not there, or may not be taken; absent where there is none. */
  readonly leftOut?: readonly LeftOut[]
}

/** A file that is taken in but is not part of the text, and where it is taken in. */
export interface LeftOut {
  /** As it is written there. */
  readonly what: string
  readonly file: string
  readonly line: number
}

/** From line `from` of the text on stand the lines of a file, the first of them being its line `line`. Lines count from 1. */
export interface Part {
  readonly from: number
  readonly file: string
  readonly line: number
}
