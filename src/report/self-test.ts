import type { Mark } from '../core/mark.ts'
import type { Submission } from '../core/submission.ts'
import type { Task, TaskTest } from '../core/task.ts'
import { visible } from '../render/escape.ts'
import type { TestWords } from '../render/task-words.ts'
import { languageFor } from './language.ts'
import { markSubmission } from './mark.ts'

/** What became of one test of a task. */
export interface TestOutcome {
  readonly file: string
  /** False where its file is not there. */
  readonly isFound: boolean
  /** Where something else came out than was expected; empty where the test passed. */
  readonly differences: readonly Difference[]
}
export interface Difference {
  readonly what: 'verdict' | 'firstWrong' | 'points' | { readonly target: string }
  readonly expected: string | null
  readonly got: string | null
}

/** Marks the submissions of a task's tests; `load` gives one by its path, undefined where there is none. */
export const selfTest = async (
  task: Task,
  load: (file: string) => Submission | undefined,
): Promise<readonly TestOutcome[]> => {
  const found: TestOutcome[] = []
  for (const test of task.tests) {
    const submission = load(test.file)
    const differences = submission
      ? differencesIn(test, await markSubmission(task, submission))
      : []
    found.push({ file: test.file, isFound: submission !== undefined, differences })
  }
  return found
}

export const isPassed = ({ isFound, differences }: TestOutcome): boolean =>
  isFound && differences.length === 0

const differencesIn = (test: TaskTest, mark: Mark): readonly Difference[] => {
  const first = test.firstWrong === undefined ? undefined : textOf(test.firstWrong)
  const compared: readonly (readonly [
    Difference['what'],
    string | null | undefined,
    string | null,
  ])[] = [
    ['verdict', test.verdict, mark.verdict],
    ['firstWrong', first, textOf(mark.firstWrong?.n ?? null)],
    ['points', test.points === undefined ? undefined : `${test.points}`, `${mark.points}`],
    ...[...(test.targets ?? [])].map(
      ([target, status]) => [{ target }, status, mark.targets[target]?.status ?? null] as const,
    ),
  ]
  return compared.flatMap(([what, expected, got]) =>
    expected === undefined || expected === got ? [] : [{ what, expected, got }],
  )
}

const textOf = (n: number | null): string | null => (n === null ? null : `${n}`)

/** The outcomes for people: a line for each test, below it what differs. */
export const selfTestText = async (
  task: Task,
  outcomes: readonly TestOutcome[],
): Promise<string> => {
  const { tests } = await (await languageFor({ lang: task.lang })).task()
  if (outcomes.length === 0) return `${tests.none}\n`
  const lines = outcomes.flatMap(one => [
    `${isPassed(one) ? '✓' : '✗'} ${line(one.file)}`,
    ...(one.isFound ? [] : [`    ${tests.noFile}`]),
    ...one.differences.map(difference => `    ${line(differenceText(difference, tests))}`),
  ])
  const passed = outcomes.filter(isPassed).length
  return `${[...lines, tests.passed(passed, outcomes.length)].join('\n')}\n`
}

const differenceText = ({ what, expected, got }: Difference, words: TestWords): string =>
  words.differs(
    typeof what === 'string' ? words[what] : what.target,
    expected ?? words.nothing,
    got ?? words.nothing,
  )

const line = (text: string): string => [...text].map(visible).join('')
