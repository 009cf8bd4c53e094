import type { Counterexample } from '../core/finding.ts'
import type { Pair } from '../elaborate/pair.ts'
import type { Court } from './court.ts'
import type { Knowledge } from './knowledge.ts'

/** Numbers in which two sides differ, as small as they can be found. */
export const exampleOf = (
  _court: Court,
  _at: Knowledge,
  _pair: Pair,
  found: Counterexample | undefined,
): Counterexample | undefined => found
