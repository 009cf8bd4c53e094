import { affine, constantOf, namesOf } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import { LONGEST } from '../family/lengths.ts'
import { placesIn, TooLong, withLengths } from '../family/literal.ts'
import { type Unrolled, unroll } from '../family/unroll.ts'
import type { Placed } from './refusal.ts'
import { type Report, tell } from './report.ts'

/** Tells of members that are defined twice, and of members that follow from themselves. */
export const checkFounded = (graph: Graph, report: Report): void => {
  const isRecursive = graph.families.some(family => family.equation)
  const { twice, loop } = (isRecursive ? writtenOut(graph) : undefined) ?? {}
  const [first, second] = twice ?? []
  if (first && second) {
    const later = [first, second].find(one => (one.syntax.name.span?.start ?? 0) > 0) ?? second
    tell(report, 'defined-twice', later.syntax.name, { name: first.name })
  } else if (loop) {
    tell(report, 'loop', placeOf(graph, loop[0] ?? ''), { loop: loop.join(' → ') })
  }
}

/** Members more than the places that are mentioned by number. */
const MORE = 5

/** The network at lengths beyond all places in figures; undefined where that is too long. */
const writtenOut = (written: Graph): Unrolled | undefined => {
  try {
    const { graph } = withLengths(written)
    const places = placesIn(graph)
    const figures = places.map(place => Math.abs(constantOf(place) ?? 0))
    const length = MORE + Math.max(0, ...figures)
    if (length > LONGEST) return undefined
    const names = new Set(places.flatMap(namesOf).filter(name => graph.sizes.includes(name)))
    return unroll(graph, new Map([...names].map(name => [name, affine(length)])))
  } catch (error) {
    if (error instanceof TooLong) return undefined
    throw error
  }
}

const placeOf = ({ families, equations }: Graph, name: string): Placed => {
  const base = memberOf(name)?.family
  const family = families.find(one => one.name === base)
  const syntax = family?.equation?.syntax ?? equations.find(one => one.name === name)?.syntax
  return syntax?.name ?? {}
}
