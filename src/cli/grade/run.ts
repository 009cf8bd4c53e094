import type { Mark } from '../../core/mark.ts'
import { type Remark, remark, UsageError } from '../../core/usage.ts'
import { languageFor } from '../../report/language.ts'
import { lostMarker } from '../../report/lost.ts'
import { complain } from '../output.ts'
import { type Progress, progressBar } from '../progress.ts'
import { visible } from '../visible.ts'
import { inLanguage } from '../words.ts'
import { type Desk, newDesk } from './desk.ts'
import type { Shard } from './digest.ts'
import { type Plan, planOf } from './jobs.ts'
import { byHandFor } from './overrides.ts'
import { tellingOf, writeReport } from './report.ts'
import { type SourcedTask, taskIn } from './source.ts'
import type { Listed } from './students.ts'

export interface GradeOptions {
  readonly reporter?: string
  readonly lang?: string
  /** All that is given is of this student. */
  readonly student?: string
  readonly threads: number
  readonly shard?: Shard
  readonly isResumed: boolean
  readonly journal?: string
  /** Points by hand; without it those of `overrides.csv` beside the task. */
  readonly overrides?: string
  /** Milliseconds for one submission. */
  readonly deadline: number
  readonly output?: string
}

/** Marks what is given and writes a report; sets the exit status. */
export const gradeClass = async (
  taskFile: string,
  paths: readonly string[],
  options: GradeOptions,
): Promise<void> => {
  const file = journalOf(options)
  if (options.isResumed && file === undefined) throw new UsageError('journal-needed')
  const telling = await tellingOf(options)
  const sourced = await taskIn(taskFile, options.lang)
  if (!sourced) {
    process.exitCode = 2
    return
  }
  const { task, digest } = sourced
  const byHand = await byHandFor(taskFile, task, options)
  if (!byHand) {
    process.exitCode = 2
    return
  }
  const say: Say = (...remarks) => told(remarks, task.lang)
  const onOther = (): void => void say(remark('journal-anew', { file: visible(file ?? '') }))
  const lostMark = await lostMarker(task)
  const desk = newDesk({ file, digest, isResumed: options.isResumed, lostMark, onOther })
  const stop = onStop(desk, say)
  try {
    const plan = planOf(paths, desk, options)
    await say(...remarksOn(plan.listed))
    await markPlanned(plan, sourced, desk, options)
    const review: string[] = []
    await writeReport(telling, { task, marks: marksOf(desk, review, byHand.apply) }, options.output)
    await tellRest(desk, review, say)
    await byHand.tellStray(desk.names())
  } finally {
    stop.end()
    desk.close()
  }
}

type Say = (...remarks: readonly Remark[]) => Promise<void>

/** Beside the output, unless it is named. */
const journalOf = ({ journal, output }: GradeOptions): string | undefined => {
  if (journal !== undefined || output === undefined || output === '-') return journal
  return `${output.replace(/[/\\]+$/, '')}.journal`
}

const told = async (remarks: readonly Remark[], lang: string): Promise<void> => {
  for (const words of await inLanguage(remarks, { lang })) complain(words)
}

/** Names that are told; of more only how many there are. */
const FEW = 5

const few = (names: readonly string[]): string =>
  names.slice(0, FEW).map(visible).join(', ') + (names.length > FEW ? ', …' : '')

const remarksOn = ({ ignored, renamed }: Listed): readonly Remark[] => [
  ...(ignored.length === 0
    ? []
    : [remark('ignored-files', { count: `${ignored.length}`, names: few(ignored) })]),
  ...renamed
    .slice(0, FEW)
    .map(({ name, names }) => remark('told-apart', { name: visible(name), names: few(names) })),
]

/** Megabytes that a worker may take, and submissions that it is given at once. */
const MEMORY = 512
const BATCH = 16

const markPlanned = async (
  { jobs, total }: Plan,
  { task, worker }: SourcedTask,
  desk: Desk,
  { threads: most, deadline }: GradeOptions,
): Promise<void> => {
  const threads = Math.max(1, Math.min(most, total ?? most))
  const share = Math.ceil((total ?? Number.POSITIVE_INFINITY) / (threads * 4))
  const bar = await barOf(task.lang, total)
  const size = Math.max(1, Math.min(BATCH, share))
  const { markAll, workerFile } = await import('./pool.ts')
  try {
    await markAll(jobs, {
      ...{ worker: workerFile(), task: worker, threads, size, deadline, memory: MEMORY },
      onOutcomes: outcomes => {
        desk.put(outcomes)
        bar.tell(desk.done)
      },
    })
  } finally {
    bar.end()
  }
}

const barOf = async (lang: string, total?: number): Promise<Progress> => {
  const { training } = await languageFor({ lang })
  return progressBar(process.stderr, total, { pace: rate => `${rate}/s`, left: training.left })
}

const marksOf = function* (
  desk: Desk,
  review: string[],
  apply: (mark: Mark) => Mark,
): Generator<Mark> {
  for (const name of desk.names()) {
    const mark = apply(desk.markOf(name))
    if (mark.needsReview && mark.lost === undefined) review.push(name)
    yield mark
  }
}

/** What a person has to look at; the exit status says whether there is any. */
const tellRest = async (
  { lost, names }: Desk,
  review: readonly string[],
  say: Say,
): Promise<void> => {
  for (const { student, error } of lost.filter(one => one.error !== undefined))
    await say(remark('defect', { what: `${student}: ${error}` }))
  if (lost.length + review.length > 0) process.exitCode = 1
  const all = `${names().length}`
  const told = few(lost.map(one => one.student).toSorted())
  if (lost.length > 0)
    await say(remark('lost-submissions', { names: told, count: `${lost.length}`, all }))
  if (review.length > 0) await say(remark('needs-review', { count: `${review.length}`, all }))
}

/** A run that is stopped by hand says how it can go on; what is marked by then is in the journal. */
const onStop = (desk: Desk, say: Say): { readonly end: () => void } => {
  const stop = (signal: NodeJS.Signals): void => {
    const { journal } = desk
    const how =
      journal === undefined ? remark('stopped') : remark('stopped-kept', { file: visible(journal) })
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    void say(how).finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return { end: () => void process.off('SIGINT', stop).off('SIGTERM', stop) }
}
