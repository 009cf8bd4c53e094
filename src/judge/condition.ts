import { type Graph, parametersOf } from '../core/graph.ts'
import type { Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Candidate } from './court.ts'
import { derivativeHead } from './heads.ts'
import type { Chosen } from './state.ts'
import type { Trial } from './trial.ts'

/**
 * `… = 0` at the end of a chain, or a value of the network set to 1 or -1, where that is not true: a condition, not judged.
 * Of the bare derivative by a parameter that was never worked out, nothing can be said; by another name it is a claim.
 */
export const isCondition = (
  trial: Trial,
  chosen: Chosen,
  to: number,
  left: Candidate,
): 'skipped' | 'undecided' | undefined => {
  const { chain, state, scope } = trial
  const right = chosen.get(to)?.syntax
  if (!right || to !== chain.members.length - 1) return undefined
  const first = chosen.get(Math.min(...chosen.keys())) as Candidate
  if (!isZero(right)) return isPoint(trial, first.syntax, right) ? 'skipped' : undefined
  const head = derivativeHead(scope, first.syntax)
  if (!head) return derivativeHead(scope, left.syntax) ? undefined : 'skipped'
  const by = nameOf(head.sign.by)
  const isParameter = parametersOf(state.truth.graph).some(leaf => leaf.name === by)
  if (!isParameter || !isOfNumber(trial, head.sign.of)) return undefined
  const isWorkedOut =
    left !== first || state.ends.some(end => end.by === by) || isElsewhere(chain.members[0], by)
  return isWorkedOut ? 'skipped' : 'undecided'
}

/** `m_i = 1`, `y = -1` by itself: where values of the network are what, at a kink or of a class; that they always are so nobody says. */
const isPoint = ({ chain, state }: Trial, left: Syntax, right: Syntax): boolean => {
  const isNumber = isOne(right) || (right.kind === 'negation' && isOne(right.arg))
  const name = nameOf(left)
  return (
    isNumber && chain.members.length === 2 && name !== undefined && isValue(state.truth.graph, name)
  )
}

const isOne = (syntax: Syntax): boolean => syntax.kind === 'numeral' && Number(syntax.text) === 1

const isValue = ({ leaves, equations }: Graph, name: string): boolean =>
  [...leaves, ...equations].some(one => one.name === name)

/** The derivative at a point with a name of its own, `|_{β = \hat β}`: that is what the name says. */
const isElsewhere = (member: Member | undefined, by: string | undefined): boolean =>
  member?.kind === 'formula' &&
  member.readings.some(
    one =>
      one.kind === 'evaluated' &&
      one.at.some(({ name, value }) => name === by && value.kind === 'name'),
  )

/** Other derivatives are claims: `∂p_i/∂b_j = 0`. */
const isOfNumber = ({ scope }: Trial, of: Syntax): boolean =>
  of.kind !== 'indexed' && (scope.shapes.get(nameOf(of) ?? '') ?? []).length === 0

export const isZero = (syntax: Syntax): boolean =>
  syntax.kind === 'numeral' && Number(syntax.text) === 0

const nameOf = (syntax: Syntax): string | undefined => {
  const base = syntax.kind === 'indexed' ? syntax.base : syntax
  return base.kind === 'name' ? base.name : undefined
}
