import type { End, Equality } from '../core/judgement.ts'
import type { Syntax } from '../core/syntax.ts'
import type { ChainLetters } from '../elaborate/pair.ts'
import type { Here } from './compare.ts'
import type { Candidate, Court } from './court.ts'
import type { NameMistake } from './failing.ts'
import type { Knowledge } from './knowledge.ts'
import type { Lines } from './lines.ts'

/** What has become of a derivation up to a place. */
export interface State {
  readonly court: Court
  readonly name: NameMistake | undefined
  /** Of which errors it is still told why. */
  readonly told: 'all' | 'first' | 'none'
  readonly examples: 'all' | 'none'
  readonly truth: Knowledge
  readonly student: Knowledge
  /** The writer's world is not the true one any more. */
  readonly isAstray: boolean
  /** Leaves by which a derivative was set to zero: what is said of them holds there only. */
  readonly conditions: ReadonlySet<string>
  readonly definitions: ReadonlyMap<string, Syntax>
  /** The numbers of an example, by leaf. */
  readonly given: ReadonlyMap<string, Syntax>
  readonly lines: Lines
  /** Names of the derivation that stand for a vector at each place of a letter: matrices, taken by rows. */
  readonly ownLines: ReadonlySet<string>
  /** The equalities in which small letters are taken for rows. */
  readonly rows: readonly number[]
  readonly equalities: readonly Equality[]
  readonly ends: readonly End[]
}

export const hereIn = (state: State, letters: ChainLetters): Here => ({
  truth: state.truth,
  student: state.student,
  isAstray: state.isAstray,
  letters,
})

/** The members of a chain as they are judged: one candidate for each, none for what was not read. */
export type Chosen = ReadonlyMap<number, Candidate>
