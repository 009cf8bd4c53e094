import type { Mark } from '../../core/mark.ts'
import { code, joined, quoted, tableOf } from './markdown-text.ts'
import { plainNumber } from './number.ts'
import type { GradeSheet } from './sheet.ts'
import { type ClassSummary, STATUSES, summaryOf } from './summary.ts'
import {
  classText,
  countedMistakes,
  equalityText,
  firstPlace,
  mistakeText,
  verdictText,
} from './words.ts'

/** The page of a class; with `names`, the files of its students are linked. */
export const classPage = (
  sheet: GradeSheet,
  marks: readonly Mark[],
  names: readonly string[] = [],
): string => {
  const { course, task } = sheet
  const summary = summaryOf(task, marks)
  const { student, points, verdict, firstWrong, misconception } = course
  const rows = marks.map((mark, n) => studentRow(mark, sheet, names[n]))
  return joined([
    `# ${quoted(task.title ?? course.headings.class)}`,
    classText(summary, sheet),
    tableOf([student, points, verdict, firstWrong, misconception], rows),
    ...sectionsOf(summary, sheet),
  ])
}

const studentRow = (mark: Mark, sheet: GradeSheet, name: string | undefined): readonly string[] => {
  const { student, points, max } = mark
  return [
    name === undefined ? quoted(student) : `[${quoted(student)}](${addressOf(name)})`,
    `${plainNumber(points)}/${plainNumber(max)}`,
    verdictText(mark, sheet),
    code(firstPlace(mark, sheet)),
    mistakeText(mark, sheet),
  ]
}

const addressOf = (name: string): string => encodeURIComponent(name)

const sectionsOf = (summary: ClassSummary, sheet: GradeSheet): readonly string[] => {
  const { headings, misconception, points, count } = sheet.course
  const mistakes = countedMistakes(summary, sheet).map(one => [one.title, `${one.students}`])
  const bins = summary.histogram.map(({ from, to, students }) => [
    `${plainNumber(from)}–${plainNumber(to)}`,
    `${students}`,
  ])
  return [
    section(headings.targets, targetTable(summary, sheet)),
    section(headings.firstErrors, placeTable(summary, sheet)),
    section(headings.misconceptions, tableOf([misconception, count], mistakes)),
    section(headings.histogram, tableOf([points, count], bins)),
  ]
}

const section = (heading: string, table: string): string =>
  table === '' ? '' : `## ${heading}\n\n${table}`

const targetTable = ({ targets }: ClassSummary, { course }: GradeSheet): string =>
  tableOf(
    [course.target, course.mean, ...STATUSES.map(one => course.statuses[one]), course.firstWrong],
    targets.map(({ target, mean, max, statuses, firstWrong }) => [
      code(target),
      mean === null ? '' : `${plainNumber(mean)}/${plainNumber(max)}`,
      ...STATUSES.map(one => `${statuses[one]}`),
      `${firstWrong}`,
    ]),
  )

const placeTable = ({ targets }: ClassSummary, { course }: GradeSheet): string =>
  tableOf(
    [course.target, course.count, course.equality],
    targets.flatMap(({ target, places }) =>
      places.map(one => [code(target), `${one.students}`, code(equalityText(one))]),
    ),
  )
