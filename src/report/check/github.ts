import type { Place } from '../../core/script.ts'
import { logLine, workflowCommand } from '../workflow.ts'
import type { CheckSheet } from './sheet.ts'
import { placeText, summaryOf } from './summary.ts'
import type { Told } from './told.ts'

/** Workflow commands that GitHub shows beside the lines of a file, and a last line that it only logs. */
export const printCheckGithub = (sheet: CheckSheet, told: readonly Told[]): string => {
  const found = told.filter(one => one.fault !== undefined)
  const lines = [...found.map(one => command(one, sheet)), ...summaryOf(sheet, told).map(logLine)]
  return `${lines.join('\n')}\n`
}

const command = (
  { place, end, message = '', detail, repair, equality }: Told,
  sheet: CheckSheet,
): string => {
  const level = equality.verdict === 'fails' ? 'error' : 'warning'
  const verdict = sheet.words.equalities[equality.verdict]
  const properties = {
    file: sheet.file,
    ...(place.cell === undefined ? spotOf(place, end) : {}),
    title: place.cell === undefined ? verdict : `${placeText(place, sheet)}: ${verdict}`,
  }
  const right = repair === undefined ? [] : [sheet.words.right(repair)]
  const says = [message, detail, ...right].filter(text => text !== undefined)
  return workflowCommand(level, properties, says.join('\n'))
}

/** Lines of a notebook's cell are no lines of its file. */
const spotOf = (place: Place, end: Place) => ({
  line: place.line,
  col: place.column,
  ...(end.line === place.line ? { endColumn: end.column } : { endLine: end.line }),
})
