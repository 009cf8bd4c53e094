import Fraction from 'fraction.js'
import {
  affine,
  bareName,
  coefficientOf,
  constantOf,
  factorsOf,
  minus,
  multiplierOf,
  namesOf,
  plus,
  sameAffine,
  times as scaled,
  sidesOf,
  symbol,
} from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import { isInRange, isNeverZero, isOutOfRange, partsOfZero, type RangeOf } from '../core/range.ts'
import type { Dim } from '../core/shape.ts'
import type { Pos } from '../core/term.ts'
import {
  type Atom,
  atom,
  isOne,
  type Mono,
  moved,
  namesIn,
  ONE,
  type Weighted,
  without,
} from './mono.ts'
import { intern, type Session } from './session.ts'

// What δ and bound letters come to. A letter may only be replaced by a position that is surely in
// its range, or where another factor vanishes outside.

/** δ_ii = 1, δ_12 = 0, Σ_k δ_ki f(k) = f(i), δ(p·i + r, p·j + s) = δ_ij δ_rs, δ_ij f(j) = δ_ij f(i) */
export const contractDelta = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  for (const rule of DELTA_RULES) {
    for (const a of mono.atoms) {
      const found = a.head.kind === 'delta' ? rule(session, mono, a) : undefined
      if (found) return found
    }
  }
  return undefined
}

type DeltaRule = (session: Session, mono: Mono, a: Atom) => readonly Weighted[] | undefined

const settled: DeltaRule = (_, mono, a) => {
  const [p, q] = a.at as [Pos, Pos]
  const rest = without(mono.atoms, a)
  const gap = constantOf(minus(p, q))
  if (gap === 0) return [{ c: ONE, mono: { ...mono, atoms: rest } }]
  if (gap !== undefined) return []
  if (isOne(a.exponent)) return undefined
  return [{ c: ONE, mono: { ...mono, atoms: [...rest, atom(a.head, a.at)] } }]
}

/** A bound letter is replaced by the position that δ forces on it. */
const tied =
  (mayBePut: (session: Session, tie: Tie) => boolean): DeltaRule =>
  (session, mono, a) => {
    const [p, q] = a.at as [Pos, Pos]
    const rest = without(mono.atoms, a)
    for (const letter of mono.bound) {
      const place = forced(p, q, letter)
      const dim = session.letters.get(letter) as Dim
      if (!place || !mayBePut(session, { letter, dim, place, rest })) continue
      const bound = mono.bound.filter(other => other !== letter)
      return [{ c: ONE, mono: { atoms: moved(rest, new Map([[letter, place]])), bound } }]
    }
    return undefined
  }

interface Tie {
  readonly letter: string
  readonly dim: Dim
  readonly place: Pos
  readonly rest: readonly Atom[]
}

const isSure = (session: Session, { place, dim }: Tie): boolean => isInside(session, place, dim)

const isAnchored = (_: Session, { letter, dim, place, rest }: Tie): boolean =>
  !isInBlock(place, dim) && rest.some(a => vanishesOutside(a, letter, dim))

/** r of `p*(i - 1) + r` is left to be told apart from i. */
const isInBlock = (place: Pos, dim: Dim): boolean =>
  namesOf(place).some(name => {
    const factor = multiplierOf(place, name)
    return factor && [factor, scaled(-1, factor)].some(f => sameAffine(f, dim))
  })

/** δ of positions that are never equal */
const apart: DeltaRule = (session, _, a) => {
  const [p, q] = a.at as [Pos, Pos]
  return isNeverZero(minus(p, q), rangeIn(session)) ? [] : undefined
}

const split: DeltaRule = (session, mono, a) => {
  const [p, q] = a.at as [Pos, Pos]
  const parts = partsOfZero(minus(p, q), rangeIn(session))
  if (!parts) return undefined
  const deltas = parts.map(part => deltaAtom(session, ...sidesOf(part)))
  return [{ c: ONE, mono: { ...mono, atoms: [...without(mono.atoms, a), ...deltas] } }]
}

