import type { End, Equality } from '../core/judgement.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Chain, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/** A script with the numbers of its chains in the order of judging. */
export interface Ordered {
  readonly script: Script
  readonly order: readonly number[]
}

/**
 * Chains in the order of reading, but for those that use a name that is said right after them:
 * `∂L/∂W = δ xᵀ, where δ = …`.
 */
export const ordered = (script: Script, names: ReadonlySet<string>): Ordered => {
  const { chains } = script
  const known = new Set(names)
  const heads = chains.map(headOf)
  const waiting = new Map<number, number[]>()
  const order: number[] = []
  const emit = (n: number): void => {
    order.push(n)
    const head = heads[n]
    if (head !== undefined) known.add(head)
    for (const other of waiting.get(n) ?? []) emit(other)
  }
  for (const [n, chain] of chains.entries()) {
    const later = definitionBehind(heads, n, unknownIn(chain, heads[n], known))
    const isMutual =
      later !== undefined && unknownIn(chains[later] as Chain, undefined, known).has(heads[n] ?? '')
    if (later === undefined || isMutual) emit(n)
    else waiting.set(later, [...(waiting.get(later) ?? []), n])
  }
  return { script: { ...script, chains: order.map(n => chains[n] as Chain) }, order }
}

/** A definition stands at most so many chains behind its first use. */
const NEAR = 3

const definitionBehind = (
  heads: readonly (string | undefined)[],
  n: number,
  unknown: ReadonlySet<string>,
): number | undefined => {
  const found = heads.findIndex((head, m) => m > n && head !== undefined && unknown.has(head))
  return found > n && found <= n + NEAR ? found : undefined
}

const unknownIn = (
  { members }: Chain,
  head: string | undefined,
  known: ReadonlySet<string>,
): ReadonlySet<string> => {
  const names = members.flatMap(one =>
    one.kind === 'formula' && one.readings[0] ? [...freeNamesIn(one.readings[0])] : [],
  )
  return new Set(names.filter(name => name !== head && !known.has(name)))
}

/** The name that a chain says: `δ`, `δ_j`. */
const headOf = ({ members: [first], signs }: Chain): string | undefined => {
  const reading = first?.kind === 'formula' && !first.isNext ? first.readings[0] : undefined
  return reading && signs.length > 0 ? nameIn(reading) : undefined
}

const nameIn = (syntax: Syntax): string | undefined => {
  if (syntax.kind === 'indexed') return nameIn(syntax.base)
  return syntax.kind === 'name' ? syntax.name : undefined
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
