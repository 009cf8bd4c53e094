import type { Mark, TargetMark } from '../../core/mark.ts'
import { bounded } from './bounded.ts'
import { MOST_LETTERS, onePerFile } from './one.ts'
import type { GradeSheet } from './sheet.ts'
import { equalityLines, feedbackText, headText, isHidden, reasonsOf } from './words.ts'

/** The results.json of PrairieLearn's external graders: the score is a share of 1, a test for each target. */
export const prairielearn = onePerFile('prairielearn', (mark, sheet) => ({
  ...gradableOf(mark, sheet),
  score: mark.max > 0 ? mark.points / mark.max : 0,
  message: messageOf(mark, sheet),
  output: bounded(feedbackText(mark, sheet), MOST_LETTERS),
  tests: isHidden(mark, sheet)
    ? []
    : Object.entries(mark.targets).map(([key, target]) => testOf(key, target, mark, sheet)),
}))

/** What is no derivation at all costs the student no attempt. */
const gradableOf = (mark: Mark, sheet: GradeSheet) => {
  const { lost, review } = mark
  const isEmpty = lost !== undefined || review.includes('nothing-found')
  return isEmpty ? { gradable: false, format_errors: reasonsOf(mark, sheet) } : { gradable: true }
}

const messageOf = (mark: Mark, sheet: GradeSheet): string => {
  const { check, course } = sheet
  const { marks } = check
  const review = `${course.review}${marks.label}${reasonsOf(mark, sheet).join(marks.part)}`
  return [headText(mark, sheet), ...(mark.needsReview ? [review] : [])].join(marks.part)
}

const testOf = (
  key: string,
  { points, max, status }: TargetMark,
  mark: Mark,
  sheet: GradeSheet,
) => ({
  name: key,
  description: `${sheet.course.target}${sheet.check.marks.label}${key}`,
  points,
  max_points: max,
  message: sheet.check.targets[status],
  output: bounded(equalityLines(mark, key, sheet).join('\n'), MOST_LETTERS),
})
