import type { Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { keptSession, type Session } from '../verify/numbers.ts'
import type { Reading } from './court.ts'
import { type Knowledge, knowing, numberOf } from './knowledge.ts'
import type { Coined } from './lenient/policy.ts'

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
}

/** The same knowledge for the same that is said of a name where the same holds. */
export const onceSaid = (
  { places }: Shelf,
  at: Knowledge,
  [name, form]: readonly [name: string, form: Form],
  put: () => Knowledge,
): Knowledge => {
  const key = `${numberOf(at)} ${name} ${formKey(form)}`
  const known = places.get(key) ?? put()
  places.set(key, known)
  return known
}

/** Equal for forms that are the same. */
const formKey = (form: Form): string =>
  JSON.stringify(form, (field, value) => {
    if (field === 'op') return value.name
    return typeof value === 'bigint' ? `${value}` : value
  })

/** More equalities than these, and places with names of their own, are not kept from one derivation to the next. */
const MOST = 20_000
const MOST_PLACES = 500

/** A shelf for each derivation to come: the same one until it is full, the draws in any case. */
export const shelfOf = (graph: Graph, seed: number): (() => Shelf) => {
  const session = keptSession(graph, seed)
  const empty = (): Shelf => ({
    session,
    plain: knowing(graph),
    changes: new Map(),
    readings: new Map(),
    places: new Map(),
  })
  let shelf = empty()
  return () => {
    if (shelf.readings.size > MOST || shelf.places.size > MOST_PLACES) shelf = empty()
    return shelf
  }
}
