import Fraction from 'fraction.js'
import {
  affine,
  bareName,
  coefficientOf,
  constantOf,
  minus,
  plus,
  sameAffine,
  times as scaled,
  symbol,
} from '../core/affine.ts'
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

/** δ_ii = 1, δ_12 = 0, Σ_k δ_ki f(k) = f(i), δ_ij f(j) = δ_ij f(i) */
export const contractDelta = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  for (const a of mono.atoms) {
    if (a.head.kind !== 'delta') continue
    const found = contractOne(session, mono, a)
    if (found) return found
  }
  return undefined
}

const contractOne = (session: Session, mono: Mono, a: Atom): readonly Weighted[] | undefined => {
  const [p, q] = a.at as [Pos, Pos]
  const rest = without(mono.atoms, a)
  const gap = constantOf(minus(p, q))
  if (gap === 0) return [{ c: ONE, mono: { ...mono, atoms: rest } }]
  if (gap !== undefined) return []
  if (!isOne(a.exponent))
    return [{ c: ONE, mono: { ...mono, atoms: [...rest, atom(a.head, a.at)] } }]
  for (const letter of mono.bound) {
    const place = forced(p, q, letter)
    if (!place || !staysInside(session, letter, place, rest)) continue
    const bound = mono.bound.filter(other => other !== letter)
    return [{ c: ONE, mono: { atoms: moved(rest, new Map([[letter, place]])), bound } }]
  }
  return renamed(session, mono, a, rest)
}

/** The position at which δ_pq forces a letter; undefined where its coefficient is not ±1. */
const forced = (p: Pos, q: Pos, letter: string): Pos | undefined => {
  const difference = minus(p, q)
  const c = coefficientOf(difference, letter)
  if (Math.abs(c) !== 1) return undefined
  return scaled(-c, plus(difference, scaled(-c, symbol(letter))))
}

const staysInside = (
  session: Session,
  letter: string,
  place: Pos,
  rest: readonly Atom[],
): boolean => {
  const dim = session.letters.get(letter) as Dim
  return isInside(session, place, dim) || rest.some(a => vanishesOutside(a, letter, dim))
}

/** True when a position is surely in the range of an axis. */
export const isInside = ({ letters, graph }: Session, pos: Pos, dim: Dim): boolean => {
  const name = bareName(pos)
  const range = name === undefined ? undefined : letters.get(name)
  if (range) return sameAffine(range, dim)
  const [place, size] = [constantOf(pos), constantOf(dim)]
  if (place !== undefined && size !== undefined) {
    return place >= graph.base && place < graph.base + size
  }
  if (bareName(dim) === undefined) return false
  return place === graph.base || sameAffine(pos, plus(dim, affine(graph.base - 1)))
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
const renamed = (
  { letters }: Session,
  mono: Mono,
  a: Atom,
  rest: readonly Atom[],
): readonly Weighted[] | undefined => {
  const [first, second] = a.at.map(bareName)
  if (first === undefined || second === undefined) return undefined
  const [p, q] = [letters.get(first), letters.get(second)]
  if (!p || !q || !sameAffine(p, q) || !namesIn(rest).has(second)) return undefined
  const atoms = [...moved(rest, new Map([[second, symbol(first)]])), a]
  return [{ c: ONE, mono: { ...mono, atoms } }]
}

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
  ...dim.terms.map(([name, c]) => ({
    c: new Fraction(c),
    mono: { atoms: [atom(sizeHead(session, name), [])], bound: [] },
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
