import type { Mark, MarkedEquality, MarkedPlace } from '../../core/mark.ts'
import { quoted } from './markdown-text.ts'
import { plainNumber } from './number.ts'
import type { GradeSheet } from './sheet.ts'
import type { ClassSummary } from './summary.ts'

/** `7.5 of 10` */
export const pointsText = (
  { points, max }: { readonly points: number; readonly max: number },
  { course }: GradeSheet,
): string => course.ofMax(plainNumber(points), plainNumber(max))

/** Before a deadline points would tell more of an error than its place. */
export const isHidden = ({ firstWrong }: Mark, { task }: GradeSheet): boolean =>
  task.reveal === 'place' && firstWrong !== null

/** `7.5 of 10; wrong`, without the points where these are not told. */
export const headText = (mark: Mark, sheet: GradeSheet): string => {
  const { verdicts, marks } = sheet.check
  const said = verdicts[mark.verdict]
  return isHidden(mark, sheet) ? said : `${pointsText(mark, sheet)}${marks.part}${said}`
}

/** The feedback; of a submission without any what it got, and why a person has to look. */
export const feedbackText = (mark: Mark, sheet: GradeSheet): string => {
  const { course, check } = sheet
  const reasons = reasonsOf(mark, sheet).join(check.marks.part)
  const note =
    mark.note === undefined ? [] : [`**${course.note}**${check.marks.label}${quoted(mark.note)}`]
  const own = mark.feedback.trim()
  if (own !== '') return [own, ...note].join('\n\n')
  const review = mark.needsReview ? [`**${course.review}**${check.marks.label}${reasons}`] : []
  return [`**${headText(mark, sheet)}**`, ...review, ...note].join('\n\n')
}

/** `hw.tex, line 12`; in a notebook with its cell. */
export const placeText = ({ file, line, cell }: Place, { course, check }: GradeSheet): string =>
  [file, ...(cell === undefined ? [] : [check.cell(cell)]), course.line(line)].join(
    check.marks.item,
  )

/** The first error of a mark, with the cell of a notebook. */
export const placeOf = ({ firstWrong, equalities }: Mark): Place | undefined => {
  if (firstWrong === null) return undefined
  const { file, n } = firstWrong
  return equalities.find(one => one.file === file && one.n === n) ?? firstWrong
}

type Place = MarkedPlace & Partial<Pick<MarkedEquality, 'cell'>>

/** Where the first error of a mark stands; nothing where there is none. */
export const firstPlace = (mark: Mark, sheet: GradeSheet): string => {
  const place = placeOf(mark)
  return place === undefined ? '' : placeText(place, sheet)
}

/** Why a person has to look, in words; why it was not marked, where it was not. */
export const reasonsOf = ({ review, lost }: Mark, { course }: GradeSheet): readonly string[] => [
  ...review.filter(reason => reason !== 'lost').map(reason => course.reasons[reason]),
  ...(lost === undefined ? [] : [`${course.reasons.lost}: ${course.losses[lost]}`]),
]

/** The verdict, or why there is none, and that a person has to look. */
export const verdictText = (mark: Mark, { check, course }: GradeSheet): string => {
  const { verdict, lost, needsReview } = mark
  const said = lost === undefined ? check.verdicts[verdict] : course.losses[lost]
  return needsReview ? `${said}${check.marks.item}${course.review}` : said
}

/** The name of a mistake, or nothing. */
export const mistakeText = ({ misconception }: Mark, { lessons }: GradeSheet): string =>
  misconception === null ? '' : lessons[misconception].title

/** `left = right` on one line; of long sides the beginning. */
export const equalityText = ({
  left,
  right,
}: {
  readonly left: string
  readonly right: string
}): string => `${sideText(left)} = ${sideText(right)}`

const sideText = (side: string): string => {
  const line = side
    .slice(0, 2 * LONGEST)
    .replace(/\s+/gu, ' ')
    .trim()
  return line.length > LONGEST || side.length > 2 * LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** Letters of a side that are shown. */
const LONGEST = 500

/** What a class comes to on one line. */
export const classText = (facts: ClassSummary, { course, check }: GradeSheet): string => {
  const { students, lost, needsReview, max, mean, median } = facts
  const of = (label: string, value: number | null) =>
    value === null
      ? []
      : [`${label}${check.marks.label}${course.ofMax(plainNumber(value), plainNumber(max))}`]
  return [
    course.students(students),
    ...of(course.mean, mean),
    ...of(course.median, median),
    ...(needsReview > 0 ? [course.needReview(needsReview)] : []),
    ...(lost > 0 ? [course.lost(lost)] : []),
  ].join(check.marks.part)
}

/** Mistakes by frequency, those without a name last. */
export const countedMistakes = (
  { misconceptions, unnamed }: Pick<ClassSummary, 'misconceptions' | 'unnamed'>,
  { lessons, course }: GradeSheet,
): readonly { readonly title: string; readonly students: number }[] => [
  ...misconceptions.map(({ name, students }) => ({ title: lessons[name].title, students })),
  ...(unnamed > 0 ? [{ title: course.unnamed, students: unnamed }] : []),
]

/** What is said of the equalities of a target, a line each; of none that is all right. */
export const equalityLines = (
  { equalities }: Mark,
  target: string,
  sheet: GradeSheet,
): readonly string[] =>
  equalities
    .filter(one => one.target === target && one.message !== undefined)
    .slice(0, MOST_LINES)
    .flatMap(one => {
      const { label } = sheet.check.marks
      const right = one.repair === undefined ? [] : [`  ${sheet.check.right(one.repair)}`]
      return [`${placeText(one, sheet)}${label}${equalityText(one)}`, `  ${one.message}`, ...right]
    })

const MOST_LINES = 50

/** What is said around the side put right. */
export const aroundRepair = ({ check }: GradeSheet): readonly [before: string, after: string] => {
  const [before = '', after = ''] = check.right('\n').split('\n')
  return [before, after]
}
