import { bareName, coefficientOf, minus, plus, sameAffine, symbol, times } from '../core/affine.ts'
import {
  type Delta,
  entry,
  type Fresh,
  freeNames,
  type Ix,
  type Pos,
  substituteTerm,
  type Term,
} from '../core/term.ts'
import { sizeOf } from '../ops/build.ts'
import { cancelPowers, gather } from './like.ts'
import { joinMonos, type Mono, monosOf } from './mono.ts'

/**
 * Σ_k δ_{ki} f(k) = f(i), for every δ that ties a bound letter, and
 * Σ_k 1 = the number of places of k. What is left is a product that no δ can shorten.
 */
export const contract = (mono: Mono, ranges: ReadonlyMap<string, Ix>, fresh: Fresh): Mono[] => {
  const found = findTie(mono, ranges)
  if (!found) return [countLoose(mono)]
  const rest = mono.factors.filter(f => f !== found.delta)
  const by = new Map([[found.letter.name, found.place]])
  const shorter = {
    coefficient: mono.coefficient,
    bound: mono.bound.filter(ix => ix !== found.letter),
    factors: [],
  }
  const factors = rest.map(f => substituteTerm(f, by))
  return normal({ ...shorter, factors }, fresh).flatMap(m => contract(m, ranges, fresh))
}

/** All products of a term, contracted, like ones gathered. `free` gives the ranges of its free letters. */
export const contractTerm = (term: Term, free: readonly Ix[], fresh: Fresh): Mono[] => {
  const contracted = monosOf(term, fresh).flatMap(m => {
    const ranges = new Map([...free, ...m.bound].map(ix => [ix.name, ix]))
    return contract(m, ranges, fresh)
  })
  return gather(contracted.map(cancelPowers))
}

/** Substitution may turn a δ into 0 or 1, or open an entry: fold those. */
const normal = (mono: Mono, fresh: Fresh): Mono[] =>
  mono.factors
    .map(f => monosOf(f, fresh))
    .reduce((all, next) => all.flatMap(a => next.map(b => joinMonos(a, b))), [
      { ...mono, factors: [] },
    ] as Mono[])

interface Tie {
  readonly delta: Delta
  readonly letter: Ix
  readonly place: Pos
}

const findTie = (mono: Mono, ranges: ReadonlyMap<string, Ix>): Tie | undefined => {
  for (const factor of mono.factors) {
    if (factor.kind !== 'delta') continue
    for (const letter of mono.bound) {
      const place = solve(factor, letter.name)
      if (!place || !staysInside(letter, place, mono, factor, ranges)) continue
      return { delta: factor, letter, place }
    }
  }
  return undefined
}

/** The position that δ forces on a letter; undefined where its coefficient is not ±1. */
export const solve = (tie: Delta, letter: string): Pos | undefined => {
  const difference = minus(tie.a, tie.b)
  const c = coefficientOf(difference, letter)
  if (Math.abs(c) !== 1) return undefined
  return times(-c, plus(difference, times(-c, symbol(letter))))
}

/**
 * A letter may only be replaced when that cannot move it out of its range, or
 * when another factor is 0 there: an entry that has the bare letter on an axis
 * of exactly its range.
 */
const staysInside = (
  letter: Ix,
  place: Pos,
  mono: Mono,
  tie: Term,
  ranges: ReadonlyMap<string, Ix>,
): boolean => {
  const other = ranges.get(bareName(place) ?? '')
  if (other && sameRange(letter, other)) return true
  return mono.factors.some(f => f !== tie && anchors(f, letter))
}

const sameRange = (a: Ix, b: Ix): boolean =>
  sameAffine(a.dim, b.dim) &&
  (a.first === b.first ||
    (a.first !== undefined && b.first !== undefined && sameAffine(a.first, b.first)))

const anchors = (factor: Term, letter: Ix): boolean => {
  if (factor.kind !== 'entry' || letter.first !== undefined) return false
  const { expr, at } = factor
  const vanishesOutside = expr.kind === 'var' || expr.kind === 'grad'
  return (
    vanishesOutside &&
    at.some((pos, n) => {
      const dim = expr.shape[n]
      return bareName(pos) === letter.name && dim !== undefined && sameAffine(dim, letter.dim)
    })
  )
}

/** Σ over a letter that no factor carries multiplies by the number of its places. */
const countLoose = (mono: Mono): Mono => {
  const used = new Set(mono.factors.flatMap(f => [...freeNames(f)]))
  const loose = mono.bound.filter(ix => !used.has(ix.name))
  if (loose.length === 0) return mono
  const sizes = loose.map(ix => entry(sizeOf(ix.dim), []))
  const numbers = sizes.flatMap(s => (s.kind === 'const' ? [s.value] : []))
  return {
    coefficient: numbers.reduce((c, v) => c.mul(v), mono.coefficient),
    factors: [...sizes.filter(s => s.kind !== 'const'), ...mono.factors],
    bound: mono.bound.filter(ix => used.has(ix.name)),
  }
}
