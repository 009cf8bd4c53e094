import type { Graph } from '../core/graph.ts'
import type { End, Equality } from '../core/judgement.ts'
import { wherever } from '../core/key.ts'
import { parts } from '../core/parts.ts'
import type { Chain, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { isRateName } from './rate.ts'

/** A script with the numbers of its chains in the order of judging. */
export interface Ordered {
  readonly script: Script
  readonly order: readonly number[]
}

/** Chains in the order of judging: definitions before what uses them. */
export const ordered = (
  script: Script,
  { leaves, names }: Pick<Graph, 'leaves' | 'names'>,
): Ordered => {
  const given = new Set(leaves.map(leaf => leaf.name))
  const order = hoisted(script.chains, names, given)
  return { script: { ...script, chains: order.map(n => script.chains[n] as Chain) }, order }
}

/**
 * The order in which chains are judged: what defines a name comes before what uses it, where the text
 * says it only behind ("… = D W, where D = …"). By their places in the text; the others keep their order.
 */
const hoisted = (
  chains: readonly Chain[],
  known: ReadonlySet<string>,
  leaves: ReadonlySet<string>,
): readonly number[] => {
  const heads = chains.map(chain => headIn(chain, known))
  const order: number[] = []
  const done = new Set<number>()
  const open = new Set<number>()
  const put = (n: number): void => {
    if (done.has(n) || open.has(n)) return
    open.add(n)
    for (const name of usedIn(chains[n] as Chain, heads[n], known, leaves)) {
      const isDefined = order.some(before => heads[before] === name)
      const later = heads.findIndex((head, at) => at > n && head === name)
      if (!isDefined && later >= 0) put(later)
    }
    open.delete(n)
    done.add(n)
    order.push(n)
  }
  for (const n of chains.keys()) put(n)
  return order
}

/** The name that a chain may define: new to the network, bare or with positions. */
const headIn = ({ members }: Chain, known: ReadonlySet<string>): string | undefined => {
  const [head, right] = members
  if (head?.kind !== 'formula' || right?.kind !== 'formula') return undefined
  const name = nameOf(head.readings[0])
  return name === undefined || known.has(name) ? undefined : name
}

const nameOf = (syntax: Syntax | undefined): string | undefined => {
  const base = syntax?.kind === 'indexed' ? syntax.base : syntax
  return base?.kind === 'name' ? base.name : undefined
}

/** Names that are new to the network; of an update, as `w = w − η g`, not its rate, which is any number. */
const usedIn = (
  { members: [head, ...others] }: Chain,
  own: string | undefined,
  known: ReadonlySet<string>,
  leaves: ReadonlySet<string>,
): readonly string[] => {
  const isOfLeaf = head?.kind === 'formula' && leaves.has(nameOf(head.readings[0]) ?? '')
  const all = [head, ...others].flatMap(one =>
    one?.kind === 'formula' ? (one.readings[0] ?? []) : [],
  )
  const names = new Set(all.flatMap(valuesIn))
  const isUsed = (name: string) => !isOfLeaf || !isRateName(name)
  return [...names].filter(name => name !== own && !known.has(name) && isUsed(name))
}

const valuesIn = wherever((syntax): readonly string[] => namesIn(syntax))

/** Names of values, not of positions. */
const namesIn = (syntax: Syntax): readonly string[] => {
  if (syntax.kind === 'name') return [syntax.name]
  return syntax.kind === 'indexed' ? namesIn(syntax.base) : parts(syntax).flatMap(namesIn)
}

/** What was found in the order of judging, in the order of reading and with the numbers of that. */
export const readingOrder = (
  { script, order }: Ordered,
  equalities: readonly Equality[],
  ends: readonly End[],
): { readonly equalities: readonly Equality[]; readonly ends: readonly End[] } => {
  if (order.every((n, at) => n === at)) return { equalities, ends }
  const groups = new Map<number, readonly Equality[]>()
  let at = 0
  for (const [n, { signs }] of script.chains.entries()) {
    groups.set(order[n] as number, equalities.slice(at, at + signs.length))
    at += signs.length
  }
  const sorted = order.toSorted((a, b) => a - b).flatMap(n => groups.get(n) ?? [])
  const places = new Map(sorted.map(({ n }, place) => [n, place + 1]))
  const placeOf = (n: number): number => places.get(n) ?? n
  return {
    equalities: sorted.map(one => ({ ...one, n: placeOf(one.n) })),
    ends: ends
      .map(end => ({ ...end, from: placeOf(end.from), to: placeOf(end.to) }))
      .toSorted((a, b) => a.from - b.from),
  }
}
