import { readFileSync } from 'node:fs'
import type { Mark } from '../../src/core/mark.ts'
import type { Task } from '../../src/core/task.ts'
import { type GradeSheet, gradeSheetOf } from '../../src/report/grade/sheet.ts'
import { networkOf } from './network.ts'

const graph = networkOf('y = V*x + v; q = U*y + u; L = 1/2*(q - l)^2')

/** A task of two questions' worth of targets, with all that a report asks of it. */
export const TASK: Task = {
  title: 'Two layers',
  lang: 'en',
  seed: 1,
  followThrough: true,
  reveal: 'repair',
  unread: 'review',
  questions: [
    {
      name: '',
      graph,
      layout: 'any',
      targets: [
        { wrt: 'V', points: 4, form: 'any', steps: [] },
        { wrt: 'v', points: 2, form: 'any', steps: [] },
        { wrt: 'U', points: 4, form: 'any', steps: [] },
      ],
    },
  ],
  deductions: new Map(),
  tests: [],
}

/** The marks of a small class: all verdicts, a lost one, hostile names and texts. */
export const CLASS: readonly Mark[] = JSON.parse(
  readFileSync('test/cases/grade-report/class.json', 'utf8'),
)

export const classSheet = (lang = 'en', isColoured = false): Promise<GradeSheet> =>
  gradeSheetOf(TASK, { lang, isColoured })

/** A mark like the first of the class, but for what is given. */
export const markLike = (change: Partial<Mark>): Mark => ({ ...(CLASS[0] as Mark), ...change })
