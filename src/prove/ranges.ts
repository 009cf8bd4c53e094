import { affine, bareName, coefficientOf, constantOf, minus, plus } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import {
  children,
  type Ix,
  negate,
  type Pos,
  type Sum,
  substituteTerm,
  sum,
  type Term,
  total,
} from '../core/term.ts'
import type { Session } from './session.ts'

/** A sum over part of an axis as one over all of it without the rest; undefined where there is none. */
export const overWholeAxis = (session: Session, { letters, body }: Sum): Term | undefined => {
  for (const ix of letters) {
    const whole = wholeOf(session, ix, body)
    if (!whole) continue
    const rest = letters.filter(other => other !== ix)
    const at = (place: Pos) => sum(rest, substituteTerm(body, new Map([[ix.name, place]])))
    const widened = letters.map(other => (other === ix ? { name: ix.name, dim: whole.dim } : other))
    return total([sum(widened, body), negate(at(whole.left))])
  }
  return undefined
}

interface Whole {
  readonly dim: Dim
  /** The place of the axis that the range leaves out. */
  readonly left: Pos
}

/** Σ_{i=1..n−1} f(i) = Σ_i f(i) − f(n), where i stands alone along an axis of n. */
const wholeOf = ({ graph }: Session, ix: Ix, body: Term): Whole | undefined => {
  const base = affine(graph.base)
  const before = constantOf(minus(ix.first ?? base, base))
  const axes = axesOf(body, ix.name)
  if (before === undefined || !axes) return undefined
  for (const dim of axes) {
    const over = constantOf(minus(dim, ix.dim))
    if (over !== 1 || before < 0 || before > 1) continue
    return { dim, left: before === 1 ? base : plus(base, minus(dim, affine(1))) }
  }
  return undefined
}

/** The axes along which a letter stands; undefined where it does not stand alone everywhere. */
const axesOf = (term: Term, letter: string): readonly Dim[] | undefined => {
  const own = term.kind === 'entry' ? along(term.expr.shape, term.at, letter) : hidden(term, letter)
  const below = children(term).map(child => axesOf(child, letter))
  if (!own || below.some(axes => !axes)) return undefined
  return [...own, ...below.flatMap(axes => axes ?? [])]
}

const along = (
  shape: readonly Dim[],
  at: readonly Pos[],
  letter: string,
): readonly Dim[] | undefined => {
  const spots = at.flatMap((pos, n) => (coefficientOf(pos, letter) === 0 ? [] : [{ pos, n }]))
  return spots.every(({ pos }) => bareName(pos) === letter)
    ? spots.map(({ n }) => shape[n] as Dim)
    : undefined
}

/** Positions of derivatives and δ are not looked at: a letter in them is left alone. */
const hidden = (term: Term, letter: string): readonly Dim[] | undefined => {
  if (term.kind === 'slope')
    return [...term.ofAt, ...term.byAt].every(isFree(letter)) ? [] : undefined
  if (term.kind === 'delta') return [term.a, term.b].every(isFree(letter)) ? [] : undefined
  if (term.kind !== 'sum') return []
  const ends = term.letters.flatMap(({ dim, first }) => (first ? [dim, first] : [dim]))
  return ends.every(isFree(letter)) ? [] : undefined
}

const isFree =
  (letter: string) =>
  (pos: Pos): boolean =>
    coefficientOf(pos, letter) === 0
