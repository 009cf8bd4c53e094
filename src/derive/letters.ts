import { ONE } from '../core/affine.ts'
import type { IndexForm } from '../core/derivation.ts'
import { besides, letterSource, type Names } from '../core/letters.ts'
import { type Dim, isUnit, type Shape } from '../core/shape.ts'
import {
  type Fresh,
  type Ix,
  mapChildren,
  type Pos,
  position,
  product,
  substituteTerm,
  sum,
  type Term,
} from '../core/term.ts'

/** Letters for work behind the scenes: no name of a file can equal them. */
export const scratchLetters = (base = 1): Fresh => {
  let next = 0
  return Object.assign((dim: Dim): Ix => ({ name: `#${next++}`, dim }), { base })
}

/** One position per axis, a fresh letter for each that is not a unit. */
export const freshPositions = (
  shape: Shape,
  fresh: Fresh,
): { readonly at: readonly Pos[]; readonly letters: readonly Ix[] } => {
  const letters: Ix[] = []
  const at = shape.map(dim => {
    if (isUnit(dim)) return ONE
    const ix = fresh(dim)
    letters.push(ix)
    return position(ix)
  })
  return { at, letters }
}

/**
 * The form with letters as a person writes them: the free ones first, then each
 * summand's bound ones in order of appearance. Scratch letters do not survive.
 */
export const present = (term: Term, free: readonly Ix[], taken: Names): IndexForm => {
  const source = letterSource(taken)
  const shown = free.map(ix => ({ ...ix, name: source(ix.dim).name }))
  const by = new Map(free.map((ix, n) => [ix.name, position(shown[n] as Ix)]))
  const used = besides(taken, new Set(shown.map(ix => ix.name)))
  return { level: 'index', free: shown, term: showBound(substituteTerm(term, by), used) }
}

const showBound = (term: Term, used: Names): Term => {
  if (term.kind === 'product') return product(showFactors(term.factors, used))
  if (term.kind !== 'sum') return mapChildren(term, child => showBound(child, used))
  const { letters, by } = shownLetters(term.letters, used)
  const inner = besides(used, new Set(letters.map(ix => ix.name)))
  return sum(letters, showBound(substituteTerm(term.body, by), inner))
}

/** Sums that are factors of one product get different letters. */
const showFactors = (factors: readonly Term[], used: Names): Term[] => {
  const own = new Set<string>()
  const taken = besides(used, own)
  return factors.map(factor => {
    const shown = showBound(factor, taken)
    if (shown.kind === 'sum') for (const ix of shown.letters) own.add(ix.name)
    return shown
  })
}

const shownLetters = (letters: readonly Ix[], used: Names) => {
  const source = letterSource(used)
  const shown = letters.map(ix => ({ ...ix, name: source(ix.dim).name }))
  return {
    letters: shown,
    by: new Map(letters.map((ix, n) => [ix.name, position(shown[n] as Ix)])),
  }
}
