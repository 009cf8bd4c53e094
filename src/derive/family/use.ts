import { type Affine, coefficientOf, minus, sameAffine, symbol, times } from '../../core/affine.ts'
import type { Graph, Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import type { Op } from '../../core/op.ts'
import { rangeOfLetter } from '../../ops/series.ts'
import { type Reach, reachedRange } from './reach.ts'
import { letterOf, type Mention, type Source, sourcesOf } from './source.ts'
import { common, isSingle, isUpTo, type Order } from './span.ts'

/** Where the target stands in another equation, in terms of the target's own letter. */
export interface Use {
  readonly source: Source
  readonly mention: Mention
  /** The place of the equation, where the target's settles it. */
  readonly at?: Affine
  /** The range of the equation's letter, where all of its members mention the target. */
  readonly over?: Over
  /** For each sum over members around it the place that the target's settles; the others run on. */
  readonly openings: ReadonlyMap<Op, Affine>
  /** Places of the target for which it stands there; absent where it is one name. */
  readonly span?: Range
}

export interface Over {
  readonly letter: string
  readonly range: Range
  /** It is the whole range of the family. */
  readonly isWhole: boolean
}

/** A name, or the general member of a family by its letter. */
export interface Wanted {
  readonly name: string
  readonly letter?: string
}

/** All equations on which the loss depends that mention the target. */
export const usesOf = (graph: Graph, wanted: Wanted, reach: Reach, order: Order): readonly Use[] =>
  sourcesOf(graph)
    .filter(source => source.letter !== undefined || isReached(source, reach, order))
    .flatMap(source => {
      const range = reachedRange(source, reach.families, order)
      if (source.letter !== undefined && !range) return []
      return source.mentions.flatMap(
        mention =>
          useOf(wanted, { ...source, ...(range && { range }) }, source, mention, order) ?? [],
      )
    })

/** Whether an equation of one name is on the way to the loss. */
export const isReached = ({ name }: Source, { names, families }: Reach, order: Order): boolean => {
  const member = memberOf(name)
  if (!member) return names.has(name)
  const reached = families.get(member.family)
  return (
    reached !== undefined &&
    isUpTo(order, reached.first, member.at) &&
    isUpTo(order, member.at, reached.last)
  )
}

/** The use of a target by one mention, `source` cut to what is reached. */
const useOf = (
  wanted: Wanted,
  source: Source,
  whole: Source,
  mention: Mention,
  order: Order,
): Use | undefined => {
  const own = overOf(source, whole)
  const base = { source: whole, mention, openings: NOWHERE }
  if (wanted.letter === undefined)
    return mention.name === wanted.name ? placed(base, own) : undefined
  const member = memberOf(mention.name)
  if (member?.family !== wanted.name) return undefined
  return solved(base, member.at, symbol(wanted.letter), { own, source }, order)
}

const NOWHERE: ReadonlyMap<Op, Affine> = new Map()

const overOf = ({ letter, range }: Source, whole: Source): Over | undefined =>
  letter === undefined || !range
    ? undefined
    : { letter, range, isWhole: whole.range !== undefined && sameRange(range, whole.range) }

const sameRange = (a: Range, b: Range): boolean =>
  sameAffine(a.first, b.first) && sameAffine(a.last, b.last)

/** An equation of a family that is reached at one place stands there. */
const placed = (use: Use, over: Over | undefined): Use => {
  if (!over) return use
  return isSingle(over.range) ? { ...use, at: over.range.first } : { ...use, over }
}

interface Around {
  readonly own: Over | undefined
  readonly source: Source
}

/** What the place of the target says of the letters around the mention. */
const solved = (
  use: Use,
  at: Affine,
  target: Affine,
  { own, source }: Around,
  order: Order,
): Use | undefined => {
  const series = use.mention.under.findLast(one => coefficientOf(at, letterOf(one).name) !== 0)
  if (series) {
    const letter = letterOf(series)
    const place = solve(at, letter.name, target)
    const span = image(at, letter.name, rangeOfLetter(letter))
    return { ...placed(use, own), openings: new Map([[series, place]]), span }
  }
  if (own && coefficientOf(at, own.letter) !== 0) {
    const span = image(at, own.letter, own.range)
    return { ...use, at: solve(at, own.letter, target), span }
  }
  const one = { first: at, last: at }
  const isThere = source.range === undefined || common(order, source.range, source.range)
  return isThere ? { ...placed(use, own), span: one } : undefined
}

/** The letter in at = target. */
const solve = (at: Affine, letter: string, target: Affine): Affine => {
  const c = coefficientOf(at, letter)
  const rest = minus(at, times(c, symbol(letter)))
  return times(c, minus(target, rest))
}

/** The places at which a letter puts the target. */
const image = (at: Affine, letter: string, { first, last }: Range): Range => {
  const c = coefficientOf(at, letter)
  const rest = minus(at, times(c, symbol(letter)))
  const ends = [first, last].map(end => minus(times(c, end), times(-1, rest))) as [Affine, Affine]
  return c > 0 ? { first: ends[0], last: ends[1] } : { first: ends[1], last: ends[0] }
}
