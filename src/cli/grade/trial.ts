import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Submission } from '../../core/submission.ts'
import { dryRunText } from '../../report/dry-run.ts'
import { isPassed, selfTest, selfTestText } from '../../report/self-test.ts'
import { writeResult } from '../output.ts'
import { loadStudent } from './load.ts'
import { taskIn } from './source.ts'
import { studentsIn } from './students.ts'

interface Options {
  readonly lang?: string
  readonly output?: string
}

/** `grade TASK --dry-run` */
export const tellTask = async (file: string, { lang, output }: Options): Promise<void> => {
  const read = await taskIn(file, lang)
  if (read) writeResult(await dryRunText(read.task), output)
  else process.exitCode = 2
}

/** `grade TASK --self-test`: status 1 where a test does not come out as it should. */
export const tryTask = async (file: string, { lang, output }: Options): Promise<void> => {
  const read = await taskIn(file, lang)
  if (!read) {
    process.exitCode = 2
    return
  }
  const outcomes = await selfTest(read.task, path => submissionAt(resolve(dirname(file), path)))
  writeResult(await selfTestText(read.task, outcomes), output)
  if (!outcomes.every(isPassed)) process.exitCode = 1
}

/** A file or a folder of a test, as it would be handed in. */
const submissionAt = (path: string): Submission | undefined => {
  const [student] = existsSync(path) ? studentsIn([path], path).students : []
  const loaded = student && loadStudent(student)
  return loaded?.kind === 'loaded' ? loaded.submission : undefined
}
