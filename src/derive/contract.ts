import {
  affine,
  bareName,
  coefficientOf,
  minus,
  multiplierOf,
  namesOf,
  plus,
  sameAffine,
  sidesOf,
  symbol,
  times,
} from '../core/affine.ts'
import { isZeroOutside } from '../core/expr.ts'
import { isInRange, isNeverZero, isOutOfRange, partsOfZero, type RangeOf } from '../core/range.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import {
  children,
  type Delta,
  delta,
  entry,
  type Fresh,
  freeNames,
  type Ix,
  type Pos,
  substituteRange,
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
export const contract = (mono: Mono, outer: ReadonlyMap<string, Ix>, fresh: Fresh): Mono[] => {
  const ranges = withBound(outer, mono)
  const space = { ranges, rangeOf: rangeIn(ranges, fresh), base: fresh.base ?? 1 }
  if (mono.factors.some(f => isZero(f, space))) return []
  const next =
    tiedAway(mono, findTie(mono, isInside, space)) ??
    apart(mono, space) ??
    tiedAway(mono, findTie(mono, isAnchored, space)) ??
    opened(mono, space, fresh)
  if (!next) return [ranged(countLoose(mono), space.base)]
  return normal(next, fresh).flatMap(m => contract(m, ranges, fresh))
}

