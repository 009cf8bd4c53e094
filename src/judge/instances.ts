import {
  type Affine,
  affine,
  bareName,
  constantOf,
  namesOf,
  substitute,
  symbol,
  ZERO,
} from '../core/affine.ts'
import type { Graph, Range } from '../core/graph.ts'
import { type Member as FamilyMember, memberName, memberOf, pairName } from '../core/member.ts'
import { freeNamesIn, mapParts, parts } from '../core/parts.ts'
import type { Chain, Formula, Member } from '../core/script.ts'
import type { Layered, SumSyntax, Syntax } from '../core/syntax.ts'
import { affineIn } from '../elaborate/affine.ts'
import type { Places } from '../family/move.ts'
import { numbersIn } from '../family/unroll.ts'
import { type General, withMembers, withNames } from './general.ts'
import { isUnrelated, type Known, mentionsPair, placesOf, valuesIn } from './pairs.ts'
import { isWithinRanges } from './within-ranges.ts'

/** A chain with places put in for the letters of families. */
export interface Instance {
  readonly chain: Chain
  /** The members as they were written, by those of the instance. */
  readonly written: ReadonlyMap<Member, Member>
}

/** A network written out, and the places that a letter may stand for. */
export interface Stage {
  /** As the file has it. */
  readonly general: Graph
  readonly graph: Graph
  readonly lengths: Places
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
  const said = all.filter(at => !isGiven(stage, chain, at))
  for (const at of said.length > 0 ? said : all) {
    const instance = instanceAt(stage, chain, at, known)
    if (instance && found.length < MOST) found.push(instance)
  }
  return found
}

