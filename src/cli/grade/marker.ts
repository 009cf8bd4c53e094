import { workerData } from 'node:worker_threads'
import type { Task } from '../../core/task.ts'
import { markSubmission } from '../../report/mark.ts'
import { digestOf } from './digest.ts'
import type { Batch, Job, Outcome, WorkerTask } from './job.ts'
import { loadGiven, loadStudent } from './load.ts'
import { taskFrom } from './task.ts'

// What is refused is thrown, and nobody reads where.
Error.stackTraceLimit = 0

/** In a worker: marks some submissions, one after the other. */
export const markBatch = async ({ jobs, at }: Batch): Promise<readonly Outcome[]> => {
  const task = await taskOnce()
  const outcomes: Outcome[] = []
  for (const [n, job] of jobs.entries()) {
    Atomics.store(at, 0, n)
    outcomes.push(await outcomeOf(task, job))
  }
  return outcomes
}

let known: Promise<Task> | undefined

const taskOnce = (): Promise<Task> => {
  known ??= taskFrom(workerData as WorkerTask)
  return known
}

const outcomeOf = async (task: Task, { student, from, known }: Job): Promise<Outcome> => {
  try {
    const loaded = 'folder' in from ? loadStudent(from) : loadGiven(from)
    if (loaded.kind === 'lost') return loaded
    const digest = digestOf(loaded.submission)
    if (digest === known) return { kind: 'same', student }
    const mark = await markSubmission(task, loaded.submission)
    const { leftOut } = loaded.submission
    return { kind: 'marked', student, digest, mark: leftOut ? { ...mark, leftOut } : mark }
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { kind: 'lost', student, loss: 'failed', error: what }
  }
}
