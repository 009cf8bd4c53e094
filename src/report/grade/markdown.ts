import type { Mark, MarkedEquality } from '../../core/mark.ts'
import { classPage } from './markdown-class.ts'
import { code, joined, quoted, said } from './markdown-text.ts'
import { fileNames } from './names.ts'
import type { GradePrinter } from './reporter.ts'
import type { GradeSheet } from './sheet.ts'
import { aroundRepair, equalityText, feedbackText, placeText } from './words.ts'

/** Feedback for each student, and a page for the class. Text of a person stands in code, or has letters only. */
export const markdown: GradePrinter = {
  whole: (sheet, marks) => {
    const pages = marks.map(mark => studentPage(mark, sheet))
    return (marks.length === 1 ? pages : [classPage(sheet, marks), ...pages]).join('\n---\n\n')
  },
  *files(sheet, marks) {
    const students = marks.map(mark => mark.student)
    const names = fileNames(students, ['index']).map(name => `${name}.md`)
    yield { name: 'index.md', text: classPage(sheet, marks, names) }
    for (const [n, mark] of marks.entries())
      yield { name: names[n] as string, text: studentPage(mark, sheet) }
  },
}

const studentPage = (mark: Mark, sheet: GradeSheet): string =>
  joined([`# ${quoted(mark.student)}`, feedbackText(mark, sheet), ...equalityBlocks(mark, sheet)])

/** Equalities that are listed. */
const MOST = 200

const equalityBlocks = ({ equalities }: Mark, sheet: GradeSheet): readonly string[] => {
  const { headings, more } = sheet.course
  const shown = equalities.slice(0, MOST).map(one => equalityItem(one, sheet))
  const left = equalities.length - MOST
  return [
    shown.length > 0 ? `## ${headings.equalities}` : '',
    shown.join('\n'),
    left > 0 ? more(left) : '',
  ]
}

const equalityItem = (one: MarkedEquality, sheet: GradeSheet): string => {
  const { check } = sheet
  const { verdict, message, repair } = one
  const [before, after] = aroundRepair(sheet)
  const place = code(placeText(one, sheet))
  return [
    `- ${place}${check.marks.label}${code(equalityText(one))} — ${check.equalities[verdict]}`,
    ...(message === undefined || message === check.equalities[verdict] ? [] : [said(message)]),
    ...(repair === undefined ? [] : [`${before}${code(repair)}${after}`]),
  ].join('\\\n  ')
}
