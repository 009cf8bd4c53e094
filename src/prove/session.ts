import { symbol } from '../core/affine.ts'
import type { Aim, Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Dim } from '../core/shape.ts'
import type { Ix, Pos } from '../core/term.ts'
import type { Head, Normal } from './mono.ts'

/** The budget is used up, or there is no rule for something: nothing is known then. */
export class Open extends Error {
  override name = 'Open'
}

/** What one attempt at normal forms shares: letters, heads met, the budget, properties used. */
export interface Session {
  readonly graph: Graph
  /** The derivative that is looked through. */
  readonly aim: Aim | undefined
  /** Where gradients stand for their true values all are looked through, but for those by these names. */
  readonly kept: ReadonlySet<string> | undefined
  /** Names that are looked through. */
  readonly opened: ReadonlySet<string>
  /** Functions are put down to exp, log, sin …; else all but those stand for themselves. */
  readonly isSpelled: boolean
  /** Sums over few places are written out. */
  readonly isUnrolled: boolean
  /** Adjectives and assumptions may be used. */
  readonly isGiven: boolean
  readonly heads: Map<string, Head>
  /** Entries met, by expression and positions. */
  readonly entries: Map<string, Normal>
  readonly forms: Map<Form, Normal>
  readonly letters: Map<string, Dim>
  readonly uses: Set<string>
  /** Steps left. */
  budget: number
}

/** What of a network an attempt may use. */
export type Setting = Pick<
  Session,
  'graph' | 'aim' | 'kept' | 'opened' | 'isSpelled' | 'isUnrolled' | 'isGiven'
>

export const newSession = (setting: Setting): Session => ({
  ...setting,
  heads: new Map(),
  entries: new Map(),
  forms: new Map(),
  letters: new Map(),
  uses: new Set(),
  budget: 0,
})

/** Takes from the budget; throws Open when there is nothing left. */
export const tick = (session: Session, cost = 1): void => {
  session.budget -= cost
  if (session.budget < 0) throw new Open('the budget is used up')
}

/** A letter that no one uses yet. */
export const freshLetter = ({ letters }: Session, dim: Dim): string => {
  const name = `·${letters.size}`
  letters.set(name, dim)
  return name
}

export const freshIx = (session: Session, dim: Dim): Ix => ({
  name: freshLetter(session, dim),
  dim,
})

/** A letter with a name of its own: a free axis of a form or a place of a body. */
export const namedLetter = ({ letters }: Session, name: string, dim: Dim): Pos => {
  letters.set(name, dim)
  return symbol(name)
}

/** The head with this description, made when it is met first. */
export const intern = (
  { heads }: Session,
  description: string,
  make: (id: string) => Head,
): Head => {
  const known = heads.get(description)
  if (known) return known
  const head = make(`#${heads.size}`)
  heads.set(description, head)
  return head
}
