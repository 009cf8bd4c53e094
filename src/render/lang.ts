import type { Rule } from '../core/derivation.ts'
import type {
  Condition,
  CurvatureReason,
  CurvatureSign,
  Extremum,
  SolveRule,
} from '../core/solution.ts'
import type { Caption } from './caption.ts'
import type { CheckWords } from './check-words.ts'
import type { CourseWords } from './course-words.ts'
import type { HouseWords } from './house-words.ts'
import type { Lessons } from './lesson.ts'
import type { Messages } from './messages.ts'
import type { PageWords } from './page-words.ts'
import type { StepWords } from './step-words.ts'
import type { TaskWords } from './task-words.ts'

/** Everything that people read beside formulas, in one language. A missing message does not compile. */
export interface Language {
  readonly name: string
  /** How LaTeX is told of the language; absent where it needs nothing. */
  readonly latex?: LatexLanguage
  readonly rules: Readonly<Record<Rule, string>>
  /** What a product makes of what; `×` and `=` become signs. */
  readonly captions: Readonly<Record<Caption, string>>
  /** `declarations` are what to write instead. */
  assumed(declarations: readonly string[]): string
  verified(facts: VerifiedFacts): string
  /** The places of a family for which a chain stands: `t = 1..T-1`. */
  places(range: string): string
  undecided(facts: VerifiedFacts): string
  /** What the marks beside equalities mean. */
  marks(signs: { readonly tested: string; readonly proved: string }): string
  readonly claim: Readonly<Record<'tested' | 'proved' | 'failed' | 'undecided', string>>
  /** What stands over the chains of second derivatives, and of forward ones. */
  hessian(of: string, by: readonly [string, string]): string
  forward(by: string): string
  /** `step` is the number by which `by` moves along the direction. */
  along(by: string, step: string, direction: string): string
  hessianProduct(of: string, by: string, direction: string): string
  /** Beside a Jacobian of arrays as a matrix. */
  readonly columnByColumn: string
  /** Beside a derivative without other derivatives. */
  readonly closedForm: string
  /** Beside the name that a gradient is given. */
  readonly gradientNamed: string
  /** A step that the numbers could neither confirm nor refute. */
  readonly undecidedStep: string
  /** A result that stays in entries. */
  readonly noMatrixForm: string
  /** What is said beside a derivative of a step function that was left out. */
  readonly flat: string
  /** The instance that refutes a claim; `entry` is the one that differs most, empty for a number. */
  counterexample(values: string, entry: string, left: string, right: string): string
  /** How far a gradient at numbers is from differences of the loss. */
  differences(error: number): string
  readonly solving: SolvingWords
  readonly training: TrainingWords
  /** What is said when something is wrong; loaded only then. */
  messages(): Promise<Messages>
  /** What is taught about mistakes. */
  lessons(): Promise<Lessons>
  /** What is said of a derivation that a person wrote. */
  check(): Promise<CheckWords>
  /** What is said of a class. */
  course(): Promise<CourseWords>
  /** What stands around the formulas of a page. */
  page(): Promise<PageWords>
  /** What is said of the parts of a style. */
  house(): Promise<HouseWords>
  /** What is said of a task and of its tests. */
  task(): Promise<TaskWords>
  /** What the steps of a derivation do, said with `--detail full`. */
  steps(): Promise<StepWords>
}

/** An option of babel; where pdflatex lacks the letters, babel's own locale and a font of lualatex. */
export interface LatexLanguage {
  readonly babel: string
  readonly font?: string
}

/** What is said of training. */
export interface TrainingWords {
  /** What the letter of the rule stands for, and the rate. */
  rule(letter: string, names: string, rate: string): string
  samples(count: number, batch: number): string
  taught(seed: number): string
  drawn(labels: readonly string[]): string
  sizes(list: string): string
  missing(names: readonly string[]): string
  agreement(draws: number, error: number): string
  readonly step: string
  diverged(step: number): string
  /** Beside a bar: steps a second, and the time that is left. */
  pace(steps: string): string
  left(seconds: number): string
}

/** A length, or the figures that stand for it in the file, and the values that it had. */
export interface WrittenOut {
  readonly name: string
  readonly figures?: string
  /** The least for which the derivations are meant: with fewer members their cases fall together. */
  readonly least: number
  readonly values: readonly number[]
}

/** What is said of a solution. Arguments are formulas as they will stand in the sentence. */
export interface SolvingWords {
  readonly rules: Readonly<Record<SolveRule, string>>
  /** The gradient at the solution. */
  readonly putIn: string
  readonly hessian: string
  readonly condition: Readonly<Record<Condition['kind'], (expr: string) => string>>
  where(conditions: readonly string[]): string
  readonly extremum: Readonly<Record<Extremum, string>>
  /** `2*X'*X is positive semidefinite, a Gram matrix` */
  curvature(expr: string, sign: string, why: string): string
  /** Of scalars, and of matrices. */
  readonly signs: Readonly<Record<CurvatureSign, readonly [scalar: string, matrix: string]>>
  readonly why: Readonly<Record<CurvatureReason, string>>
  /** Why a semidefinite second derivative suffices. */
  readonly semidefinite: string
  supposed(extremum: string, positive: readonly string[]): string
  eigenvalues(counts: readonly (readonly [kind: EigenvalueKind, draws: number])[]): string
}

/** Signs of the eigenvalues of one draw. */
export type EigenvalueKind = Exclude<CurvatureSign, 'unknown'> | 'mixed'

/** What a verification comes to. */
export interface VerifiedFacts {
  readonly steps: number
  /** Claims that are not refuted. */
  readonly claims: number
  /** Equalities of differentials, which are no steps. */
  readonly changes?: number
  /** Steps and claims for which both sides also have one normal form. */
  readonly proved: number
  /** Steps and claims that are neither confirmed nor refuted. */
  readonly undecided: number
  /** Fewest draws that counted for one of them. */
  readonly draws: number
  readonly seed: number
  readonly error: number
  /** Where there are families: the lengths at which the network was written out. */
  readonly lengths?: readonly WrittenOut[]
}
