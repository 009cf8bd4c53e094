import { affine, constantOf } from '../core/affine.ts'
import { memberName, memberOf } from '../core/member.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Chain, Formula, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Places } from '../family/move.ts'
import { type General, withMembers, withNames } from './general.ts'
import { isUnrelated, type Known, mentionsPair, placesOf, valuesIn } from './pairs.ts'
import { NoMember, nameIn, placeAt, putIn } from './put.ts'
import type { Stage } from './stage.ts'
import { isWithinRanges } from './within-ranges.ts'

/** A chain with places put in for the letters of families. */
export interface Instance {
  readonly chain: Chain
  /** The members as they were written, by those of the instance. */
  readonly written: ReadonlyMap<Member, Member>
}

/** Instances of one chain at most. */
const MOST = 64

/**
 * A chain at every place at which all members that it mentions exist; `known` are the members of
 * families that the derivation has defined before, and is given those that it defines here.
 */
export const instancesOf = (stage: Stage, chain: Chain, known: Known): readonly Instance[] => {
  const readings = chain.members.flatMap(one => (one.kind === 'formula' ? one.readings : []))
  const places = new Set(readings.flatMap(one => lettersIn(stage, one)))
  const own = chain.members[0]?.kind === 'formula' ? chain.members[0].readings : []
  const counted = new Set(own.flatMap(one => lettersIn(stage, one)))
  // a size is a letter where the head has it for a place
  const letters = [...places].filter(one => counted.has(one) || !stage.general.sizes.includes(one))
  const found: Instance[] = []
  const all = placesFor(stage, letters, readings).filter(at => isWithinRanges(chain, at))
  const said = all.filter(at => !isGiven(stage, chain, at) && !isOfGiven(stage, chain, at, known))
  for (const at of said.length > 0 ? said : all) {
    const instance = instanceAt(stage, chain, at, known)
    if (instance && found.length < MOST) found.push(instance)
  }
  return found
}

/** Whether the member that a chain starts with, or derives by, is given. */
const isGiven = (stage: Stage, { members: [head] }: Chain, at: Places): boolean => {
  const syntax = head?.kind === 'formula' ? head.readings[0] : undefined
  const told = syntax?.kind === 'derivative' ? syntax.by : syntax
  const base = told?.kind === 'indexed' ? told.base : told
  const place = base?.kind === 'layered' ? placeAt(base.at, at) : undefined
  return base?.kind === 'layered' && !!place && isStart(stage, memberName(base.name, place))
}

/** Whether it is a gradient by what is given, as the derivation has defined it: `\psi_0` of `\psi_t = ∂J/∂x_t`. */
const isOfGiven = (stage: Stage, { members: [head] }: Chain, at: Places, known: Known): boolean => {
  const base = head?.kind === 'formula' ? head.readings[0] : undefined
  const name = base?.kind === 'layered' ? nameIn(base, at) : undefined
  const rests = [...((name !== undefined && known.get(name)) || [])]
  return rests.includes(stage.graph.loss) && rests.some(one => isStart(stage, one))
}

/** Whether a member is a leaf, and others of its family have equations. */
const isStart = ({ general, graph }: Stage, name: string): boolean => {
  const family = memberOf(name)?.family
  return (
    general.families.some(one => one.name === family && one.equation) &&
    graph.leaves.some(one => one.name === name)
  )
}

/** Letters in places of members that no sum binds and that are no lengths. */
const lettersIn = ({ lengths }: Stage, syntax: Syntax): readonly string[] => {
  const bound = (part: Syntax): readonly string[] =>
    part.kind === 'sum' ? part.letters.map(letter => letter.name) : []
  const visit = (part: Syntax, inside: ReadonlySet<string>): readonly string[] => {
    const inner = new Set([...inside, ...bound(part)])
    const own = part.kind === 'layered' ? placesOf(part).flatMap(at => [...freeNamesIn(at)]) : []
    return [
      ...own.filter(name => !inner.has(name)),
      ...parts(part).flatMap(one => visit(one, inner)),
    ]
  }
  return visit(syntax, new Set()).filter(name => !lengths.has(name))
}

/** Values of the letters, from the last place down where a chain looks ahead of itself. */
const placesFor = (
  { lengths, general }: Stage,
  letters: readonly string[],
  readings: readonly Syntax[],
): readonly Places[] => {
  const last = Math.max(1, ...[...lengths.values()].map(at => at.constant))
  const fixed = general.families.flatMap(({ equation }) => {
    const end = equation && constantOf(equation.range.last)
    return end === undefined ? [] : [end]
  })
  const up = Array.from({ length: Math.max(last, ...fixed) + 1 }, (_, n) => n)
  const order = readings.some(looksAhead) ? up.toReversed() : up
  return letters.reduce<readonly Places[]>(
    (all, letter) => all.flatMap(at => order.map(n => new Map([...at, [letter, affine(n)]]))),
    [lengths],
  )
}

const looksAhead = (syntax: Syntax): boolean =>
  (syntax.kind === 'layered' &&
    placesOf(syntax).some(at => at.kind === 'infix' && at.sign === '+')) ||
  parts(syntax).some(looksAhead)

const instanceAt = (stage: Stage, chain: Chain, at: Places, known: Known): Instance | undefined => {
  const [head] = chain.members
  const defined = head?.kind === 'formula' ? definedBy(stage, head, at) : undefined
  const names = new Set([...known.keys(), ...(defined === undefined ? [] : [defined])])
  try {
    const written = new Map<Member, Member>()
    const isOfPairs = chain.members.some(mentionsPair)
    const members = chain.members.map(member => {
      const own = memberAt(stage, member, at, names)
      if (isOfPairs && isUnrelated(stage.graph, own, known)) throw new NoMember(own.text)
      written.set(own, member)
      return own
    })
    if (defined !== undefined && !known.has(defined)) known.set(defined, valuesIn(members))
    return { chain: { ...chain, members }, written }
  } catch (error) {
    if (error instanceof NoMember) return undefined
    throw error
  }
}

/** The member of a family that the network does not have, on a left side. */
const definedBy = ({ general }: Stage, { readings }: Formula, at: Places): string | undefined => {
  const [head] = readings
  const base = head?.kind === 'indexed' ? head.base : head
  if (base?.kind !== 'layered' || general.families.some(one => one.name === base.name))
    return undefined
  return nameIn(base, at)
}

const memberAt = (stage: Stage, member: Member, at: Places, known: ReadonlySet<string>): Member => {
  if (member.kind !== 'formula') return { ...member }
  const put = member.readings.map(one => ({ one, own: putIn(stage, one, at, known) }))
  const there = put.filter(({ own }) => own !== undefined)
  if (there.length === 0) throw new NoMember(member.text)
  const readings = there.map(({ own }) => own as Syntax)
  const names = new Set(known)
  const placed: Member & Placed = {
    ...member,
    readings,
    general: reading => {
      const written = there[readings.indexOf(reading)]?.one
      if (!written) return undefined
      const syntax = withNames(written)
      const graph = withMembers(stage.general, member.readings.map(withNames))
      return { syntax, graph, put: other => putIn(stage, other, at, names) }
    },
  }
  return placed
}

/** A side of a network written out, which knows what was written. */
export interface Placed extends Formula {
  general(reading: Syntax): General | undefined
}
