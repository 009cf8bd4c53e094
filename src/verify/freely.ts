import type { Stated } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { type Verification, verify } from './verify.ts'
import { worstOf } from './worst.ts'

/** A gradient that is to be derived once more. */
export interface Freed {
  /** The network in which nothing is known of the name to derive by; absent where nothing ever is. */
  readonly freed?: Graph
  readonly stated: readonly [gradient: Stated, ...others: Stated[]]
}

/**
 * Judges the gradient where nothing is known of the name to derive by as well, and lets the worse finding
 * count: one that holds at symmetric matrices alone has another derivative.
 */
export const heldFreely = async (
  { freed, stated: [gradient] }: Freed,
  verification: Verification,
): Promise<Verification> => {
  if (!freed) return verification
  const { seed, stated: found } = verification
  const free = await verify(freed, [], { seed, stated: [gradient] })
  const worst = worstOf([...found.slice(0, 1), ...free.stated])
  return { ...verification, stated: [...(worst ? [worst] : []), ...found.slice(1)] }
}
