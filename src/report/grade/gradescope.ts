import type { Mark, TargetMark } from '../../core/mark.ts'
import { bounded } from './bounded.ts'
import { MOST_LETTERS, onePerFile } from './one.ts'
import type { GradeSheet } from './sheet.ts'
import { equalityLines, feedbackText, isHidden } from './words.ts'

/** The results.json of Gradescope: a test for each target, shown after the deadline where points are not told before. */
export const gradescope = onePerFile('gradescope', (mark, sheet) => ({
  score: mark.points,
  output: bounded(feedbackText(mark, sheet), MOST_LETTERS),
  output_format: 'md',
  test_output_format: 'text',
  test_name_format: 'text',
  visibility: isHidden(mark, sheet) ? 'after_due_date' : 'visible',
  stdout_visibility: 'hidden',
  extra_data: extraOf(mark),
  tests: Object.entries(mark.targets).map(([key, target], n) =>
    testOf(key, target, n, { mark, sheet }),
  ),
}))

const extraOf = ({ student, verdict, needsReview, review, lost, firstWrong }: Mark) => ({
  student,
  verdict,
  needsReview,
  review,
  ...(lost === undefined ? {} : { lost }),
  firstWrong,
})

interface Desk {
  readonly mark: Mark
  readonly sheet: GradeSheet
}

const testOf = (
  key: string,
  { points, max, status }: TargetMark,
  n: number,
  { mark, sheet }: Desk,
) => ({
  score: points,
  max_score: max,
  status: points >= max ? 'passed' : 'failed',
  name: key,
  name_format: 'text',
  number: `${n + 1}`,
  output: bounded(
    [sheet.check.targets[status], ...equalityLines(mark, key, sheet)].join('\n'),
    MOST_LETTERS,
  ),
  output_format: 'text',
  tags: [status],
  visibility: isHidden(mark, sheet) ? 'after_due_date' : 'visible',
})
