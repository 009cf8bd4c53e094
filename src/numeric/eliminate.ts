import type { Arith } from '../core/arith.ts'
import { freeNames, type Term } from '../core/term.ts'

/** A factor of a product as a function of the letters in the frame, and the places of those it reads. */
export interface Part<T> {
  readonly places: readonly number[]
  readonly value: () => T
}

/** A bound letter: its place, and Σ over its range. */
export interface Bound<T> {
  readonly place: number
  sum(body: () => T): () => T
}

/** The places of the letters that a term mentions. */
export const placesIn = (term: Term, scope: ReadonlyMap<string, number>): readonly number[] =>
  [...freeNames(term)].flatMap(name => scope.get(name) ?? [])

/**
 * Σ_{k,l,…} a_ik b_kl c_lj …, one letter after the other, that with the fewest neighbours first:
 * as many products as the matrices themselves would take. What is summed once is kept.
 */
export const eliminate = <T>(
  A: Arith<T>,
  frame: readonly number[],
  letters: readonly Bound<T>[],
  parts: readonly Part<T>[],
): (() => T) => {
  if (letters.length === 0) return productOf(A, parts).value
  const [next] = letters.toSorted((a, b) => width(parts, a) - width(parts, b)) as [Bound<T>]
  const near = parts.filter(part => part.places.includes(next.place))
  const { places, value } = productOf(A, near)
  const left = places.filter(place => place !== next.place)
  const summed = { places: left, value: kept(frame, left, next.sum(value)) }
  const others = parts.filter(part => !near.includes(part))
  return eliminate(
    A,
    frame,
    letters.filter(letter => letter !== next),
    [...others, summed],
  )
}

/** How many letters the sum over one leaves. */
const width = <T>(parts: readonly Part<T>[], { place }: Bound<T>): number =>
  new Set(parts.filter(part => part.places.includes(place)).flatMap(part => part.places)).size

const productOf = <T>(A: Arith<T>, parts: readonly Part<T>[]): Part<T> => ({
  places: [...new Set(parts.flatMap(part => part.places))],
  value: parts
    .map(part => part.value)
    .reduce(
      (f, g) => () => A.mul(f(), g()),
      () => A.of(1),
    ),
})

/** Computes once for each place in the frame. */
const kept = <T>(
  frame: readonly number[],
  places: readonly number[],
  compute: () => T,
): (() => T) => {
  const known = new Map<string, { readonly value: T }>()
  return () => {
    const key = places.map(place => frame[place]).join()
    const found = known.get(key) ?? { value: compute() }
    known.set(key, found)
    return found.value
  }
}
