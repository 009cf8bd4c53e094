import type { Task } from '../../core/task.ts'
import { readTask } from '../../report/task.ts'
import type { WorkerTask } from './job.ts'

/** The task that was read before, from the same texts. */
export const taskFrom = async ({ source, networks, lang }: WorkerTask): Promise<Task> => {
  const read = await readTask(source, path => networks.get(path))
  if (read.kind === 'malformed') throw new Error('a task that was read cannot be read again')
  return lang === undefined ? read.task : { ...read.task, lang }
}
