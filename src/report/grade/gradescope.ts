import type { Mark, TargetMark } from '../../core/mark.ts'
import { bounded, onePerFile } from './one.ts'
import type { GradeSheet } from './sheet.ts'
import { equalityLines, mistakeText, pointsText, reasonsOf } from './words.ts'

/** The results.json of Gradescope: a test for each target. */
export const gradescope = onePerFile('gradescope', (mark, sheet) => ({
  score: mark.points,
  output: outputOf(mark, sheet),
  output_format: 'md',
  test_output_format: 'text',
  test_name_format: 'text',
  visibility: 'visible',
  stdout_visibility: 'hidden',
  extra_data: extraOf(mark),
  tests: Object.entries(mark.targets).map(([key, target], n) =>
    testOf(key, target, n, { mark, sheet }),
  ),
}))

const outputOf = (mark: Mark, sheet: GradeSheet): string => {
  const { check, course } = sheet
  const reasons = reasonsOf(mark, sheet).join(check.marks.part)
  const mistake = mistakeText(mark, sheet)
  return [
    `**${pointsText(mark, sheet)}**${check.marks.part}${check.verdicts[mark.verdict]}`,
    ...(mistake === '' ? [] : [`**${course.misconception}**${check.marks.label}${mistake}`]),
    ...(mark.needsReview ? [`**${course.review}**${check.marks.label}${reasons}`] : []),
    bounded(mark.feedback.trim()),
  ]
    .filter(block => block !== '')
    .join('\n\n')
}

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
  output: bounded([sheet.check.targets[status], ...equalityLines(mark, key, sheet)].join('\n')),
  output_format: 'text',
  tags: [status],
  visibility: 'visible',
})
