import Fraction from 'fraction.js'
import { bareName, sameAffine } from '../core/affine.ts'
import type { Primitive } from '../core/op.ts'
import type { Adjective } from '../core/syntax.ts'
import type { Pos } from '../core/term.ts'
import { contractDelta, countLoose, deltaAtom, vanish } from './delta.ts'
import { expandPower, leadOverPower, partialFraction } from './fraction.ts'
import {
  type Atom,
  type Body,
  type Head,
  isOne,
  isZero,
  type Mono,
  mentions,
  ONE,
  raised,
  type Weighted,
  without,
} from './mono.ts'
import { functionAtom } from './native.ts'
import type { Session } from './session.ts'

/** What a product equals as a sum of others; undefined where the rule says nothing. */
export type Apply = (session: Session, mono: Mono) => readonly Weighted[] | undefined

const only = (mono: Mono, c = ONE): readonly Weighted[] => [{ c, mono }]

const replaced = (mono: Mono, old: Atom, ...by: readonly Atom[]): Mono => ({
  ...mono,
  atoms: [...without(mono.atoms, old), ...by],
})

const isFunction = (a: Atom, primitive: Primitive): boolean =>
  a.head.kind === 'function' && a.head.op?.primitive === primitive

const isWholeFrom = ({ exponent }: Atom, least: number): boolean =>
  exponent.d === 1n && exponent.compare(least) >= 0

const has = (session: Session, a: Atom, adjective: Adjective): boolean => {
  const { traits } = a.head
  if (!traits?.adjectives.has(adjective)) return false
  session.uses.add(`${traits.name} : ${adjective}`)
  return true
}

/** 8^(1/2) = 2 · 2^(1/2) */
const wholePrime: Apply = (_, mono) => {
  const a = mono.atoms.find(
    ({ head, exponent }) =>
      head.kind === 'prime' && (exponent.compare(1) >= 0 || exponent.compare(0) < 0),
  )
  if (!a) return undefined
  const whole = a.exponent.floor()
  const left = a.exponent.sub(whole)
  const c = new Fraction(a.head.text as string).pow(whole) as Fraction
  return only(replaced(mono, a, ...(isZero(left) ? [] : [raised(a, left)])), c)
}

/** step² = step */
const stepSquared: Apply = (_, mono) => {
  const a = mono.atoms.find(one => isFunction(one, 'unit-step') && isWholeFrom(one, 2))
  return a && only(replaced(mono, a, raised(a, ONE)))
}

/** sin² = 1 − cos² */
const sineSquared: Apply = (session, mono) => {
  const a = mono.atoms.find(one => isFunction(one, 'sine') && isWholeFrom(one, 2))
  if (!a) return undefined
  const left = a.exponent.sub(2)
  const rest = replaced(mono, a, ...(isZero(left) ? [] : [raised(a, left)]))
  const cosine = functionAtom(session, 'cosine', a.head.body as Body, a.at)
  const squared = raised(cosine, new Fraction(2))
  return [...only(rest), { c: ONE.neg(), mono: { ...rest, atoms: [...rest.atoms, squared] } }]
}

/** t² = t for entries that are 0 or 1 */
const onehotSquared: Apply = (session, mono) => {
  const a = mono.atoms.find(one => isWholeFrom(one, 2) && has(session, one, 'onehot'))
  return a && only(replaced(mono, a, raised(a, ONE)))
}

/** s² = 1 for entries that are ±1 */
const signSquared: Apply = (session, mono) => {
  const a = mono.atoms.find(
    one => one.exponent.d === 1n && !isOne(one.exponent) && has(session, one, 'binary'),
  )
  if (!a) return undefined
  return only(replaced(mono, a, ...(a.exponent.n % 2n === 0n ? [] : [raised(a, ONE)])))
}

/** Σ_k t_k = c where that is given */
const givenTotal: Apply = (session, mono) => {
  for (const a of mono.atoms) {
    const total = a.head.traits?.total
    if (!total || !isOne(a.exponent)) continue
    const axes = (total.perRow ? a.at.slice(-1) : a.at).map(bareName)
    if (!axes.every(name => name !== undefined && isAlone(mono, a, name))) continue
    if (!axes.every(name => spans(session, a, name as string))) continue
    if (new Set(axes).size < axes.length) continue
    session.uses.add(total.use)
    const bound = mono.bound.filter(letter => !axes.includes(letter))
    return only({ atoms: without(mono.atoms, a), bound }, total.value)
  }
  return undefined
}

/** Whether a letter runs over a whole axis of a name wherever it stands there. */
const spans = (session: Session, { head, at }: Atom, letter: string): boolean => {
  const range = session.letters.get(letter)
  const axes = (head.axes ?? []).filter((_, n) => bareName(at[n] as Pos) === letter)
  return range !== undefined && axes.length > 0 && axes.every(axis => sameAffine(axis, range))
}

const isAlone = (mono: Mono, a: Atom, letter: string): boolean =>
  mono.bound.includes(letter) && mono.atoms.every(other => other === a || !mentions(other, letter))

/** Σ_k Q_ki Q_kj = δ_ij = Σ_k Q_ik Q_jk for orthogonal Q */
const orthogonal: Apply = (session, mono) => {
  for (const letter of mono.bound) {
    const pair = pairAt(mono, letter)
    if (!pair?.every(a => spans(session, a, letter))) continue
    const [a, b = a] = pair
    if (!a || !b || a.head !== b.head || !a.head.traits?.adjectives.has('orthogonal')) continue
    const side = a.at.findIndex(pos => bareName(pos) === letter)
    if (side < 0 || bareName(b.at[side] as never) !== letter) continue
    const ends = [a, b].map(one => one.at[1 - side] as never)
    if (ends.some(pos => bareName(pos) === letter)) continue
    has(session, a, 'orthogonal')
    const delta = deltaAtom(session, ends[0] as never, ends[1] as never)
    return only(shortened(mono, letter, [a, b], delta))
  }
  return undefined
}