/** The product without a tied letter and its δ. */
const tiedAway = (mono: Mono, tie: Tie | undefined): Mono | undefined => {
  if (!tie) return undefined
  const by = new Map([[tie.letter.name, tie.place]])
  return {
    coefficient: mono.coefficient,
    bound: mono.bound.filter(ix => ix !== tie.letter).map(ix => substituteRange(ix, by)),
    factors: mono.factors.filter(f => f !== tie.delta).map(f => substituteTerm(f, by)),
  }
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

/** Letters that an opened entry brought along have ranges too. */
const withBound = (ranges: ReadonlyMap<string, Ix>, { bound }: Mono): ReadonlyMap<string, Ix> =>
  bound.every(ix => ranges.get(ix.name) === ix)
    ? ranges
    : new Map([...ranges, ...bound.map(ix => [ix.name, ix] as const)])

/** Ranges of the letters in force. */
interface Space {
  readonly ranges: ReadonlyMap<string, Ix>
  readonly rangeOf: RangeOf
  readonly base: number
}

const rangeIn =
  (ranges: ReadonlyMap<string, Ix>, { base = 1 }: Fresh): RangeOf =>
  name => {
    const ix = ranges.get(name)
    return ix && { first: ix.first ?? affine(base), dim: ix.dim }
  }

/** δ of positions that are never equal, and entries that are never there */
const isZero = (factor: Term, { rangeOf, base }: Space): boolean => {
  if (factor.kind === 'delta') return isNeverZero(minus(factor.a, factor.b), rangeOf)
  if (factor.kind !== 'entry' || !isZeroOutside(factor.expr)) return false
  const { expr, at } = factor
  return expr.shape.some((dim, n) => {
    const pos = at[n]
    if (!pos || isUnit(dim) || bareName(pos) !== undefined) return false
    return isOutOfRange(pos, { first: affine(base), dim }, rangeOf)
  })
}

/** δ(p·i + r, p·j + s) = δ_ij δ_rs for r and s from 1 to p */
const apart = (mono: Mono, { rangeOf }: Space): Mono | undefined => {
  for (const factor of mono.factors) {
    const parts =
      factor.kind === 'delta' ? partsOfZero(minus(factor.a, factor.b), rangeOf) : undefined
    if (!parts) continue
    const deltas = parts.map(part => delta(...sidesOf(part)))
    return { ...mono, factors: [...mono.factors.filter(f => f !== factor), ...deltas] }
  }
  return undefined
}

interface Tie {
  readonly delta: Delta
  readonly letter: Ix
  readonly place: Pos
}

/** A δ that ties a bound letter to a place where it may be put. */
const findTie = (
  mono: Mono,
  mayBePut: (tie: Tie, mono: Mono, space: Space) => boolean,
  space: Space,
): Tie | undefined => {
  for (const factor of mono.factors) {
    if (factor.kind !== 'delta') continue
    for (const letter of mono.bound) {
      const place = solve(factor, letter.name)
      const tie = place && { delta: factor, letter, place }
      if (tie && mayBePut(tie, mono, space)) return tie
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

/** A letter may be replaced where that cannot move it out of its range. */
const isInside = ({ letter, place }: Tie, _mono: Mono, { ranges, rangeOf }: Space): boolean => {
  const other = ranges.get(bareName(place) ?? '')
  const own = rangeOf(letter.name)
  return (
    (other !== undefined && sameRange(letter, other)) ||
    (own !== undefined && isInRange(place, own, rangeOf))
  )
}

/** An entry of what is put together from parts (kron, hcat), at a position that says which part. */
const opened = (mono: Mono, { ranges, base }: Space, fresh: Fresh): Mono | undefined => {
  for (const factor of mono.factors) {
    if (factor.kind !== 'entry' || factor.expr.kind !== 'call') continue
    const { op, args, attrs, shape } = factor.expr
    if (op.opens !== 'split' || shape.every((dim, n) => spans(factor.at[n], dim, ranges))) continue
    const inside = op.entry({ args, attrs, at: factor.at, base, fresh })
    return { ...mono, factors: mono.factors.map(f => (f === factor ? inside : f)) }
  }
  return undefined
}

/** True of a letter that runs over a whole axis. */
const spans = (pos: Pos | undefined, dim: Dim, ranges: ReadonlyMap<string, Ix>): boolean => {
  if (!pos || isUnit(dim)) return true
  const ix = ranges.get(bareName(pos) ?? '')
  return ix !== undefined && !ix.first && sameAffine(ix.dim, dim)
}

/** It also may where another factor is 0 outside: an entry that has the bare letter on an axis of exactly its range. */
const isAnchored = ({ letter, delta: tie, place }: Tie, mono: Mono): boolean =>
  !isInBlock(letter, place) && mono.factors.some(f => f !== tie && anchors(f, letter))

/** A place inside a block, r of `p*(i - 1) + r`: it is left to be told apart from i. */
const isInBlock = ({ dim }: Ix, place: Pos): boolean =>
  namesOf(place).some(name => {
    const factor = multiplierOf(place, name)
    return factor && (sameAffine(factor, dim) || sameAffine(times(-1, factor), dim))
  })

const sameRange = (a: Ix, b: Ix): boolean =>
  sameAffine(a.dim, b.dim) &&
  (a.first === b.first ||
    (a.first !== undefined && b.first !== undefined && sameAffine(a.first, b.first)))

const anchors = (factor: Term, letter: Ix): boolean => {
  if (factor.kind !== 'entry' || letter.first !== undefined) return false
  const { expr, at } = factor
  return (
    isZeroOutside(expr) &&
    at.some((pos, n) => {
      const dim = expr.shape[n]
      return bareName(pos) === letter.name && dim !== undefined && sameAffine(dim, letter.dim)
    })
  )
}

/** Letters of which no axis tells how far they go carry their range. */
const ranged = (mono: Mono, base: number): Mono => {
  const isTold = (ix: Ix) => ix.first !== undefined || mono.factors.some(f => tells(f, ix.name))
  if (mono.bound.every(isTold)) return mono
  return {
    ...mono,
    bound: mono.bound.map(ix => (isTold(ix) ? ix : { ...ix, first: affine(base) })),
  }
}

/** Whether a letter stands alone at an axis somewhere. */
const tells = (term: Term, name: string): boolean =>
  positionsOf(term).some(pos => bareName(pos) === name) || children(term).some(t => tells(t, name))

const positionsOf = (term: Term): readonly Pos[] => {
  if (term.kind === 'slope') return [...term.ofAt, ...term.byAt]
  return term.kind === 'entry' ? term.at : []
}

/** Σ over a letter that no factor carries multiplies by the number of its places. */
const countLoose = (mono: Mono): Mono => {
  const inRanges = mono.bound.flatMap(({ dim, first }) => [dim, first ?? dim].flatMap(namesOf))
  const used = new Set([...mono.factors.flatMap(f => [...freeNames(f)]), ...inRanges])
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
