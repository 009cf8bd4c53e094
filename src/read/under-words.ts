import type { Graph } from '../core/graph.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Draft } from './chains.ts'
import { hasDerivative } from './formula/has-derivative.ts'
import { namesOf } from './names.ts'

/** Whether the words before it speak of a case that is not heard, or it may be one itself: `when $\\|z\\| = 2 z$, …`. */
export const mayBeOfCase = (draft: Draft, members: readonly Member[]): boolean => {
  if (draft.only || draft.when) return false
  return draft.mayBeOfCase === true || (isUnderWords(draft) && !members.some(isDerived))
}

/** Two values of the network, or one and a number, under such words are a case, and no claim: `when both agree, $f = g$, …`. */
export const isSaidCase = (draft: Draft, members: readonly Member[], graph: Graph): boolean => {
  const sides = members.flatMap(one => (one.kind === 'formula' ? one.readings : []))
  return (
    isUnderWords(draft) &&
    draft.underWords === 'case' &&
    !draft.only &&
    !draft.when &&
    members.every(({ kind }) => kind === 'formula') &&
    sides.every(side => side.kind === 'numeral' || isValue(graph, side)) &&
    sides.some(({ kind }) => kind !== 'numeral') &&
    !sides.some(side => isEntryGiven(graph, side))
  )
}

const isUnderWords = ({ underWords, signs }: Draft): boolean =>
  underWords !== undefined && signs.length === 1

/** `t_i = 1` of a label says which class is meant. */
const isEntryGiven = (graph: Graph, side: Syntax): boolean =>
  side.kind === 'indexed' && graph.leaves.some(({ name }) => freeNamesIn(side.base).has(name))

/** A value, an entry or a member of the network. */
const isValue = (graph: Graph, side: Syntax): boolean => {
  const base = side.kind === 'indexed' ? side.base : side
  return (base.kind === 'name' || base.kind === 'layered') && namesOf(graph).has(base.name)
}

const isDerived = (member: Member): boolean =>
  member.kind === 'formula' && member.readings.some(one => hasDerivative(one) || hasPrime(one))

const hasPrime = (syntax: Syntax): boolean =>
  (syntax.kind === 'call' && syntax.primes > 0) || parts(syntax).some(hasPrime)