/** Σ_k A_ik A⁻¹_kj = δ_ij = Σ_k A⁻¹_ik A_kj */
const inverseCancels: Apply = (session, mono) => {
  for (const letter of mono.bound) {
    const pair = pairAt(mono, letter)
    if (pair?.length !== 2 || !pair.every(a => spans(session, a, letter))) continue
    for (const [a, b] of [pair, pair.toReversed()] as [Atom, Atom][]) {
      const ends = inverseEnds(a, b, letter)
      if (ends) return only(shortened(mono, letter, [a, b], deltaAtom(session, ...ends)))
    }
  }
  return undefined
}

/** The outer positions of M and M⁻¹ that meet at a letter. */
const inverseEnds = (a: Atom, b: Atom, letter: string): readonly [Pos, Pos] | undefined => {
  const turn = placesIn(b, a)
  if (!turn) return undefined
  for (const [row, column] of eitherWay(turn, a, n => a.at[n] as Pos)) {
    for (const [p, q] of eitherWay([0, 1], b, n => b.at[n] as Pos)) {
      if (isOnly(column, letter) && isOnly(p, letter) && !isOnly(row, letter)) return [row, q]
      if (isOnly(row, letter) && isOnly(q, letter) && !isOnly(column, letter)) return [p, column]
    }
  }
  return undefined
}

type Two<T> = readonly [T, T]

const isOnly = (pos: Pos, letter: string): boolean => bareName(pos) === letter

const eitherWay = <T>([m, n]: Two<number>, a: Atom, f: (n: number) => T): readonly Two<T>[] =>
  a.head.isSymmetric
    ? [
        [f(m), f(n)],
        [f(n), f(m)],
      ]
    : [[f(m), f(n)]]

/** Where row and column of M stand in the atom that M is the inverse of; undefined where it is none. */
const placesIn = (inverse: Atom, a: Atom): Two<number> | undefined => {
  const { kind, op, body } = inverse.head
  if (kind !== 'call' || op?.primitive !== 'matrix-inverse' || !body) return undefined
  const [lead, ...more] = body.lead.mono.atoms
  if (!lead || lead.head !== a.head || more.length > 0 || body.rest.length > 0) return undefined
  if (!isOne(body.lead.c) || !isOne(lead.exponent) || lead.at.length !== 2) return undefined
  const [first, second] = lead.at.map(bareName)
  if (first === body.slots[0] && second === body.slots[1]) return [0, 1]
  return first === body.slots[1] && second === body.slots[0] ? [1, 0] : undefined
}

/** The two atoms, to the first power, in which alone a bound letter stands. */
const pairAt = ({ atoms }: Mono, letter: string): readonly Atom[] | undefined => {
  const found = atoms.filter(a => mentions(a, letter))
  const [a] = found
  if (a && found.length === 1 && a.exponent.equals(2)) return [a, a]
  return found.length === 2 && found.every(one => isOne(one.exponent)) ? found : undefined
}

const shortened = (mono: Mono, letter: string, pair: readonly Atom[], delta: Atom): Mono => ({
  atoms: [...without(mono.atoms, ...pair), delta],
  bound: mono.bound.filter(name => name !== letter),
})

/** What a product has in it, a bit each: rules that need what is not there are not tried. */
const HAS = {
  letters: 1,
  delta: 2,
  prime: 4,
  function: 8,
  call: 16,
  power: 32,
  traits: 64,
  place: 128,
} as const

const OF_KIND: Readonly<Record<Head['kind'], number>> = {
  ...{ name: 0, size: 0, exponential: 0, delta: HAS.delta, prime: HAS.prime },
  ...{ function: HAS.function, call: HAS.call, power: HAS.power },
}

export const marksOf = ({ atoms, bound }: Mono): number => {
  let marks: number = bound.length > 0 ? HAS.letters : 0
  for (const { head, at } of atoms) {
    marks |= OF_KIND[head.kind] | (head.traits ? HAS.traits : 0)
    if (at.some(isMoved)) marks |= HAS.place
  }
  return marks
}

/** True of a position that is more than a letter. */
const isMoved = ({ constant, terms }: Pos): boolean => constant !== 0 || terms.length > 1

interface Rule {
  readonly name: string
  /** What of a product it needs. */
  readonly on: number
  readonly apply: Apply
}

/** The rules of products, in the order in which they are tried. */
export const RULES: readonly Rule[] = [
  { name: 'contract-delta', on: HAS.delta, apply: contractDelta },
  { name: 'never-there', on: HAS.place, apply: vanish },
  { name: 'count-loose', on: HAS.letters, apply: countLoose },
  { name: 'whole-prime', on: HAS.prime, apply: wholePrime },
  { name: 'step-squared', on: HAS.function, apply: stepSquared },
  { name: 'sine-squared', on: HAS.function, apply: sineSquared },
  { name: 'onehot-squared', on: HAS.traits, apply: onehotSquared },
  { name: 'sign-squared', on: HAS.traits, apply: signSquared },
  { name: 'given-total', on: HAS.traits, apply: givenTotal },
  { name: 'orthogonal', on: HAS.traits, apply: orthogonal },
  { name: 'inverse-cancels', on: HAS.call, apply: inverseCancels },
  { name: 'expand-power', on: HAS.power, apply: expandPower },
  { name: 'lead-over-power', on: HAS.power, apply: leadOverPower },
  { name: 'partial-fraction', on: HAS.power, apply: partialFraction },
]
