import type { Loss, Mark } from '../../core/mark.ts'
import type { Outcome } from './job.ts'
import { type Entry, type Journal, openJournal } from './journal.ts'

/** Where the marks of a class come together. Those of a student are on disk, not in memory. */
export interface Desk {
  /** Says that a student is in the class; false where one of the name is already. */
  admit(student: string): boolean
  /** The digest of what was marked in an earlier run. */
  digestOf(student: string): string | undefined
  put(outcomes: readonly Outcome[]): void
  /** A mark that another run made. */
  putMark(mark: Mark): void
  /** How many students have a mark. */
  readonly done: number
  readonly lost: readonly Lost[]
  /** All students in the order of their names. */
  names(): readonly string[]
  markOf(student: string): Mark
  /** The journal in which later runs find the marks, where there is one by now. */
  readonly journal: string | undefined
  close(): void
}

export interface Lost {
  readonly student: string
  readonly loss: Loss
  readonly error?: string
}

export interface DeskOptions {
  readonly file: string | undefined
  /** Of all that marks depend on beside the submissions. */
  readonly digest: string
  readonly isResumed: boolean
  /** What a submission gets that could not be marked. */
  readonly lostMark: (student: string, loss: Loss) => Mark
  /** The journal is of another task. */
  readonly onOther: () => void
}

export const newDesk = (options: DeskOptions): Desk => {
  const students = new Map<string, 'own' | 'given'>()
  const lost: Lost[] = []
  const own = lazy(() => openJournal({ ...options, task: options.digest }))
  const given = lazy(() => openJournal({ task: '', isResumed: false, onOther: () => {} }))
  let done = 0
  return {
    admit: student => !students.has(student) && Boolean(students.set(student, 'own')),
    digestOf: student => own.get().digestOf(student),
    put: outcomes => {
      own.get().add(outcomes.flatMap(outcome => entryOf(outcome, options)))
      lost.push(...outcomes.flatMap(one => (one.kind === 'lost' ? [one] : [])))
      done += outcomes.length
    },
    putMark: mark => {
      students.set(mark.student, 'given')
      given.get().add([{ student: mark.student, mark }])
      if (mark.lost) lost.push({ student: mark.student, loss: mark.lost })
      done += 1
    },
    get done() {
      return done
    },
    lost,
    names: () => [...students.keys()].toSorted(),
    markOf: student => {
      const kept = students.get(student) === 'given' ? given : own
      const mark = kept.get().markOf(student)
      if (!mark) throw new Error('a mark that was written cannot be read')
      return mark
    },
    get journal() {
      return own.isOpen() ? options.file : undefined
    },
    close: () => {
      for (const kept of [own, given]) if (kept.isOpen()) kept.get().close()
    },
  }
}

/** A journal that is opened when it is used. */
interface Lazy {
  get(): Journal
  isOpen(): boolean
}

const lazy = (open: () => Journal): Lazy => {
  let journal: Journal | undefined
  return {
    get: () => {
      journal ??= open()
      return journal
    },
    isOpen: () => journal !== undefined,
  }
}

/** What is lost has no digest: a later run tries it again. */
const entryOf = (outcome: Outcome, { lostMark }: DeskOptions): readonly Entry[] => {
  const { student } = outcome
  if (outcome.kind === 'same') return []
  if (outcome.kind === 'marked') return [{ student, digest: outcome.digest, mark: outcome.mark }]
  return [{ student, mark: lostMark(student, outcome.loss) }]
}
