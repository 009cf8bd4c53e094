import { type Affine, constantOf, substitute } from '../core/affine.ts'
import type { Chain } from '../core/script.ts'

/** Whether a chain is said for some places of its letters; what does not tell is no bound. */
export const isWithinRanges = (
  { ranges = [] }: Pick<Chain, 'ranges'>,
  at: ReadonlyMap<string, Affine>,
): boolean =>
  ranges.every(({ letter, first, last }) => {
    const place = at.get(letter)
    const [n, from, to] = [place, first, last].map(end => end && constantOf(substitute(end, at)))
    return n === undefined || ((from ?? n) <= n && n <= (to ?? n))
  })
