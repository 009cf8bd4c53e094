import { dependentsOf, type Graph } from '../core/graph.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Member } from '../core/script.ts'
import type { Layered, Syntax } from '../core/syntax.ts'

/** Members of families that a derivation has defined, each with the names from which it is made. */
export type Known = Map<string, ReadonlySet<string>>

/** Of most names one place, of those of two both. */
export const placesOf = ({ at, and }: Layered): readonly Syntax[] => (and ? [at, and] : [at])

/** Whether a side speaks of a name of two places, `\delta_{t,k}`. */
export const mentionsPair = (member: Member): boolean =>
  member.kind === 'formula' && member.readings.some(hasPair)

const hasPair = (syntax: Syntax): boolean =>
  (syntax.kind === 'layered' && syntax.and !== undefined) || parts(syntax).some(hasPair)

/**
 * Whether a side has a derivative by what comes later, as `\delta_{t,k}` for k > t: that is 0, and nobody speaks of
 * that place.
 */
export const isUnrelated = (graph: Graph, member: Member, known: Known): boolean => {
  const rests = (of: string, on: string, seen = new Set<string>()): boolean => {
    if (of === on || dependentsOf(graph, on).has(of)) return true
    if (seen.has(of)) return false
    seen.add(of)
    return [...(known.get(of) ?? [])].some(name => rests(name, on, seen))
  }
  const isLater = (syntax: Syntax): boolean =>
    (syntax.kind === 'derivative' &&
      syntax.of.kind === 'name' &&
      syntax.by.kind === 'name' &&
      !rests(syntax.of.name, syntax.by.name)) ||
    parts(syntax).some(isLater)
  return member.kind === 'formula' && member.readings.some(isLater)
}

/** Names that stand in some members. */
export const valuesIn = (members: readonly Member[]): ReadonlySet<string> =>
  new Set(
    members.flatMap(one =>
      one.kind === 'formula' ? one.readings.flatMap(side => [...freeNamesIn(side)]) : [],
    ),
  )
