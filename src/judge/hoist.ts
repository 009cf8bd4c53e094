import { parts } from '../core/parts.ts'
import type { Chain } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/**
 * The order in which chains are judged: what defines a name comes before what uses it, where the text
 * says it only behind ("… = D W, where D = …"). By their places in the text; the others keep their order.
 */
export const hoisted = (
  chains: readonly Chain[],
  known: ReadonlySet<string>,
): readonly number[] => {
  const heads = chains.map(chain => headIn(chain, known))
  const order: number[] = []
  const done = new Set<number>()
  const open = new Set<number>()
  const put = (n: number): void => {
    if (done.has(n) || open.has(n)) return
    open.add(n)
    for (const name of usedIn(chains[n] as Chain, heads[n], known)) {
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

/** Names that are new to the network; of an update, as `w = w − η g`, none: its rate is any number. */
const usedIn = (
  { members: [head, ...others] }: Chain,
  own: string | undefined,
  known: ReadonlySet<string>,
): readonly string[] => {
  const isOfLeaf = head?.kind === 'formula' && known.has(nameOf(head.readings[0]) ?? '')
  if (isOfLeaf) return []
  const all = [head, ...others].flatMap(one =>
    one?.kind === 'formula' ? (one.readings[0] ?? []) : [],
  )
  const names = new Set(all.flatMap(namesIn))
  return [...names].filter(name => name !== own && !known.has(name))
}

/** Names of values, not of positions. */
const namesIn = (syntax: Syntax): readonly string[] => {
  if (syntax.kind === 'name') return [syntax.name]
  return syntax.kind === 'indexed' ? namesIn(syntax.base) : parts(syntax).flatMap(namesIn)
}
