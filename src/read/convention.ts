import type { Graph } from '../core/graph.ts'
import { type Chain, type Formula, listingOf, type Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { namesOf, stemsOf } from './names.ts'

/**
 * What only says how derivatives are arranged, of letters that stand for any values: `(\partial y / \partial x)_{ij} =
 * \partial y_i / \partial x_j`, `J_{ij} = \partial f_i / \partial x_j`. There is nothing to judge in it. The other
 * order of the letters, another layout, is left as it is.
 */
export const withoutConventions = (chains: readonly Chain[], graph: Graph): readonly Chain[] => {
  const [known, stems] = [namesOf(graph), stemsOf(graph)]
  const given = new Set(chains.flatMap(({ members }) => headIn(members[0]) ?? []))
  return chains.map(chain => {
    const [left, right, ...more] = chain.members
    if (left?.kind !== 'formula' || right?.kind !== 'formula' || more.length > 0) return chain
    const isSaid = (name: string): boolean =>
      known.has(name) || given.has(name) || stems.has(name.replace(SCRIPT, ''))
    return isConvention(left, right, isSaid)
      ? { ...chain, members: [left, listingOf(right)] }
      : chain
  })
}

/** The script of a general layer, as in `z^{(l)}`. */
const SCRIPT = /^\\|[_^].*$/g

/** What a chain gives a name. */
const headIn = (member: Member | undefined): string | undefined => {
  const [head] = member?.kind === 'formula' ? member.readings : []
  return head?.kind === 'name' ? head.name : undefined
}

const isConvention = (
  left: Formula,
  right: Formula,
  isSaid: (name: string) => boolean,
): boolean => {
  const [head, entry] = [left.readings[0], right.readings[0]]
  if (head?.kind !== 'indexed' || entry?.kind !== 'derivative') return false
  const [of, by] = [entryIn(entry.of), entryIn(entry.by)]
  if (!of || !by || [of.name, by.name].every(isSaid)) return false
  const places = placesIn(head.at)
  return isSame(places, [...of.at, ...by.at]) && isOf(head.base, of.name, by.name, isSaid)
}

/** Whether it is the derivative of the one by the other, or a name that is nothing else. */
const isOf = (base: Syntax, of: string, by: string, isSaid: (name: string) => boolean): boolean => {
  if (base.kind === 'name') return !isSaid(base.name)
  if (base.kind !== 'derivative' || base.of.kind !== 'name' || base.by.kind !== 'name') return false
  return base.of.name === of && base.by.name === by
}

const entryIn = (
  syntax: Syntax,
): { readonly name: string; readonly at: readonly string[] } | undefined => {
  if (syntax.kind === 'name') return { name: syntax.name, at: [] }
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name') return undefined
  return { name: syntax.base.name, at: placesIn(syntax.at) }
}

const placesIn = (at: readonly Syntax[]): readonly string[] =>
  at.map(place => (place.kind === 'name' ? place.name : ''))

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((one, n) => one !== '' && one === b[n])
