import { dirname, resolve } from 'node:path'
import type { Task } from '../../core/task.ts'
import { UsageError } from '../../core/usage.ts'
import { languageOf } from '../../report/language.ts'
import { readTask } from '../../report/task.ts'
import { VERSION } from '../../report/version.ts'
import { readSource } from '../input.ts'
import { tellProblems } from '../problems.ts'
import { digestOf } from './digest.ts'
import type { WorkerTask } from './job.ts'

/** A task with what it was read from. */
export interface SourcedTask {
  readonly task: Task
  readonly worker: WorkerTask
  /** Of all that marks depend on beside the submissions. */
  readonly digest: string
}

/** Reads a task file and its networks; what is wrong with them is told. */
export const taskIn = async (file: string, lang?: string): Promise<SourcedTask | undefined> => {
  if (lang !== undefined) await languageOf({ lang })
  const source = readSource(file)
  const networks = new Map<string, string>()
  const read = await readTask(source, path => {
    const text = networkAt(resolve(dirname(file), path))
    if (text !== undefined) networks.set(path, text)
    return text
  })
  const faulty = read.kind === 'malformed' ? read.faulty : read.warnings
  const kind = read.kind === 'malformed' ? 'error' : 'warning'
  for (const { path, source, problems } of faulty) {
    const at = path === undefined ? file : resolve(dirname(file), path)
    await tellProblems(problems, { source, file: at, lang }, kind)
  }
  if (read.kind === 'malformed') return undefined
  const worker: WorkerTask = { source, networks, ...(lang !== undefined && { lang }) }
  const digest = digestOf([VERSION, lang ?? '', source, ...networks])
  return { task: lang === undefined ? read.task : { ...read.task, lang }, worker, digest }
}

/** A network that is not there is told at its place in the task. */
const networkAt = (path: string): string | undefined => {
  try {
    return readSource(path)
  } catch (error) {
    if (error instanceof UsageError && error.values.system === 'ENOENT') return undefined
    throw error
  }
}
