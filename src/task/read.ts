import { MISCONCEPTIONS } from '../core/judgement.ts'
import type { Problem } from '../core/problem.ts'
import { type Question, REVEALS, type Task } from '../core/task.ts'
import {
  choiceAt,
  choiceOf,
  type Desk,
  missing,
  onlyKeys,
  pointsOf,
  tableAt,
  tablesAt,
  textAt,
  truthAt,
  wholeAt,
} from '../toml/fields.ts'
import { type Report, tell } from '../toml/report.ts'
import { tomlOf } from '../toml/toml.ts'
import { type Above, type NetworkReader, questionOf } from './question.ts'
import { testOf } from './tests.ts'

/** What a task file says, as far as it can be read; whole where there is no problem. */
export interface Draft {
  readonly task: Task
  readonly problems: readonly Problem[]
}

/** Reads a task file; its networks are read by the caller. */
export const draftOf = (
  source: string,
  languages: readonly string[],
  readNetwork: NetworkReader,
): Draft => {
  const report: Report = []
  if (source.length > MOST) {
    tell(report, 'task-too-long', { start: MOST, end: MOST }, { limit: `${MOST}` })
    return { task: EMPTY, problems: report }
  }
  const table = tomlOf(source)
  if (!('kind' in table)) return { task: EMPTY, problems: [table] }
  const task = taskOf({ table, report }, languages, readNetwork)
  return { task, problems: report.toSorted((a, b) => a.span.start - b.span.start) }
}

/** Most characters of a task file. */
const MOST = 200_000

const SETTINGS = ['title', 'lang', 'seed', 'follow_through', 'reveal', 'unread', 'layout']
const TABLES = ['aliases', 'deductions', 'test', 'question']
const ALONE = ['network', 'target']

const taskOf = (desk: Desk, languages: readonly string[], readNetwork: NetworkReader): Task => {
  onlyKeys(desk, '', [...SETTINGS, ...TABLES, ...ALONE])
  const title = textAt(desk, 'title')?.value
  const questions = questionsOf(desk, readNetwork)
  return {
    ...(title !== undefined && { title }),
    lang: choiceAt(desk, 'lang', languages) ?? EMPTY.lang,
    seed: wholeAt(desk, 'seed') ?? EMPTY.seed,
    followThrough: truthAt(desk, 'follow_through') ?? EMPTY.followThrough,
    reveal: choiceAt(desk, 'reveal', REVEALS) ?? EMPTY.reveal,
    unread: choiceAt(desk, 'unread', ['review', 'zero'] as const) ?? EMPTY.unread,
    questions,
    deductions: deductionsOf(desk),
    tests: tablesAt(desk, 'test').flatMap(one => testOf(one, questions)),
  }
}

/** What holds where a task says nothing. */
const EMPTY: Task = {
  lang: 'en',
  seed: 1,
  followThrough: true,
  reveal: 'place',
  unread: 'review',
  questions: [],
  deductions: new Map(),
  tests: [],
}

/** Those of `[[question]]`, else the one that the file itself is. */
const questionsOf = (desk: Desk, readNetwork: NetworkReader): readonly Question[] => {
  const { table, report } = desk
  const inner = tablesAt(desk, 'question')
  const above: Above = { desk, isOneOfMany: inner.length > 1 }
  if (!table.entries.has('question')) return [questionOf(desk, above, readNetwork)]
  for (const key of ALONE) {
    const found = table.entries.get(key)
    if (found) tell(report, 'task-top-and-questions', found.at, { name: key })
  }
  const questions = inner.map(one => questionOf(one, above, readNetwork))
  questions.forEach(({ name }, n) => {
    const isTwice = questions.findIndex(other => other.name === name) < n
    const { table: own } = inner[n] as Desk
    const at = own.entries.get('name')?.value.span ?? own.span
    if (isTwice && name !== '') tell(report, 'toml-twice', at, { name })
  })
  if (inner.length === 0) missing(desk, 'network', 'network = "network.eq"')
  return questions
}

const deductionsOf = (desk: Desk): Task['deductions'] => {
  const inner = tableAt(desk, 'deductions')
  const found: [(typeof MISCONCEPTIONS)[number], number][] = []
  for (const [key, { at, value }] of inner?.table.entries ?? []) {
    const name = choiceOf(desk.report, 'deductions', { value: key, span: at }, MISCONCEPTIONS)
    const points = pointsOf(desk, key, value)
    if (name && points) found.push([name, points.value])
  }
  return new Map(found)
}
