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

/** Letters that are wished for, by the scratch letters that they are to stand for. */
export type Wishes = (term: Term, letters: readonly Ix[]) => ReadonlyMap<string, string>

/**
 * The form with letters as a person writes them: the free ones first, then each
 * summand's bound ones in order of appearance. Scratch letters do not survive.
 * Wishes for the free ones are those of `named`.
 */
export const present = (
  term: Term,
  free: readonly Ix[],
  taken: Names,
  wishes: Wishes = () => NONE,
  named: Term = term,
): IndexForm => {
  const shown = chosen(free, wishes(named, free), taken)
  const by = new Map(free.map((ix, n) => [ix.name, position(shown[n] as Ix)]))
  const used = besides(taken, new Set(shown.map(ix => ix.name)))
  return { level: 'index', free: shown, term: showBound(substituteTerm(term, by), used, wishes) }
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The letter that is wished for where it is free, else the next one. */
const chosen = (
  letters: readonly Ix[],
  wished: ReadonlyMap<string, string>,
  taken: Names,
): readonly Ix[] => {
  const own = new Set<string>()
  const granted = new Map<Ix, string>()
  for (const ix of letters) {
    const wish = wished.get(ix.name)
    if (wish === undefined || taken.has(wish) || own.has(wish)) continue
    own.add(wish)
    granted.set(ix, wish)
  }
  const source = letterSource(besides(taken, own))
  return letters.map(ix => ({ ...ix, name: granted.get(ix) ?? source(ix.dim).name }))
}

const showBound = (term: Term, used: Names, wishes: Wishes): Term => {
  if (term.kind === 'product') return product(showFactors(term.factors, used, wishes))
  if (term.kind !== 'sum') return mapChildren(term, child => showBound(child, used, wishes))
  const letters = chosen(term.letters, wishes(term.body, term.letters), used)
  const by = new Map(term.letters.map((ix, n) => [ix.name, position(letters[n] as Ix)]))
  const inner = besides(used, new Set(letters.map(ix => ix.name)))
  return sum(letters, showBound(substituteTerm(term.body, by), inner, wishes))
}

/** Sums that are factors of one product get different letters. */
const showFactors = (factors: readonly Term[], used: Names, wishes: Wishes): Term[] => {
  const own = new Set<string>()
  const taken = besides(used, own)
  return factors.map(factor => {
    const shown = showBound(factor, taken, wishes)
    if (shown.kind === 'sum') for (const ix of shown.letters) own.add(ix.name)
    return shown
  })
}