/** Whether the member that a chain starts with, or derives by, is a leaf there, and others of its family have equations. */
const isGiven = ({ general, graph }: Stage, { members: [head] }: Chain, at: Places): boolean => {
  const syntax = head?.kind === 'formula' ? head.readings[0] : undefined
  const told = syntax?.kind === 'derivative' ? syntax.by : syntax
  const base = told?.kind === 'indexed' ? told.base : told
  const place = base?.kind === 'layered' ? placeAt(base.at, at) : undefined
  if (base?.kind !== 'layered' || !place) return false
  const isComputed = general.families.some(one => one.name === base.name && one.equation)
  return isComputed && graph.leaves.some(one => one.name === memberName(base.name, place))
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

/** Thrown where a member does not exist. */
class NoMember extends Error {
  override name = 'NoMember'
}

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

/** The families that the network does not have of which members stand in a chain. */
export const ownFamiliesIn = ({ general }: Stage, { members }: Chain): ReadonlySet<string> => {
  const within = (syntax: Syntax): readonly string[] => [
    ...(syntax.kind === 'layered' && !general.families.some(one => one.name === syntax.name)
      ? [syntax.name]
      : []),
    ...parts(syntax).flatMap(within),
  ]
  return new Set(
    members.flatMap(one => (one.kind === 'formula' ? one.readings : []).flatMap(within)),
  )
}

/** That of which a chain gives members. */
export const ownFamilyOf = (stage: Stage, { members: [head] }: Chain): string | undefined => {
  const [reading] = head?.kind === 'formula' ? head.readings : []
  const base = reading?.kind === 'indexed' ? reading.base : reading
  const isOwn = base?.kind === 'layered' && !stage.general.families.some(f => f.name === base.name)
  return isOwn ? base.name : undefined
}

/** The member of a family that the network does not have, on a left side. */
const definedBy = ({ general }: Stage, { readings }: Formula, at: Places): string | undefined => {
  const [head] = readings
  const base = head?.kind === 'indexed' ? head.base : head
  if (base?.kind !== 'layered' || general.families.some(one => one.name === base.name))
    return undefined
  return nameIn(base, at)
}

/** The name of a member at places that are numbers there. */
const nameIn = (layered: Layered, at: Places): string | undefined => {
  const [first, second] = placesOf(layered).map(place => placeAt(place, at))
  if (!first || constantOf(first) === undefined) return undefined
  if (!layered.and) return memberName(layered.name, first)
  const isPlaced = second && constantOf(second) !== undefined
  return isPlaced ? pairName(layered.name, [first, second]) : undefined
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

const putIn = (
  stage: Stage,
  syntax: Syntax,
  at: Places,
  known: ReadonlySet<string>,
): Syntax | undefined => {
  try {
    return syntaxAt(stage, syntax, at, known)
  } catch (error) {
    if (error instanceof NoMember) return undefined
    throw error
  }
}

const syntaxAt = (stage: Stage, syntax: Syntax, at: Places, known: ReadonlySet<string>): Syntax => {
  const go = (part: Syntax): Syntax => syntaxAt(stage, part, at, known)
  if (syntax.kind === 'layered' && syntax.and)
    return { kind: 'name', name: pairAt(syntax, at, known), ...spanOf(syntax) }
  if (syntax.kind === 'layered')
    return { kind: 'name', name: nameAt(stage, syntax, at, known), ...spanOf(syntax) }
  if (syntax.kind === 'sum') return sumAt(stage, syntax, at, known)
  const numbered = syntax.kind === 'name' ? numberedIn(syntax.name, known) : undefined
  if (numbered !== undefined) return { ...syntax, name: numbered } as Syntax
  const member = syntax.kind === 'name' ? memberOf(syntax.name) : undefined
  if (member) return { ...syntax, name: placedName(stage, member, at, known) } as Syntax
  const value = syntax.kind === 'name' ? at.get(syntax.name) : undefined
  const number = value && constantOf(value)
  if (number !== undefined) return { kind: 'numeral', text: `${number}`, ...spanOf(syntax) }
  return mapParts(syntax, go)
}

/** `\delta^{(1)}`, `\delta_1`, where the derivation has defined the general member and with it that one. */
const numberedIn = (name: string, known: ReadonlySet<string>): string | undefined => {
  const [, stem, above, below] = NUMBERED.exec(name) ?? []
  const digits = above ?? below
  const member = memberName(stem ?? '', affine(Number(digits)))
  return stem !== undefined && known.has(member) ? member : undefined
}

const NUMBERED = /^(.+)(?:\^\{?[([]?(\d+)[)\]]?\}?|_\{?(\d+)\}?)$/

const spanOf = ({ span }: Syntax): Pick<Syntax, 'span'> => ({ ...(span && { span }) })

const nameAt = (
  { graph }: Stage,
  { name, at: place }: Layered,
  at: Places,
  known: ReadonlySet<string>,
): string => {
  const number = placeAt(place, at)
  return number
    ? placedName({ graph }, { family: name, at: number }, at, known)
    : memberName(name, symbol('?'))
}

/** The name of two places that the derivation has defined there. */
const pairAt = (layered: Layered, at: Places, known: ReadonlySet<string>): string => {
  const name = nameIn(layered, at)
  if (name === undefined || !known.has(name)) throw new NoMember(layered.name)
  return name
}

/** The name of a member that exists, where its place is a number. */
const placedName = (
  { graph }: Pick<Stage, 'graph'>,
  { family, at: place }: FamilyMember,
  at: Places,
  known: ReadonlySet<string>,
): string => {
  const number = substitute(place, at)
  const member = memberName(family, number)
  if (constantOf(number) === undefined) return member
  const isThere =
    known.has(member) ||
    graph.sizes.includes(member) ||
    [...graph.leaves, ...graph.equations].some(one => one.name === member)
  if (!isThere) throw new NoMember(member)
  return member
}

const placeAt = (place: Syntax, at: Places): Affine | undefined =>
  affineIn(place, { name: ({ name }) => at.get(name) ?? symbol(name), member: () => symbol('?') })

/** Σ over members as the sum that it is; other letters stay under Σ. */
const sumAt = (stage: Stage, syntax: SumSyntax, at: Places, known: ReadonlySet<string>): Syntax => {
  const over = syntax.letters.find(letter => isOverMembers(syntax.body, letter.name))
  if (!over) {
    const inner = new Map(
      [...at].filter(([name]) => !syntax.letters.some(one => one.name === name)),
    )
    return mapParts(syntax, part => syntaxAt(stage, part, inner, known))
  }
  const letters = syntax.letters.filter(letter => letter !== over)
  const body: Syntax = letters.length > 0 ? { ...syntax, letters } : syntax.body
  const range = rangeOf(stage, over, { body: syntax.body, at, known })
  const terms = range.map(n =>
    syntaxAt(stage, body, new Map([...at, [over.name, affine(n)]]), known),
  )
  const [first, ...rest] = terms
  if (!first) return { kind: 'numeral', text: '0' }
  return rest.reduce<Syntax>((left, right) => ({ kind: 'infix', sign: '+', left, right }), first)
}

const isOverMembers = (syntax: Syntax, letter: string): boolean =>
  (syntax.kind === 'layered' && placesOf(syntax).some(at => freeNamesIn(at).has(letter))) ||
  (syntax.kind === 'name' && namesOf(memberOf(syntax.name)?.at ?? ZERO).includes(letter)) ||
  parts(syntax).some(part => isOverMembers(part, letter))

/** The places of a sum: as written, else those of the family, else those at which the derivation has defined it. */
const rangeOf = (
  { general, lengths }: Stage,
  { name, from, to }: SumSyntax['letters'][number],
  { body, at, known }: Summed,
): readonly number[] => {
  const [first, last] = [from && placeAt(from, at), to && placeAt(to, at)]
  if (first && last) {
    const ends = [first, last].map(end => constantOf(substitute(end, lengths)))
    if (ends.includes(undefined)) throw new NoMember(name)
    return numbersIn({ first, last }, lengths)
  }
  const families = membersIn(body, name)
  const range = families.map(one => rangeOfFamily(general, one)).find(one => one !== undefined)
  if (range) return numbersIn(range, lengths)
  const defined = families.map(one => placesIn(known, one)).find(places => places.length > 0)
  if (!defined) throw new NoMember(name)
  return defined
}

interface Summed {
  readonly body: Syntax
  readonly at: Places
  readonly known: ReadonlySet<string>
}

const placesIn = (known: ReadonlySet<string>, family: string): readonly number[] =>
  [...known]
    .flatMap(name => {
      const member = memberOf(name)
      const place = member?.family === family ? constantOf(member.at) : undefined
      return place ?? []
    })
    .toSorted((a, b) => a - b)

const membersIn = (syntax: Syntax, letter: string): readonly string[] => [
  ...(syntax.kind === 'layered' && syntax.at.kind === 'name' && syntax.at.name === letter
    ? [syntax.name]
    : []),
  ...(syntax.kind === 'name' && bareName(memberOf(syntax.name)?.at ?? ZERO) === letter
    ? [memberOf(syntax.name)?.family ?? '']
    : []),
  ...parts(syntax).flatMap(part => membersIn(part, letter)),
]

/** Of its equation, else of those in which the general member stands. */
const rangeOfFamily = ({ families }: Graph, name: string): Range | undefined => {
  const own = families.find(one => one.name === name)?.equation
  if (own) return own.range
  return families.find(({ letter, equation }) =>
    equation?.uses.includes(memberName(name, symbol(letter))),
  )?.equation?.range
}
