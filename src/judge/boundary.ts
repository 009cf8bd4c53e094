import { constantOf, symbol } from '../core/affine.ts'
import { memberOf } from '../core/member.ts'
import { parts } from '../core/parts.ts'
import { type Chain, listingOf, type Member, type Script } from '../core/script.ts'
import type { Derivative, Layered, Syntax } from '../core/syntax.ts'
import { affineIn } from '../elaborate/affine.ts'
import { ownFamilyOf } from './own-families.ts'
import type { Stage } from './stage.ts'

/**
 * What is set to zero beyond the last step: `\delta_{T+1} = 0` is zero as the gradients are that `\delta_t` names
 * elsewhere, and `\partial L / \partial h_{T+1} = 0` is said of what does not exist, which nobody can judge.
 */
export const withBoundaries = (stage: Stage, script: Script): Script => {
  const chains = script.chains.map(chain => zeroed(stage, script, chain))
  return { ...script, chains }
}

const zeroed = (stage: Stage, { chains }: Script, chain: Chain): Chain => {
  const [head, right, ...more] = chain.members
  if (!head || !right || more.length > 0 || !isZero(right)) return chain
  if (isBeyond(stage, head)) return { ...chain, members: [listingOf(head), listingOf(right)] }
  const family = ownFamilyOf(stage, chain)
  const like =
    family === undefined
      ? undefined
      : chains
          .filter(one => one !== chain && ownFamilyOf(stage, one) === family)
          .flatMap(({ members }) => members.flatMap(one => gradientIn(stage, one)))[0]
  if (!like || right.kind !== 'formula') return chain
  const zero: Syntax = { kind: 'infix', sign: '-', left: like, right: like }
  return { ...chain, members: [head, { ...right, readings: [zero] }] }
}

const isZero = (member: Member): boolean =>
  member.kind === 'formula' &&
  member.readings.some(one => one.kind === 'numeral' && Number(one.text) === 0)

/** A derivative by the member next to the last one, which is none. */
const isBeyond = ({ general, graph, lengths }: Stage, member: Member): boolean => {
  const [head] = member.kind === 'formula' ? member.readings : []
  const by = head?.kind === 'derivative' ? baseOf(head.by) : undefined
  if (!by || !general.families.some(one => one.name === by.name)) return false
  const place = affineIn(by.at, {
    name: ({ name }) => lengths.get(name) ?? UNKNOWN,
    member: () => UNKNOWN,
  })
  const at = place && constantOf(place)
  return at !== undefined && at > Math.max(...placesOf(graph, by.name))
}

const UNKNOWN = symbol('?')

const baseOf = (syntax: Syntax): Layered | undefined => {
  const base = syntax.kind === 'indexed' ? syntax.base : syntax
  return base.kind === 'layered' ? base : undefined
}

const placesOf = (graph: Stage['graph'], family: string): readonly number[] =>
  [...graph.leaves, ...graph.equations].flatMap(({ name }) => {
    const member = memberOf(name)
    return member?.family === family ? (constantOf(member.at) ?? []) : []
  })

/** The derivative of the loss by a general member, taken at a place that there is. */
const gradientIn = (stage: Stage, member: Member): readonly Derivative[] => {
  const [syntax] = member.kind === 'formula' ? member.readings : []
  return syntax ? derivativesIn(stage, syntax) : []
}

const derivativesIn = (stage: Stage, syntax: Syntax): readonly Derivative[] => {
  const by = syntax.kind === 'derivative' && syntax.by.kind === 'layered' ? syntax.by : undefined
  const [last] = by ? placesOf(stage.graph, by.name).toSorted((a, b) => b - a) : []
  if (syntax.kind === 'derivative' && by && last !== undefined && isOfLoss(stage, syntax.of))
    return [{ ...syntax, by: { ...by, at: { kind: 'numeral', text: `${last}` } } }]
  return parts(syntax).flatMap(one => derivativesIn(stage, one))
}

const isOfLoss = ({ general }: Stage, of: Syntax): boolean =>
  of.kind === 'name' && of.name === general.loss
