import { extname, join } from 'node:path'
import { Piscina } from 'piscina'
import type { Loss } from '../../core/mark.ts'
import type { Batch, Job, Outcome, WorkerTask } from './job.ts'
import { newWatch, type Watch } from './watch.ts'

export interface PoolOptions {
  /** The file that exports `markBatch`. */
  readonly worker: string
  readonly task: WorkerTask
  /** Workers, each on a thread of its own. */
  readonly threads: number
  /** Jobs that a worker is given at once. */
  readonly size: number
  /** Milliseconds for one submission. */
  readonly deadline: number
  /** Megabytes for a worker. */
  readonly memory: number
  readonly onOutcomes: (outcomes: readonly Outcome[]) => void
}

/**
 * Marks submissions on several threads. One that takes too long or too much ends its worker: it is tried once
 * more, alone, and then lost, while those that were to be marked along with it are marked by another worker.
 */
export const markAll = async (
  jobs: AsyncIterator<Job> | Iterator<Job>,
  options: PoolOptions,
): Promise<void> => {
  const { threads } = options
  let pool: Piscina | undefined
  const watch = newWatch(options.deadline)
  const work = async (): Promise<void> => {
    for (;;) {
      const batch = await taken(jobs, options.size)
      if (batch.length === 0) return
      pool ??= poolOf(options)
      await marked(batch, { pool, watch, options })
    }
  }
  // Twice as many, so that the next batch waits at its worker.
  const all = Array.from({ length: threads * 2 }, work)
  try {
    await Promise.all(all)
  } finally {
    watch.stop()
    await pool?.destroy()
  }
}

const poolOf = ({ worker, threads, memory, task }: PoolOptions): Piscina =>
  new Piscina({
    filename: worker,
    name: 'markBatch',
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
    workerData: task,
  })

/** Megabytes for what is new: with the usual 48, much is looked at that nobody uses any more. */
const YOUNG = 96

/** The entry of a worker stands beside the built command; from the sources it needs no loader. */
export const workerFile = (): string => {
  const ending = extname(import.meta.filename)
  return join(import.meta.dirname, `${ending === '.ts' ? 'marker' : 'worker'}${ending}`)
}

const taken = async (
  jobs: AsyncIterator<Job> | Iterator<Job>,
  size: number,
): Promise<readonly Job[]> => {
  const batch: Job[] = []
  while (batch.length < size) {
    const { value, done } = await jobs.next()
    if (done) break
    batch.push(value)
  }
  return batch
}

interface Work {
  readonly pool: Piscina
  readonly watch: Watch
  readonly options: PoolOptions
}

const marked = async (jobs: readonly Job[], work: Work): Promise<void> => {
  const first = await tried(jobs, work)
  if (first.kind === 'done') return work.options.onOutcomes(first.outcomes)
  const suspect = jobs[first.at] as Job
  const alone = await tried([suspect], work)
  work.options.onOutcomes(alone.kind === 'done' ? alone.outcomes : [lostOf(suspect, alone)])
  const rest = jobs.filter(job => job !== suspect)
  if (rest.length > 0) await marked(rest, work)
}

type Tried =
  | { readonly kind: 'done'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'ended'; readonly at: number; readonly loss: Loss }

/** A worker that ends before its first job cannot work at all. */
const tried = async (jobs: readonly Job[], { pool, watch }: Work): Promise<Tried> => {
  const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(-1)
  const batch: Batch = { jobs, at }
  const watched = watch.begin(at)
  try {
    return { kind: 'done', outcomes: await pool.run(batch, { signal: watched.signal }) }
  } catch (error) {
    if (at[0] === undefined || at[0] < 0) throw error
    return { kind: 'ended', at: at[0], loss: lossOf(error) }
  } finally {
    watch.end(watched)
  }
}

const lossOf = (error: unknown): Loss => {
  const { name, code } = error as NodeJS.ErrnoException
  if (name === 'AbortError') return 'too-long'
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'died'
}

const lostOf = ({ student }: Job, { loss }: { readonly loss: Loss }): Outcome => ({
  kind: 'lost',
  student,
  loss,
})
