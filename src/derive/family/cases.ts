import { type Affine, sameAffine } from '../../core/affine.ts'
import type { Family, Graph, Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { sourcesOf } from './source.ts'
import { before, isSingle, next, type Order, single, sorted } from './span.ts'
import type { Use } from './use.ts'

/** Places of a family of which the derivation is one and the same, and the uses there. */
export interface Case {
  readonly range: Range
  readonly uses: readonly Use[]
  /** The places are leaves. */
  readonly isLeaf: boolean
}

/** The cases of a family, in the order of their places. */
export const casesOf = (
  graph: Graph,
  family: Family,
  uses: readonly Use[],
  order: Order,
): readonly Case[] => {
  const equation = family.equation?.range
  const own = ownPlaces(graph, family)
  const defined = [...(equation ? [equation] : []), ...own.map(single)]
  const spans = [...defined, ...uses.flatMap(use => use.span ?? [])]
  const cuts = sorted(
    order,
    spans.flatMap(({ first, last }) => [first, next(last)]),
  )
  const placeOf = (at: Affine): number => cuts.findIndex(cut => sameAffine(cut, at))
  const covers = ({ first, last }: Range, n: number): boolean =>
    placeOf(first) <= n && placeOf(next(last)) > n
  const cases = cuts.slice(1).map((after, n): Case => {
    const range = { first: cuts[n] as Affine, last: before(after) }
    const isLeaf = !defined.some(one => covers(one, n))
    return { range, isLeaf, uses: uses.filter(({ span }) => span && covers(span, n)) }
  })
  return joined(
    cases.filter(one => !(one.isLeaf && one.uses.length === 0)),
    own,
  )
}

/** Places of a family that have equations of their own. */
const ownPlaces = (graph: Graph, { name }: Family): readonly Affine[] =>
  sourcesOf(graph).flatMap(source => {
    const member = source.letter === undefined ? memberOf(source.name) : undefined
    return member?.family === name ? [member.at] : []
  })

/** Neighbours with the same uses are one case; a place with an equation of its own stays by itself. */
const joined = (cases: readonly Case[], own: readonly Affine[]): readonly Case[] =>
  cases.reduce<Case[]>((all, one) => {
    const last = all.at(-1)
    const isOwn = [last, one].some(
      c => c && isSingle(c.range) && own.some(at => sameAffine(at, c.range.first)),
    )
    const follows = last && sameAffine(next(last.range.last), one.range.first)
    if (!last || isOwn || !follows || !isAlike(last, one)) all.push(one)
    else all[all.length - 1] = { ...last, range: { first: last.range.first, last: one.range.last } }
    return all
  }, [])

const isAlike = (a: Case, b: Case): boolean =>
  a.isLeaf === b.isLeaf &&
  a.uses.length === b.uses.length &&
  a.uses.every((use, n) => use === b.uses[n])
