import { bodyAt, placed, product } from './body.ts'
import { keyOf } from './key.ts'
import {
  type Atom,
  type Body,
  isZero,
  joined,
  type Mono,
  namesIn,
  ONE,
  partsOf,
  raised,
  type Weighted,
  without,
} from './mono.ts'
import type { Session } from './session.ts'

// Rules for powers of sums: P stands for the sum, m for the product that leads it.

/** P^p = P · P^(p−1) for p ≥ 1, P put in */
export const expandPower = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  const a = mono.atoms.find(
    ({ head, exponent }) => head.kind === 'power' && exponent.compare(1) >= 0,
  )
  if (!a) return undefined
  const rest = { ...mono, atoms: [...without(mono.atoms, a), raised(a, a.exponent.sub(1))] }
  return bodyAt(session, a.head.body as Body, a.at).map(({ c, mono: part }) => ({
    c,
    mono: product(session, rest, part),
  }))
}

/** m P^p = P^(p+1) − (P − m) P^p for p < 0 */
export const leadOverPower = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  for (const a of powersBelow(mono)) {
    const body = a.head.body as Body
    const lead = placed(session, body, body.lead, a.at)
    const left = quotient(session, mono, lead.mono, a)
    if (!left) continue
    const up = { ...left, atoms: [...without(left.atoms, a), raised(a, a.exponent.add(1))] }
    const others = body.rest.map(one => {
      const { c, mono: part } = placed(session, body, one, a.at)
      return { c: c.div(lead.c).neg(), mono: product(session, left, part) }
    })
    return [{ c: ONE.div(lead.c), mono: up }, ...others]
  }
  return undefined
}

/** m⁻¹ r P^p = m⁻¹ P^(p+1) − P^p for P = m + r, p < 0 */
export const partialFraction = (session: Session, mono: Mono): readonly Weighted[] | undefined => {
  for (const a of powersBelow(mono)) {
    const body = a.head.body as Body
    const [other, ...more] = body.rest
    if (!other || more.length > 0) continue
    if (other.mono.bound.length > 0 || body.lead.mono.bound.length > 0) continue
    const lead = placed(session, body, body.lead, a.at)
    const r = placed(session, body, other, a.at)
    const left = multiplied(mono, lead.mono) && quotient(session, mono, r.mono, a)
    const times = left && multiplied(left, lead.mono)
    if (!left || !times) continue
    const up = { ...left, atoms: [...without(left.atoms, a), raised(a, a.exponent.add(1))] }
    return [
      { c: ONE.div(r.c), mono: up },
      { c: lead.c.div(r.c).neg(), mono: times },
    ]
  }
  return undefined
}

const powersBelow = ({ atoms }: Mono): readonly Atom[] =>
  atoms.filter(({ head, exponent }) => head.kind === 'power' && exponent.s < 0n)

/** A product divided by another one that is found in it; `over` stays and holds its letters. */
const quotient = (session: Session, mono: Mono, divisor: Mono, over: Atom): Mono | undefined => {
  const by = partsOf(divisor)
  const first = dividedFree(mono.atoms, by.free)
  if (!first) return undefined
  return by.tied.reduce<Mono | undefined>(
    (left, part) => left && withoutPart(session, left, part, over),
    { ...mono, atoms: first },
  )
}

const dividedFree = (
  atoms: readonly Atom[],
  divisor: readonly Atom[],
): readonly Atom[] | undefined => {
  let left = atoms
  for (const d of divisor) {
    const found = left.find(a => a.key === d.key)
    if (!found || d.exponent.s < 0n || found.exponent.compare(d.exponent) < 0) return undefined
    const rest = found.exponent.sub(d.exponent)
    left = without(left, found)
    if (!isZero(rest)) left = [...left, raised(found, rest)]
  }
  return left
}

/** Takes out a piece tied together by letters that occur nowhere else. */
const withoutPart = (session: Session, mono: Mono, part: Mono, over: Atom): Mono | undefined => {
  const held = namesIn([over, ...part.atoms])
  const bound = mono.bound.filter(letter => !held.has(letter))
  const { free, tied } = partsOf({ atoms: without(mono.atoms, over), bound })
  const key = keyOf(part, session.letters)
  const found = tied.find(one => keyOf(one, session.letters) === key)
  if (!found) return undefined
  const rest = joined(tied.filter(one => one !== found))
  const kept = mono.bound.filter(letter => held.has(letter))
  return { atoms: [over, ...free, ...rest.atoms], bound: [...kept, ...rest.bound] }
}

/** m⁻¹ x times m: undefined where m⁻¹ is not there as a whole. */
const multiplied = (mono: Mono, factor: Mono): Mono | undefined => {
  let left = mono.atoms
  for (const f of factor.atoms) {
    const found = left.find(a => a.key === f.key)
    if (!found || f.exponent.s < 0n || found.exponent.add(f.exponent).compare(0) > 0)
      return undefined
    const rest = found.exponent.add(f.exponent)
    left = without(left, found)
    if (!isZero(rest)) left = [...left, raised(found, rest)]
  }
  return { ...mono, atoms: left }
}
