import type { Pair } from '../elaborate/pair.ts'
import type { Court } from './court.ts'
import type { Knowledge } from './knowledge.ts'
import { unfolded } from './unfold.ts'

/** Whether what numbers say is proved besides; changes `d x` are names of which nothing is known. */
export const proveIn = (court: Court, at: Knowledge, { left, right }: Pair): boolean =>
  court.proverOf(at.graph)(unfolded(left, at), unfolded(right, at)).proved
