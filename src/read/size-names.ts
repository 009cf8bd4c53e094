import type { Graph } from '../core/graph.ts'
import { freeNamesIn, mapParts } from '../core/parts.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { eye } from '../ops/eye.ts'
import { ones } from '../ops/ones.ts'
import { zeros } from '../ops/zeros.ts'
import { namesOf } from './names.ts'

/**
 * `D := \operatorname{diag}(…)` where the network has a size of that letter: a name of the derivation's own, in all
 * chains; in bounds and positions the letter is the size still.
 */
export const withSizeNames = (graph: Graph, chains: readonly Chain[]): readonly Chain[] => {
  const own = new Set(chains.flatMap(chain => nameIn(graph, chain)))
  if (own.size === 0) return chains
  return chains.map(chain => ({
    ...chain,
    members: chain.members.map(member => named(own, member)),
  }))
}

/** The size that stands alone before what is no number of sizes. */
const nameIn = (graph: Graph, { members: [head, right] }: Chain): readonly string[] => {
  const [only, ...others] = head?.kind === 'formula' ? head.readings : []
  if (only?.kind !== 'name' || others.length > 0 || !graph.sizes.includes(only.name)) return []
  if (right?.kind === 'unread') return [only.name]
  const sides = right?.kind === 'formula' ? right.readings : []
  const values = namesOf(graph)
  const isValue = (of: string) => values.has(of) && !graph.sizes.includes(of)
  return sides.some(side => [...freeNamesIn(side)].some(isValue)) ? [only.name] : []
}

const named = (own: ReadonlySet<string>, member: Member): Member => {
  if (member.kind !== 'formula') return member
  const readings = member.readings.map(one => renamed(own, one))
  return { ...member, readings }
}

const renamed = (own: ReadonlySet<string>, syntax: Syntax): Syntax => {
  switch (syntax.kind) {
    case 'name':
      return own.has(syntax.name) ? { ...syntax, name: `{${syntax.name}}` } : syntax
    case 'indexed':
      return { ...syntax, base: renamed(own, syntax.base) }
    case 'layered':
    case 'iverson':
      return syntax
    case 'sum':
      return { ...syntax, body: renamed(own, syntax.body) }
    case 'call':
      return SIZED.has(syntax.name) ? syntax : mapParts(syntax, part => renamed(own, part))
    default:
      return mapParts(syntax, part => renamed(own, part))
  }
}

/** Calls of sizes. */
const SIZED: ReadonlySet<string> = new Set([eye.name, ones.name, zeros.name])
