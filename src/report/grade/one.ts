import type { Mark } from '../../core/mark.ts'
import { UsageError } from '../../core/usage.ts'
import { fileNames } from './names.ts'
import type { GradePrinter } from './reporter.ts'
import type { GradeSheet } from './sheet.ts'

/** A format whose file has room for one submission: a file of JSON for each. */
export const onePerFile = (
  reporter: string,
  resultOf: (mark: Mark, sheet: GradeSheet) => object,
): GradePrinter => {
  const textOf = (mark: Mark, sheet: GradeSheet) =>
    `${JSON.stringify(resultOf(mark, sheet), null, 2)}\n`
  return {
    whole: (sheet, marks) => {
      const [mark] = marks
      if (mark && marks.length === 1) return textOf(mark, sheet)
      throw new UsageError('one-submission', { reporter, count: `${marks.length}` })
    },
    *files(sheet, marks) {
      const names = fileNames(marks.map(mark => mark.student))
      for (const [n, mark] of marks.entries())
        yield { name: `${names[n]}.json`, text: textOf(mark, sheet) }
    },
  }
}

/** Letters of one text: both formats bound the size of a file. */
export const MOST_LETTERS = 20_000
