import { indexed, name } from '../core/nodes.ts'
import { parts } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import type { ChainLetters } from '../elaborate/pair.ts'
import type { Scope } from '../elaborate/scope.ts'
import { type Candidate, readPair } from './court.ts'
import type { State } from './state.ts'

/** What `δ_j` is called as a name of its own, beside `δ_k` of another layer. */
export const letteredName = (base: string, letter: string): string => `${base}|${letter}`

/** An entry of a name that is told from another by its letter alone. */
export const letteredEntry = (scope: Scope, syntax: Syntax): Syntax | undefined => {
  const at = entryOf(syntax)
  const own = at && letteredName(at.base, at.letter)
  if (own === undefined || syntax.kind !== 'indexed' || !scope.values.has(own)) return undefined
  return { ...syntax, base: { ...syntax.base, name: own } as Syntax }
}

/**
 * `δ_j = …` where the derivation has defined `δ_k`, of another layer: a name of its own, where it is said
 * anew. That is so where it cannot be the same, where it is the gradient by something else, and where it follows from `δ_k`.
 */
export const letteredHead = (
  state: State,
  [head, right]: readonly [Candidate, Candidate],
  letters: ChainLetters,
  isDefined: boolean,
): Candidate | undefined => {
  const at = entryOf(head.syntax)
  const before = at && state.definitions.get(at.base)
  if (!at || !before || letterOf(state, at.base, at.letter) !== undefined) return undefined
  const isOther =
    isDefined ||
    isByOther(before, right.syntax) ||
    followsFrom(right.syntax, at.base, at.letter) ||
    cannotBe(state, [head, right], letters)
  if (!isOther) return undefined
  const own = name(letteredName(at.base, at.letter))
  return { ...head, syntax: { ...indexed(own, [name(at.letter)]), ...spanOf(head.syntax) } }
}

const spanOf = ({ span }: Syntax) => ({ ...(span && { span }) })

const entryOf = (
  syntax: Syntax,
): { readonly base: string; readonly letter: string } | undefined => {
  if (syntax.kind !== 'indexed' || syntax.axis !== undefined) return undefined
  const [at, ...more] = syntax.at
  const isPlain = syntax.base.kind === 'name' && at?.kind === 'name' && more.length === 0
  return isPlain ? { base: syntax.base.name, letter: at.name } : undefined
}

/** Where a name was defined with this letter, or without one. */
const letterOf = ({ equalities }: State, base: string, letter: string): string | undefined => {
  for (const { verdict, left } of equalities) {
    const [first] = left.kind === 'formula' ? left.readings : []
    const at = first && entryOf(first)
    if (verdict === 'definition' && first?.kind === 'name' && first.name === base) return ''
    if (verdict === 'definition' && at?.base === base)
      return at.letter === letter ? letter : undefined
  }
  return ''
}

const isByOther = (before: Syntax, now: Syntax): boolean => {
  const [a, b] = [before, now].map(one => (one.kind === 'derivative' ? baseOf(one.by) : undefined))
  return a !== undefined && b !== undefined && a !== b
}

const baseOf = (syntax: Syntax): string | undefined => {
  const base = syntax.kind === 'indexed' ? syntax.base : syntax
  return base.kind === 'name' ? base.name : undefined
}

const followsFrom = (syntax: Syntax, base: string, letter: string): boolean => {
  const at = entryOf(syntax)
  if (at?.base === base) return at.letter !== letter
  return parts(syntax).some(part => followsFrom(part, base, letter))
}

/** What is right of the sign makes sense by itself, and not as an entry of what was defined. */
const cannotBe = (
  { court, student }: State,
  [head, right]: readonly [Candidate, Candidate],
  letters: ChainLetters,
): boolean =>
  readPair(court, student, [right, right], letters).pair !== undefined &&
  readPair(court, student, [head, right], letters).pair === undefined
