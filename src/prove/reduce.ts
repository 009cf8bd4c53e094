import type Fraction from 'fraction.js'
import { symbol } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import { product } from './body.ts'
import { keyOf } from './key.ts'
import {
  type Atom,
  type Body,
  isOne,
  isZero,
  MINUS,
  type Mono,
  moved,
  type Normal,
  namesIn,
  ONE,
  raised,
  scaledBy,
  UNIT,
  type Weighted,
} from './mono.ts'
import { marksOf, RULES } from './rules.ts'
import { namedLetter, Open, type Session, tick } from './session.ts'

/** The sum of products, each taken to where no rule says anything more. */
export const normalOf = (session: Session, parts: Iterable<Weighted>): Normal => {
  const sum = new Map<string, Weighted>()
  const open = [...parts]
  for (let next = open.pop(); next; next = open.pop()) {
    tick(session)
    const mono = merged(next.mono)
    const found = simplified(session, mono)
    if (!found) insert(session, sum, next.c, mono)
    else for (const one of found) open.push({ c: scaledBy(next.c, one.c), mono: one.mono })
  }
  return sum
}

export const constant = (c: Fraction): Normal =>
  isZero(c) ? new Map() : new Map([['', { c, mono: UNIT }]])

/** The sum that is one atom. */
export const single = (session: Session, a: Atom): Normal =>
  normalOf(session, [{ c: ONE, mono: { atoms: [a], bound: [] } }])

export const addAll = (sums: readonly Normal[]): Normal => {
  const [first = new Map(), ...more] = sums
  if (more.length === 0) return first
  const sum = new Map<string, Weighted>(first)
  for (const part of more) for (const [key, one] of part) addTo(sum, key, one)
  return sum
}

export const scaled = (c: Fraction, sum: Normal): Normal => {
  if (isOne(c)) return sum
  if (isZero(c)) return new Map()
  return new Map([...sum].map(([key, one]) => [key, { c: scaledBy(c, one.c), mono: one.mono }]))
}

export const minus = (a: Normal, b: Normal): Normal => addAll([a, scaled(MINUS, b)])

export const multiply = (session: Session, a: Normal, b: Normal): Normal => {
  if (a.size === 0 || b.size === 0) return new Map()
  const [x, y] = [numberIn(a), numberIn(b)]
  if (x) return scaled(x, b)
  if (y) return scaled(y, a)
  const parts: Weighted[] = []
  for (const one of a.values()) {
    for (const other of b.values()) {
      tick(session)
      parts.push({ c: scaledBy(one.c, other.c), mono: product(session, one.mono, other.mono) })
    }
  }
  return normalOf(session, parts)
}

/** The number that a sum is, if it is one. */
export const numberIn = (sum: Normal): Fraction | undefined =>
  sum.size === 1 ? sum.get('')?.c : undefined

/** A sum over letters of its own. */
export const summed = (session: Session, sum: Normal, letters: readonly string[]): Normal =>
  normalOf(
    session,
    [...sum.values()].map(({ c, mono }) => ({
      c,
      mono: { ...mono, bound: [...mono.bound, ...letters] },
    })),
  )

/** A sum with places for positions in it: for all its free letters in the order of the least key. */
export const bodyOf = (session: Session, sum: Normal) => {
  const free = freeLetters(session, sum)
  if (free.length > MOST_SLOTS) throw new Open('too many letters in one function')
  const bodies = permutations(free).map(order => ({ order, body: fixedBody(session, sum, order) }))
  bodies.sort((a, b) => (a.body.key < b.body.key ? -1 : 1))
  const [best, second] = bodies
  if (!best) throw new Open('no order of letters')
  const isSymmetric = free.length === 2 && best.body.key === second?.body.key
  return { body: { ...best.body, isSymmetric }, at: best.order.map(symbol) }
}

/** A sum with places for the given letters, in their order. */
export const fixedBody = (session: Session, sum: Normal, order: readonly string[]): Body => {
  const by = new Map(
    order.map((letter, n) => {
      const dim = session.letters.get(letter) as Dim
      return [letter, namedLetter(session, `§${n}`, dim)]
    }),
  )
  const parts = [...sum.values()].map(({ c, mono }) => ({
    c,
    mono: { ...mono, atoms: moved(mono.atoms, by) },
  }))
  const placed = order.length === 0 ? sum : normalOf(session, parts)
  return makeBody(
    placed,
    order.map((_, n) => `§${n}`),
  )
}

const MOST_SLOTS = 4

const makeBody = (sum: Normal, slots: readonly string[]): Body => {
  const entries = [...sum].sort(([a, x], [b, y]) => degree(y) - degree(x) || (a < b ? -1 : 1))
  const [lead = { c: ONE, mono: UNIT }, ...rest] = entries.map(([, one]) => one)
  const key = entries.map(([k, { c }]) => `${c.toFraction()}*${k}`).join(' + ')
  return { slots, key, isSymmetric: false, sum, lead, rest }
}

const degree = ({ mono }: Weighted): number =>
  mono.atoms.reduce((sum, { exponent }) => sum + Number(exponent), 0)

/** The letters of a sum that it does not bind itself, in the order in which they appear. */
export const freeLetters = (session: Session, sum: Normal): readonly string[] => {
  const free = new Set<string>()
  for (const { mono } of sum.values()) {
    for (const name of namesIn(mono.atoms)) {
      if (session.letters.has(name) && !mono.bound.includes(name)) free.add(name)
    }
  }
  return [...free]
}

const permutations = (all: readonly string[]): readonly (readonly string[])[] =>
  all.length < 2
    ? [all]
    : all.flatMap(one => permutations(all.filter(x => x !== one)).map(rest => [one, ...rest]))

const simplified = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  const met = marksOf(mono)
  for (const { on, apply } of RULES) {
    const found = met & on ? apply(session, mono) : undefined
    if (found) return found
  }
  return undefined
}

/** Equal atoms become one. */
const merged = (mono: Mono): Mono => {
  const atoms = new Map<string, Atom>()
  for (const a of mono.atoms) {
    const same = atoms.get(a.key)
    atoms.set(a.key, same ? raised(same, same.exponent.add(a.exponent)) : a)
  }
  const isPlain = atoms.size === mono.atoms.length && mono.atoms.every(a => a.exponent.n !== 0n)
  if (isPlain) return mono
  return { ...mono, atoms: [...atoms.values()].filter(a => !isZero(a.exponent)) }
}

const insert = (session: Session, sum: Map<string, Weighted>, c: Fraction, mono: Mono): void => {
  tick(session, 1 + mono.bound.length)
  addTo(sum, keyOf(mono, session.letters), { c, mono })
}

const addTo = (sum: Map<string, Weighted>, key: string, one: Weighted): void => {
  const known = sum.get(key)
  const all = known ? known.c.add(one.c) : one.c
  if (isZero(all)) sum.delete(key)
  else sum.set(key, known ? { c: all, mono: one.mono } : one)
}
