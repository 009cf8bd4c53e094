import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Mark } from '../../core/mark.ts'
import { type Task, targetKey } from '../../core/task.ts'
import { applyOverrides, readOverrides, strayOverrides } from '../../index.ts'
import { readSource } from '../input.ts'
import { tellProblems } from '../problems.ts'
import type { GradeOptions } from './run.ts'

/** Points that a person gave. */
export interface ByHand {
  readonly apply: (mark: Mark) => Mark
  /** Tells of students and targets that there are not. */
  readonly tellStray: (students: readonly string[]) => Promise<void>
}

/** Those of a file, or of `overrides.csv` beside the task; undefined, and told, where the file is wrong. */
export const byHandFor = async (
  taskFile: string,
  task: Task,
  { overrides: named, lang = task.lang, shard, student }: GradeOptions,
): Promise<ByHand | undefined> => {
  const file = named ?? beside(taskFile)
  if (file === undefined) return NONE
  const source = readSource(file)
  const { overrides, problems } = readOverrides(source)
  await tellProblems(problems, { source, file, lang })
  if (problems.length > 0) return undefined
  const tellStray: ByHand['tellStray'] = async names => {
    const others = shard || student !== undefined ? overrides.map(one => one.student) : []
    const stray = strayOverrides(overrides, new Set([...names, ...others]), worthsIn(task))
    await tellProblems(stray, { source, file, lang }, 'warning')
  }
  return { apply: await applyOverrides(task, overrides), tellStray }
}

const NONE: ByHand = { apply: mark => mark, tellStray: async () => {} }

const beside = (taskFile: string): string | undefined => {
  const file = join(dirname(taskFile), 'overrides.csv')
  return taskFile !== '-' && existsSync(file) ? file : undefined
}

const worthsIn = ({ questions }: Task): ReadonlyMap<string, number> =>
  new Map(
    questions.flatMap(question =>
      question.targets.map(
        ({ wrt, points }) => [targetKey(questions, question, wrt), points] as const,
      ),
    ),
  )
