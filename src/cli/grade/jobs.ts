import { extname } from 'node:path'
import { UsageError } from '../../core/usage.ts'
import type { Desk } from './desk.ts'
import { isInShard, type Shard } from './digest.ts'
import { givenIn } from './given.ts'
import type { Job } from './job.ts'
import { type Listed, studentsIn } from './students.ts'

export interface Asked {
  readonly student?: string
  readonly shard?: Shard
}

/** What there is to mark. */
export interface Plan {
  /** What is on disk. */
  readonly listed: Listed
  /** How many jobs there are; undefined where some come as they are read. */
  readonly total: number | undefined
  readonly jobs: AsyncGenerator<Job>
}

/** Looks what is given; throws UsageError where nothing of it can be marked. */
export const planOf = (paths: readonly string[], desk: Desk, asked: Asked): Plan => {
  const streams = paths.filter(isStream)
  const folders = paths.filter(path => !isStream(path))
  if (asked.student !== undefined && (folders.length !== 1 || streams.length > 0))
    throw new UsageError('student-needs-one')
  const listed = studentsIn(folders, asked.student)
  const { shard } = asked
  const students = listed.students.filter(one => !shard || isInShard(one.student, shard))
  if (listed.students.length === 0 && streams.length === 0) throw new UsageError('no-submissions')
  const own: Plan = {
    listed,
    total: streams.length === 0 ? students.length : undefined,
    jobs: jobsOf({ ...listed, students }, streams, desk, shard),
  }
  return own
}

const isStream = (path: string): boolean => path === '-' || extname(path) === '.ndjson'

const jobsOf = async function* (
  { students }: Listed,
  streams: readonly string[],
  desk: Desk,
  shard?: Shard,
): AsyncGenerator<Job> {
  for (const from of students) {
    desk.admit(from.student)
    yield jobOf(from, desk)
  }
  for (const file of streams) {
    for await (const { line, ...given } of givenIn(file)) {
      const { student } = given.kind === 'mark' ? given.mark : given.submission
      if (shard && !isInShard(student, shard)) continue
      if (!desk.admit(student)) throw new UsageError('given-twice', { ...line, name: student })
      if (given.kind === 'mark') desk.putMark(given.mark)
      else yield jobOf(given.submission, desk)
    }
  }
}

const jobOf = (from: Job['from'], desk: Desk): Job => {
  const known = desk.digestOf(from.student)
  return { student: from.student, from, ...(known !== undefined && { known }) }
}
