import type { Mark } from '../../core/mark.ts'
import type { GradeSheet } from './sheet.ts'

/** Prints what a class got. Marks come in the order in which they are to be told. */
export interface GradePrinter {
  /**
   * One text, for standard output or a file. Throws UsageError `one-submission` where the format has
   * room for one student and there are several.
   */
  whole(sheet: GradeSheet, marks: readonly Mark[]): string
  /** The same as several files of a folder; absent where the format has only one text. */
  files?(sheet: GradeSheet, marks: readonly Mark[]): Iterable<ReportFile>
  /** The part of one mark, with its line end, where `whole` is these one after the other: it can be written as marks come. */
  each?(mark: Mark): string
}

/** A file of a report. */
export interface ReportFile {
  /** A plain name without folders, unlike all others of the report also where case makes no difference. */
  readonly name: string
  readonly text: string
}
