import type { Mark } from '../../core/mark.ts'
import { type Ink, inkOf } from '../../render/rows.ts'
import { aligned, type Cell, clip } from './aligned.ts'
import { plainNumber } from './number.ts'
import type { GradePrinter } from './reporter.ts'
import type { GradeSheet } from './sheet.ts'
import { type ClassSummary, STATUSES, summaryOf } from './summary.ts'
import {
  classText,
  countedMistakes,
  equalityText,
  mistakeText,
  placeOf,
  placeText,
  verdictText,
} from './words.ts'

/** A line for each student, and below what the class comes to. */
export const table: GradePrinter = {
  whole: (sheet, marks) => {
    const ink = inkOf(sheet.isColoured)
    const summary = summaryOf(sheet.task, marks)
    const { title } = sheet.task
    const blocks = [
      title === undefined ? [] : [ink.strong(clip(title, 100))],
      studentLines(marks, sheet, ink),
      [classText(summary, sheet)],
      ...sectionsOf(summary, sheet, ink),
    ]
    return `${blocks
      .filter(block => block.length > 0)
      .map(block => block.join('\n'))
      .join('\n\n')}\n`
  },
}

const cell = (text: string): Cell => ({ text })
const figure = (value: number): Cell => ({ text: plainNumber(value), isRight: true })

const studentLines = (marks: readonly Mark[], sheet: GradeSheet, ink: Ink): readonly string[] => {
  const { student, points, verdict, firstWrong, misconception } = sheet.course
  const head = [student, points, verdict, firstWrong, misconception].map(text => ({
    text,
    ink: ink.remark,
  }))
  const rows = marks.map(mark => [
    cell(mark.student),
    { text: `${plainNumber(mark.points)}/${plainNumber(mark.max)}`, isRight: true },
    { text: verdictText(mark, sheet), ink: inkOfMark(mark, ink) },
    cell(shortPlace(mark, sheet)),
    cell(mistakeText(mark, sheet)),
  ])
  return marks.length === 0 ? [] : aligned([head, ...rows])
}

/** Of a long name of a file the end is left out, not the line. */
const shortPlace = (mark: Mark, sheet: GradeSheet): string => {
  const place = placeOf(mark)
  return place === undefined ? '' : placeText({ ...place, file: clip(place.file, 24) }, sheet)
}

const inkOfMark = ({ verdict, needsReview }: Mark, ink: Ink): ((text: string) => string) => {
  if (needsReview) return ink.doubtful
  if (verdict === 'correct') return ink.good
  return verdict === 'wrong' ? ink.bad : ink.doubtful
}

const sectionsOf = (
  summary: ClassSummary,
  sheet: GradeSheet,
  ink: Ink,
): readonly (readonly string[])[] => {
  const { headings } = sheet.course
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[ink.strong(heading), ...lines.map(line => `  ${line}`)]]
  return [
    ...section(headings.targets, targetLines(summary, sheet, ink)),
    ...section(headings.firstErrors, placeLines(summary)),
    ...section(headings.misconceptions, mistakeLines(summary, sheet)),
    ...section(headings.histogram, histogramLines(summary)),
  ]
}

const targetLines = (
  { targets }: ClassSummary,
  { course }: GradeSheet,
  ink: Ink,
): readonly string[] => {
  const states = STATUSES.map(status => course.statuses[status])
  const head = [course.target, course.mean, ...states, course.firstWrong]
  const heads = head.map((text, n) => ({ text, ink: ink.remark, isRight: n > 0 }))
  const rows = targets.map(({ target, mean, max, statuses, firstWrong }) => [
    cell(target),
    { text: mean === null ? '' : `${plainNumber(mean)}/${plainNumber(max)}`, isRight: true },
    ...STATUSES.map(status => figure(statuses[status])),
    figure(firstWrong),
  ])
  return targets.length === 0 ? [] : aligned([heads, ...rows])
}

const placeLines = ({ targets }: ClassSummary): readonly string[] =>
  aligned(
    targets.flatMap(({ target, places }) =>
      places.map(place => [cell(target), figure(place.students), cell(equalityText(place))]),
    ),
    70,
  )

const mistakeLines = (summary: ClassSummary, sheet: GradeSheet): readonly string[] => {
  const all = countedMistakes(summary, sheet)
  const most = Math.max(...all.map(one => one.students))
  return aligned(
    all.map(({ title, students }) => [cell(title), figure(students), cell(bar(students, most))]),
    60,
  )
}

const histogramLines = ({ histogram, students, lost }: ClassSummary): readonly string[] => {
  if (students === lost) return []
  const most = Math.max(...histogram.map(bin => bin.students))
  return aligned(
    histogram.map(({ from, to, students }) => [
      { text: `${plainNumber(from)}–${plainNumber(to)}`, isRight: true },
      figure(students),
      cell(bar(students, most)),
    ]),
  )
}

/** A block for each; where one of the bars would have more than forty, all are shorter in proportion. */
const bar = (count: number, most: number): string =>
  '█'.repeat(Math.ceil((count * Math.min(MOST_BLOCKS, most)) / Math.max(1, most)))

const MOST_BLOCKS = 40
