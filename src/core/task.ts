import type { Graph } from './graph.ts'
import type { Misconception, TargetStatus } from './judgement.ts'
import type { Layout } from './layout.ts'

/** What a class is asked to derive, and what that is worth. */
export interface Task {
  /** Absent where the task file gives none. */
  readonly title?: string
  /** The language of feedback. */
  readonly lang: string
  /** Of every random draw: the same submission gets the same points whatever else is in the class. */
  readonly seed: number
  /** What follows correctly from an earlier error counts. */
  readonly followThrough: boolean
  readonly reveal: Reveal
  /** What becomes of an equality that is not read: a person looks, or it earns nothing. */
  readonly unread: 'review' | 'zero'
  /** At least one. */
  readonly questions: readonly Question[]
  /** Points off for an error of this name, instead of all that comes after it. */
  readonly deductions: ReadonlyMap<Misconception, number>
  readonly tests: readonly TaskTest[]
}

/** How much feedback tells: the place of the first error, why it is one, what would be right. */
export const REVEALS = ['place', 'why', 'repair'] as const
export type Reveal = (typeof REVEALS)[number]

/** A network and what is to be derived of it. */
export interface Question {
  /** Unique; empty where the task has one question without a name. */
  readonly name: string
  readonly graph: Graph
  readonly layout: Layout | 'any'
  /** Which files of a submission answer it, as `q1.*`; all of them where absent. */
  readonly files?: readonly string[]
  /** It is answered behind a heading with these words, up to the heading of the next question. */
  readonly heading?: string
  readonly targets: readonly Target[]
}

/** How a mark calls a target: the variable, of several questions `question.variable`. */
export const targetKey = (
  questions: readonly Pick<Question, 'name'>[],
  question: Pick<Question, 'name'>,
  wrt: string,
): string => (questions.length === 1 ? wrt : `${question.name}.${wrt}`)

export interface Target {
  /** A name of the network. */
  readonly wrt: string
  readonly points: number
  /** In terms of the gradients one step later, of leaves and values only, or either. */
  readonly form: 'next' | 'closed' | 'any'
  /** Their points add up to those of the target; empty where the result alone counts. */
  readonly steps: readonly StepPoints[]
}

export interface StepPoints {
  readonly has: StepKind
  readonly points: number
}

/**
 * What a derivation of a target may show: a product of derivatives along a path; a derivative of one
 * equation worked out; a member without letters of entries.
 */
export const STEP_KINDS = ['chain-rule', 'local-derivative', 'matrix-form'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** A submission with what it should get: `gradproof grade --self-test` holds it. */
export interface TaskTest {
  readonly file: string
  readonly verdict?: 'correct' | 'wrong' | 'unread' | 'undecided'
  /** `null`: nothing is wrong. */
  readonly firstWrong?: number | null
  readonly points?: number
  readonly targets?: ReadonlyMap<string, TargetStatus>
}
