import type { Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { type Recent, recent } from '../core/recent.ts'
import { keptSession, type Session } from '../verify/numbers.ts'
import type { Reading } from './court.ts'
import { type Knowledge, knowing, numberOf } from './knowledge.ts'
import type { Coined } from './lenient/policy.ts'
import type { Ruling } from './ruling.ts'

/**
 * What derivations of one network share: its draws, and equalities read before. Whatever stands here
 * follows from the network and the seed alone, so that no derivation tells on another.
 */
export interface Shelf {
  readonly session: Session
  /** The network with nothing added. */
  readonly plain: Knowledge
  readonly changes: Map<string, Coined>
  readonly readings: Map<string, Reading>
  /** What holds once something is said, by what held before and that. */
  readonly places: Map<string, Knowledge>
  /** The plain network and what stands in `places`: what else holds somewhere is known to one derivation alone. */
  readonly kept: WeakSet<Knowledge>
  /** What became of chains, by all that it follows from. */
  readonly precedents: Recent<Ruling>
}

/** Whether later derivations find the same knowledge where the same is said. */
export const isKept = ({ kept }: Shelf, at: Knowledge): boolean => kept.has(at)

/** The same knowledge for the same that is said of a name where the same holds. */
export const onceSaid = (
  { places, kept }: Shelf,
  at: Knowledge,
  [name, form]: readonly [name: string, form: Form],
  put: () => Knowledge,
): Knowledge => {
  const key = `${numberOf(at)} ${name} ${formKey(form)}`
  const known = places.get(key) ?? put()
  places.set(key, known)
  if (kept.has(at)) kept.add(known)
  return known
}

/** Equal for forms that are the same. */
const formKey = (form: Form): string =>
  JSON.stringify(form, (field, value) => {
    if (field === 'op') return value.name
    return typeof value === 'bigint' ? `${value}` : value
  })

/** More equalities than these are not kept from one derivation to the next. */
const MOST = 20_000
/** Nor are more places with names of their own: each may hold values of every equation. */
const mostPlaces = ({ equations }: Graph): number =>
  Math.min(MOST_PLACES, Math.ceil(MOST_VALUES / Math.max(1, equations.length)))
const MOST_PLACES = 1500
const MOST_VALUES = 7500
/** Characters of the keys of chains. */
const MOST_CHAINS = 6_000_000

/** A shelf for each derivation to come: the same one until it is full, the draws in any case. */
export const shelfOf = (graph: Graph, seed: number): (() => Shelf) => {
  const session = keptSession(graph, seed)
  const empty = (): Shelf => {
    const plain = knowing(graph)
    return {
      session,
      plain,
      changes: new Map(),
      readings: new Map(),
      places: new Map(),
      kept: new WeakSet([plain]),
      precedents: recent(MOST_CHAINS),
    }
  }
  const places = mostPlaces(graph)
  let shelf = empty()
  return () => {
    if (shelf.readings.size > MOST || shelf.places.size > places) shelf = empty()
    return shelf
  }
}
