import { once } from 'node:events'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mark } from '../../core/mark.ts'
import type { Task } from '../../core/task.ts'
import { UsageError } from '../../core/usage.ts'
import type { GradePrinter } from '../../report/grade/reporter.ts'
import { GRADE_REPORTERS, gradeReporterNamed } from '../../report/grade/reporters.ts'
import { gradeSheetOf } from '../../report/grade/sheet.ts'
import { unknown } from '../../report/unknown.ts'
import { systemError } from '../input.ts'
import { isColoured, writeResult } from '../output.ts'
import { visible } from '../visible.ts'

export interface ReportOptions {
  readonly reporter?: string
  readonly output?: string
}

/** A way to tell, and whether it fills a folder. Throws UsageError for one that does not exist. */
export interface Telling {
  readonly printer: GradePrinter
  readonly isFolder: boolean
}

export const tellingOf = async ({
  reporter = GRADE_REPORTERS[0] ?? '',
  output,
}: ReportOptions): Promise<Telling> => {
  const found = gradeReporterNamed(reporter)
  if (!found) throw unknown('no-such-reporter', reporter, GRADE_REPORTERS)
  const printer = await found.load()
  const isFolder = output !== undefined && isFolderName(output)
  if (isFolder && !printer.files) throw new UsageError('no-folder-format', { name: reporter })
  return { printer, isFolder }
}

/** A folder that is there, or a name that ends as one. */
const isFolderName = (output: string): boolean =>
  /[/\\]$/.test(output) || statSync(output, { throwIfNoEntry: false })?.isDirectory() === true

export interface Class {
  readonly task: Task
  /** In the order in which they are told. */
  readonly marks: Iterable<Mark>
}

/** Writes what the class got. */
export const writeReport = async (
  { printer, isFolder }: Telling,
  { task, marks }: Class,
  output?: string,
): Promise<void> => {
  if (printer.each && !isFolder && (output === undefined || output === '-'))
    return printEach(marks, printer.each)
  const sheet = await gradeSheetOf(task, { isColoured: output === undefined && isColoured() })
  const all = [...marks]
  if (isFolder) return writeFolder(output ?? '', printer.files?.(sheet, all) ?? [])
  writeResult(printer.whole(sheet, all), output)
}

/** One after the other, no faster than it is read. */
const printEach = async (marks: Iterable<Mark>, each: (mark: Mark) => string): Promise<void> => {
  for (const mark of marks) {
    if (!process.stdout.write(each(mark))) await once(process.stdout, 'drain')
  }
}

const writeFolder = (
  folder: string,
  files: Iterable<{ readonly name: string; readonly text: string }>,
): void => {
  try {
    mkdirSync(folder, { recursive: true })
    for (const { name, text } of files) writeFileSync(join(folder, name), text)
  } catch (error) {
    throw systemError('cannot-write', visible(folder), error)
  }
}
