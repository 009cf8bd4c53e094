import type { Mark } from '../../core/mark.ts'
import { guessedHtml } from './formula.ts'
import { barHtml, pageOf, sectionHtml, tableHtml } from './html-page.ts'
import { codeOf, html, isolated } from './html-text.ts'
import { plainNumber } from './number.ts'
import type { GradeSheet } from './sheet.ts'
import { type ClassSummary, STATUSES, summaryOf } from './summary.ts'
import { classText, countedMistakes, firstPlace, mistakeText, verdictText } from './words.ts'

/** The page of a class; with `names`, the pages of its students are linked. */
export const classHtml = (
  sheet: GradeSheet,
  marks: readonly Mark[],
  names: readonly string[] = [],
): string => {
  const { course, task, lang } = sheet
  const { headings } = course
  const summary = summaryOf(task, marks)
  const title = task.title ?? headings.class
  return pageOf(lang, title, [
    `<h1>${html(title)}</h1>`,
    `<p>${html(classText(summary, sheet))}</p>`,
    sectionHtml(headings.students, studentTable(marks, sheet, names)),
    sectionHtml(headings.targets, targetTable(summary, sheet)),
    sectionHtml(headings.firstErrors, placeTable(summary, sheet)),
    sectionHtml(headings.misconceptions, mistakeTable(summary, sheet)),
    sectionHtml(headings.histogram, histogram(summary, sheet)),
  ])
}

const studentTable = (
  marks: readonly Mark[],
  sheet: GradeSheet,
  names: readonly string[],
): string => {
  const { course } = sheet
  const columns = [
    { head: course.student, kind: 'name' as const },
    { head: course.points, kind: 'number' as const },
    ...[course.verdict, course.firstWrong, course.misconception].map(head => ({ head })),
  ]
  const rows = marks.map((mark, n) => studentRow(mark, sheet, names[n]))
  return tableHtml(course.headings.students, columns, rows)
}

const studentRow = (mark: Mark, sheet: GradeSheet, name: string | undefined): readonly string[] => {
  const { student, points, max, verdict, needsReview } = mark
  const look = needsReview ? 'doubt' : LOOKS[verdict]
  return [
    name === undefined
      ? isolated(student)
      : `<a href="${html(encodeURIComponent(name))}">${isolated(student)}</a>`,
    `${plainNumber(points)} / ${plainNumber(max)}`,
    `<span class="${look}">${html(verdictText(mark, sheet))}</span>`,
    isolated(firstPlace(mark, sheet)),
    html(mistakeText(mark, sheet)),
  ]
}

const LOOKS: Readonly<Record<Mark['verdict'], string>> = {
  correct: 'good',
  wrong: 'bad',
  unread: 'doubt',
  undecided: 'doubt',
}

const targetTable = ({ targets }: ClassSummary, { course }: GradeSheet): string => {
  const numbers = [course.mean, ...STATUSES.map(one => course.statuses[one]), course.firstWrong]
  return tableHtml(
    course.headings.targets,
    [{ head: course.target }, ...numbers.map(head => ({ head, kind: 'number' as const }))],
    targets.map(({ target, mean, max, statuses, firstWrong }) => [
      codeOf(target),
      mean === null ? '' : `${plainNumber(mean)} / ${plainNumber(max)}`,
      ...STATUSES.map(one => `${statuses[one]}`),
      `${firstWrong}`,
    ]),
  )
}

const placeTable = ({ targets }: ClassSummary, { course }: GradeSheet): string =>
  tableHtml(
    course.headings.firstErrors,
    [
      { head: course.target },
      { head: course.count, kind: 'number' },
      { head: course.equality, kind: 'grow' },
    ],
    targets.flatMap(({ target, places }) =>
      places.map(one => [codeOf(target), `${one.students}`, guessedHtml(one)]),
    ),
  )

const mistakeTable = (summary: ClassSummary, sheet: GradeSheet): string => {
  const { misconception, headings } = sheet.course
  const all = countedMistakes(summary, sheet).map(({ title, students }) => ({
    label: title,
    students,
  }))
  return counted(headings.misconceptions, misconception, all, sheet)
}

const histogram = (summary: ClassSummary, sheet: GradeSheet): string => {
  const { points, headings } = sheet.course
  const all = summary.histogram.map(({ from, to, students }) => ({
    label: `${plainNumber(from)}–${plainNumber(to)}`,
    students,
  }))
  return counted(headings.histogram, points, all, sheet)
}

interface Row {
  readonly label: string
  readonly students: number
}

const counted = (
  caption: string,
  head: string,
  rows: readonly Row[],
  { course }: GradeSheet,
): string => {
  const most = Math.max(1, ...rows.map(row => row.students))
  return tableHtml(
    caption,
    [{ head }, { head: course.count, kind: 'number' }, { head: '', kind: 'grow' }],
    rows.map(({ label, students }) => [html(label), `${students}`, barHtml(students / most)]),
  )
}