/** The position at which δ_pq forces a letter; undefined where its coefficient is not ±1. */
const forced = (p: Pos, q: Pos, letter: string): Pos | undefined => {
  const difference = minus(p, q)
  const c = coefficientOf(difference, letter)
  if (Math.abs(c) !== 1) return undefined
  return scaled(-c, plus(difference, scaled(-c, symbol(letter))))
}

/** True when a position is surely in the range of an axis. */
export const isInside = (session: Session, pos: Pos, dim: Dim): boolean => {
  const { letters, graph } = session
  const name = bareName(pos)
  const own = name === undefined ? undefined : (letters.get(name) ?? indexOf(graph, name))
  if (own && sameAffine(own, dim)) return true
  return isInRange(pos, { first: affine(graph.base), dim }, rangeIn(session))
}

/** The range of a fixed position, as of a class. */
const indexOf = ({ leaves }: Graph, name: string): Dim | undefined =>
  leaves.find(leaf => leaf.name === name)?.index

const rangeIn =
  ({ letters, graph }: Session): RangeOf =>
  name => {
    const dim = letters.get(name)
    return dim && { first: affine(graph.base), dim }
  }

/** An entry of a name with the bare letter on an axis of exactly its range. */
const vanishesOutside = (a: Atom, letter: string, dim: Dim): boolean =>
  a.head.kind === 'name' &&
  a.exponent.s > 0n &&
  (a.head.axes ?? []).some((axis, n) => {
    const pos = a.at[n]
    return pos !== undefined && bareName(pos) === letter && sameAffine(axis, dim)
  })

/** Beside a δ of two letters that stay, only the first of them is written. */
const renamed: DeltaRule = ({ letters }, mono, a) => {
  const rest = without(mono.atoms, a)
  const [first, second] = a.at.map(bareName)
  if (first === undefined || second === undefined) return undefined
  const [p, q] = [letters.get(first), letters.get(second)]
  if (!p || !q || !sameAffine(p, q) || !namesIn(rest).has(second)) return undefined
  const atoms = [...moved(rest, new Map([[second, symbol(first)]])), a]
  return [{ c: ONE, mono: { ...mono, atoms } }]
}

const DELTA_RULES: readonly DeltaRule[] = [
  settled,
  apart,
  tied(isSure),
  split,
  tied(isAnchored),
  renamed,
]

/** An entry of a name that is never there is 0. */
export const vanish = (session: Session, mono: Mono): readonly Weighted[] | undefined =>
  mono.atoms.some(a => isNever(session, a)) ? [] : undefined

const isNever = (session: Session, { head, at, exponent }: Atom): boolean =>
  head.kind === 'name' &&
  exponent.s > 0n &&
  (head.axes ?? []).some((dim, n) => {
    const pos = at[n]
    const range = { first: affine(session.graph.base), dim }
    return pos && bareName(pos) === undefined && isOutOfRange(pos, range, rangeIn(session))
  })

/** Σ_k 1 = the number of places of k */
export const countLoose = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  const used = namesIn(mono.atoms)
  const letter = mono.bound.find(name => !used.has(name))
  if (letter === undefined) return undefined
  const rest = { ...mono, bound: mono.bound.filter(name => name !== letter) }
  return sizeTerms(session, session.letters.get(letter) as Dim).map(({ c, mono: size }) => ({
    c,
    mono: { ...rest, atoms: [...rest.atoms, ...size.atoms] },
  }))
}

/** A size as a sum. */
export const sizeTerms = (session: Session, dim: Dim): readonly Weighted[] => [
  ...(dim.constant === 0
    ? []
    : [{ c: new Fraction(dim.constant), mono: { atoms: [], bound: [] } }]),
  ...dim.terms.map(([monomial, c]) => ({
    c: new Fraction(c),
    mono: {
      atoms: factorsOf(monomial).map(name => atom(sizeHead(session, name), [])),
      bound: [],
    },
  })),
]

const sizeHead = (session: Session, name: string) =>
  intern(session, `size ${name}`, id => ({
    id,
    kind: 'size',
    isSymmetric: false,
    sign: 'positive',
    text: name,
  }))

/** δ of two positions. */
export const deltaAtom = (session: Session, p: Pos, q: Pos): Atom =>
  atom(
    intern(session, 'δ', id => ({ id, kind: 'delta', isSymmetric: true })),
    [p, q],
  )
