import type { Graph } from '../core/graph.ts'
import { keptSession, type Session } from '../verify/numbers.ts'
import type { Reading } from './court.ts'
import { type Knowledge, knowing } from './knowledge.ts'
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
}

/** More equalities than this are not kept from one derivation to the next. */
const MOST = 20_000

/** A shelf for each derivation to come: the same one until it is full, the draws in any case. */
export const shelfOf = (graph: Graph, seed: number): (() => Shelf) => {
  const session = keptSession(graph, seed)
  const empty = (): Shelf => ({
    session,
    plain: knowing(graph),
    changes: new Map(),
    readings: new Map(),
  })
  let shelf = empty()
  return () => {
    if (shelf.readings.size > MOST) shelf = empty()
    return shelf
  }
}
