import {
  type Affine,
  type AffineTerm,
  affine,
  constantOf,
  minus,
  plus,
  sameAffine,
} from '../../core/affine.ts'
import type { Range } from '../../core/graph.ts'

/** The order of places when all lengths are large, and how large each must be for it. */
export interface Order {
  readonly needs: Map<string, number>
}

/** Two places whose order depends on which of two lengths is larger. */
export class Incomparable extends Error {
  override name = 'Incomparable'
}

export const newOrder = (): Order => ({ needs: new Map() })

/** Whether a ≤ b for large lengths. Notes how large they must be for the answer to hold. */
export const isUpTo = (order: Order, a: Affine, b: Affine): boolean => compare(order, a, b, 1)

/** The same where it makes no difference what is said of equal places. */
export const isUpToWeakly = (order: Order, a: Affine, b: Affine): boolean => compare(order, a, b, 0)

const compare = ({ needs }: Order, a: Affine, b: Affine, gap: 0 | 1): boolean => {
  const room = minus(b, a)
  const known = constantOf(room)
  if (known !== undefined) return known >= 0
  const [[name, c]] = room.terms as [AffineTerm]
  const isOver = c < 0
  if (room.terms.some(term => term[1] < 0 !== isOver)) throw new Incomparable()
  const least = isOver ? (room.constant + gap) / -c : -room.constant / c
  needs.set(name, Math.max(needs.get(name) ?? 1, Math.ceil(least)))
  return !isOver
}

export const later = (order: Order, a: Affine, b: Affine): Affine =>
  isUpToWeakly(order, a, b) ? b : a
export const earlier = (order: Order, a: Affine, b: Affine): Affine =>
  isUpToWeakly(order, a, b) ? a : b

/** The places of both; undefined where there are none. */
export const common = (order: Order, a: Range, b: Range): Range | undefined => {
  const first = later(order, a.first, b.first)
  const last = earlier(order, a.last, b.last)
  return isUpTo(order, first, last) ? { first, last } : undefined
}

/** From the first place of either to the last. */
export const hull = (order: Order, a: Range, b: Range): Range => ({
  first: earlier(order, a.first, b.first),
  last: later(order, a.last, b.last),
})

export const shift = ({ first, last }: Range, by: Affine): Range => ({
  first: plus(first, by),
  last: plus(last, by),
})

export const single = (at: Affine): Range => ({ first: at, last: at })

export const isSingle = ({ first, last }: Range): boolean => sameAffine(first, last)

export const next = (at: Affine): Affine => plus(at, affine(1))
export const before = (at: Affine): Affine => plus(at, affine(-1))

/** Places in their order, each once. */
export const sorted = (order: Order, places: readonly Affine[]): readonly Affine[] => {
  const found: Affine[] = []
  for (const place of places) {
    if (found.some(other => sameAffine(other, place))) continue
    const at = found.findIndex(other => isUpToWeakly(order, place, other))
    found.splice(at < 0 ? found.length : at, 0, place)
  }
  return found
}
