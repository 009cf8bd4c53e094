import type { Layout } from '../core/layout.ts'
import type { Reveal, StepKind, Target, Task } from '../core/task.ts'

/** What is said of a task and of its tests, in one language. */
export interface TaskWords {
  question(name: string): string
  points(points: string): string
  total(points: string): string
  /** Where answers stand. */
  readonly answers: {
    readonly anywhere: string
    files(patterns: string): string
    heading(words: string): string
  }
  layout(layout: Layout | 'any'): string
  readonly forms: Readonly<Record<Target['form'], string>>
  /** Before right answers, and where there are none to show. */
  readonly right: string
  readonly noExample: string
  readonly steps: Readonly<Record<StepKind, string>>
  /** Before steps with their points. */
  readonly stepsEarn: string
  /** Without steps. */
  readonly share: string
  readonly followThrough: { readonly yes: string; readonly no: string }
  readonly unread: Readonly<Record<Task['unread'], string>>
  readonly reveal: Readonly<Record<Reveal, string>>
  deduction(title: string, points: string): string
  /** What tests of a task come to. */
  readonly tests: TestWords
  /** Over the parts of a task file to start from. */
  readonly comments: Readonly<Record<TaskComment, string>>
  /** Over the parts of an equation file to start from. */
  readonly networkComments: Readonly<Record<NetworkComment, string>>
}

export type NetworkComment = 'run' | 'leaves' | 'assumed' | 'equations' | 'loss' | 'claim'

export type TaskComment =
  | 'task'
  | 'run'
  | 'network'
  | 'lang'
  | 'reveal'
  | 'follow'
  | 'unread'
  | 'layout'
  | 'aliases'
  | 'target'
  | 'steps'
  | 'deductions'
  | 'test'

export interface TestWords {
  passed(passed: number, all: number): string
  readonly none: string
  readonly noFile: string
  differs(what: string, expected: string, got: string): string
  readonly firstWrong: string
  readonly verdict: string
  readonly points: string
  /** No equality is wrong. */
  readonly nothing: string
}
