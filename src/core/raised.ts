import type Fraction from 'fraction.js'

/** Bits of the largest number that is worked out; plain numbers end at 1024. */
const MOST_BITS = 4096

/**
 * c^e as an exact number; undefined where it is none (a root, 0 to a power below 1), or where it is
 * too large to be worked out.
 */
export const raisedNumber = (c: Fraction, e: Fraction): Fraction | undefined => {
  if (e.d !== 1n) return undefined
  if (c.n === 0n) return e.s > 0n ? c : undefined
  const bits = BigInt(Math.max(bitsOf(c.n), bitsOf(c.d)))
  if ((bits - 1n) * e.n > MOST_BITS) return undefined
  return c.pow(e) as Fraction
}

const bitsOf = (n: bigint): number => n.toString(2).length
