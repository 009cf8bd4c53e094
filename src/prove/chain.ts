import { bareName, sameAffine } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import {
  type Atom,
  isOne,
  type Mono,
  mentions,
  type Normal,
  split,
  type Weighted,
  without,
} from './mono.ts'
import type { Session } from './session.ts'

/** A sum with places for its letters. */
export interface Placed {
  readonly sum: Normal
  readonly order: readonly string[]
}

/** A scalar times a product of square matrices, each perhaps turned. */
export interface Chain {
  readonly scale: Weighted
  readonly dim: Dim
  readonly links: readonly Link[]
}
export interface Link {
  readonly atom: Atom
  readonly isTurned: boolean
}

/** c Σ_k A_ik B_kj … with all factors square; undefined where the sum is anything else. */
export const chainOf = (session: Session, { sum, order }: Placed): Chain | undefined => {
  const [i, j] = order
  const [one, ...more] = sum.values()
  if (i === undefined || j === undefined || !one || more.length > 0) return undefined
  const dim = session.letters.get(i) as Dim
  const letters = [j, ...one.mono.bound]
  if (!letters.every(name => sameAffine(session.letters.get(name) as Dim, dim))) return undefined
  const [matrices, scalars] = split(one.mono.atoms, a => a.at.length > 0)
  if (!matrices.every(a => isSquare(a, dim))) return undefined
  const links = walked({ ...one.mono, atoms: matrices }, i, j)
  return links && { scale: { c: one.c, mono: { atoms: scalars, bound: [] } }, dim, links }
}

/** Entries of a whole name or of a result that stands for itself, at two letters. */
const isSquare = ({ head, at, exponent }: Atom, dim: Dim): boolean =>
  (head.kind === 'name' || head.kind === 'call') &&
  isOne(exponent) &&
  at.length === 2 &&
  at.every(pos => bareName(pos) !== undefined) &&
  head.axes?.length === 2 &&
  head.axes.every(axis => sameAffine(axis, dim))

const walked = ({ atoms, bound }: Mono, from: string, to: string): readonly Link[] | undefined => {
  const links: Link[] = []
  let [place, left] = [from, atoms]
  while (left.length > 0) {
    const next = left.find(a => mentions(a, place))
    if (!next) return undefined
    const [p, q] = next.at.map(bareName) as [string, string]
    links.push({ atom: next, isTurned: q === place })
    left = without(left, next)
    place = q === place ? p : q
  }
  return place === to && links.length === bound.length + 1 ? links : undefined
}
