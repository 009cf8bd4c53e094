import type { Mark, MarkedEquality } from '../../core/mark.ts'
import { logLine, workflowCommand } from '../workflow.ts'
import type { GradePrinter } from './reporter.ts'
import type { GradeSheet } from './sheet.ts'
import { summaryOf } from './summary.ts'
import { classText, headText, reasonsOf } from './words.ts'

/** Workflow commands that GitHub shows beside the lines of a submission, and what each student got. */
export const github: GradePrinter = {
  whole: (sheet, marks) => {
    const lines = marks.flatMap(mark => linesOf(mark, sheet, marks.length > 1))
    const last = marks.length === 1 ? [] : [classText(summaryOf(sheet.task, marks), sheet)]
    return `${[...lines, ...last.map(logLine)].join('\n')}\n`
  },
}

const linesOf = (mark: Mark, sheet: GradeSheet, isNamed: boolean): readonly string[] => {
  const { check, course } = sheet
  const { label, part } = check.marks
  const who = isNamed ? `${mark.student}${label}` : ''
  const reasons = reasonsOf(mark, sheet).join(part)
  return [
    ...mark.equalities.filter(isTold).map(one => placed(one, sheet, who)),
    ...(mark.needsReview
      ? [workflowCommand('warning', { title: `${who}${course.review}` }, reasons)]
      : []),
    workflowCommand('notice', { title: `${who}${course.points}` }, headText(mark, sheet)),
  ]
}

const isTold = ({ verdict }: MarkedEquality): boolean =>
  verdict === 'fails' || verdict === 'unread' || verdict === 'undecided'

/** Lines of a notebook's cell are no lines of its file. */
const placed = (one: MarkedEquality, { check }: GradeSheet, who: string): string => {
  const { file, line, column, cell, verdict, message, repair } = one
  const said = check.equalities[verdict]
  const where = cell === undefined ? { line, col: column } : {}
  const at = cell === undefined ? '' : `${check.cell(cell)} ${line}:${column}${check.marks.label}`
  const right = repair === undefined ? [] : [check.right(repair)]
  return workflowCommand(
    verdict === 'fails' ? 'error' : 'warning',
    { file, ...where, title: `${who}${at}${said}` },
    [message ?? said, ...right].join('\n'),
  )
}
