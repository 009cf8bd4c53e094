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
import type { Layered, SumSyntax, Syntax } from '../core/syntax.ts'
import { affineIn } from '../elaborate/affine.ts'
import type { Places } from '../family/move.ts'
import { numbersIn } from '../family/unroll.ts'
import { placesOf } from './pairs.ts'
import type { Stage } from './stage.ts'

/** Thrown where a member does not exist. */
export class NoMember extends Error {
  override name = 'NoMember'
}

/** The name of a member at places that are numbers there. */
export const nameIn = (layered: Layered, at: Places): string | undefined => {
  const [first, second] = placesOf(layered).map(place => placeAt(place, at))
  if (!first || constantOf(first) === undefined) return undefined
  if (!layered.and) return memberName(layered.name, first)
  const isPlaced = second && constantOf(second) !== undefined
  return isPlaced ? pairName(layered.name, [first, second]) : undefined
}

/** A side with places put in; undefined where a member that it mentions does not exist. */
export const putIn = (
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

/** A place of a member, with numbers put in for its letters. */
export const placeAt = (place: Syntax, at: Places): Affine | undefined =>
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
