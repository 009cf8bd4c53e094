import { type Affine, constantOf, substitute } from '../../core/affine.ts'
import type { Graph, Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { rangeOfLetter } from '../../ops/series.ts'
import { letterOf, type Mention, type Source, sourcesOf } from './source.ts'
import { common, earlier, hull, isUpToWeakly, later, newOrder, type Order, single } from './span.ts'

/** On what the loss depends: names, and of families the places from the first to the last. */
export interface Reach {
  readonly names: ReadonlySet<string>
  readonly families: ReadonlyMap<string, Range>
}

/** Follows the equations from the loss backwards. Places between are taken to be reached as well. */
export const reachOf = (graph: Graph, order: Order): Reach => {
  const names = new Set([graph.loss])
  const families = new Map<string, Range>()
  const sources = sourcesOf(graph)
  const open = [...sources.filter(one => one.name === graph.loss)]
  for (let source = open.shift(); source; source = open.shift()) {
    for (const mention of source.mentions) {
      const reached = note(mention, source, { names, families }, order)
      open.push(...sources.filter(one => reached !== undefined && isOf(one, mention.name)))
    }
  }
  return { names, families }
}

interface Found {
  readonly names: Set<string>
  readonly families: Map<string, Range>
}

/** Adds what is mentioned; undefined where it is known already. */
const note = (
  mention: Mention,
  source: Source,
  { names, families }: Found,
  order: Order,
): true | undefined => {
  const member = memberOf(mention.name)
  if (!member) {
    if (names.has(mention.name)) return undefined
    names.add(mention.name)
    return true
  }
  const places = placesOf(mention, source, families, order)
  const known = families.get(member.family)
  if (!places || (known && isInside(order, places, known))) return undefined
  families.set(member.family, known ? widened(order, known, places, source) : places)
  return true
}

const isInside = (order: Order, inner: Range, outer: Range): boolean =>
  isUpToWeakly(order, outer.first, inner.first) && isUpToWeakly(order, inner.last, outer.last)

/** What grows a second time is taken to grow as far as the equations that mention it go. */
const widened = (order: Order, known: Range, more: Range, { range }: Source): Range => {
  const all = hull(order, known, more)
  if (!range) return all
  const isLower = !isUpToWeakly(order, known.first, more.first)
  const isHigher = !isUpToWeakly(order, more.last, known.last)
  return {
    first: isLower ? earlier(newOrder(), range.first, all.first) : all.first,
    last: isHigher ? later(newOrder(), range.last, all.last) : all.last,
  }
}

/** The equations behind a mentioned name. */
const isOf = (source: Source, name: string): boolean => {
  const member = memberOf(name)
  if (!member) return source.name === name
  const own = memberOf(source.name)
  return source.letter === undefined ? own?.family === member.family : source.name === member.family
}

/** The range in which the equation of a family is reached. */
export const reachedRange = (
  { name, range }: Source,
  families: ReadonlyMap<string, Range>,
  order: Order,
): Range | undefined => {
  const reached = families.get(name)
  return range && reached && common(order, range, reached)
}

/** The places at which a mention stands, over all instances of its equation. */
const placesOf = (
  mention: Mention,
  source: Source,
  families: ReadonlyMap<string, Range>,
  order: Order,
): Range | undefined => {
  const at = memberOf(mention.name)?.at
  if (!at) return undefined
  const ranges = new Map<string, Range>()
  if (source.letter !== undefined) {
    const own = reachedRange(source, families, order)
    if (!own) return undefined
    ranges.set(source.letter, own)
  }
  for (const series of mention.under) {
    const letter = letterOf(series)
    const { first, last } = rangeOfLetter(letter)
    ranges.set(letter.name, {
      first: endOf(first, ranges, 'first'),
      last: endOf(last, ranges, 'last'),
    })
  }
  if (constantOf(at) !== undefined) return single(at)
  return { first: endOf(at, ranges, 'first'), last: endOf(at, ranges, 'last') }
}

/** Letters replaced by an end of their ranges, the other end where they count backwards. */
export const endOf = (at: Affine, ranges: ReadonlyMap<string, Range>, end: keyof Range) => {
  const other = end === 'first' ? 'last' : 'first'
  const by = at.terms.flatMap(([name, c]) => {
    const range = ranges.get(name)
    return range ? [[name, range[c > 0 ? end : other]] as const] : []
  })
  return substitute(at, new Map(by))
}
