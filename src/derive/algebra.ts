import Fraction from 'fraction.js'
import {
  children,
  freeNames,
  mapChildren,
  product,
  type Sum,
  sum,
  type Term,
  total,
} from '../core/term.ts'
import { cancelPowers, sameTerm } from './like.ts'

/** A rewriting of a term; undefined where it changes nothing. */
export type Rewrite = (term: Term) => Term | undefined

/** t/y · y = t in every product. */
export const cancelled: Rewrite = term => {
  const made = mapChildren(term, child => cancelled(child) ?? child)
  if (made.kind !== 'product') return isChanged(made, term)
  const { factors } = cancelPowers({
    coefficient: new Fraction(1),
    factors: made.factors,
    bound: [],
  })
  return factors.length < made.factors.length ? product(factors) : isChanged(made, term)
}

/** Σ t (δ − b) = Σ t δ − Σ t b, so that each δ may act; what is added stands before what is taken away. */
export const expanded: Rewrite = term => {
  const made = termsOf(term)
  return made.length > (term.kind === 'total' ? term.terms.length : 1)
    ? total([...made.filter(one => !isNegative(one)), ...made.filter(isNegative)])
    : undefined
}

/** Σ_l t_l y_j = y_j Σ_l t_l: what is free of the letters stands before the Σ. */
export const takenOut: Rewrite = term => {
  if (term.kind === 'sum') return outOf(term)
  if (term.kind !== 'product' && term.kind !== 'total') return undefined
  return isChanged(
    mapChildren(term, child => takenOut(child) ?? child),
    term,
  )
}

/** y_l δ_lj − y_l y_j = y_l (δ_lj − y_j): the factors that all terms have. */
export const gathered = (term: Term): Term => {
  const terms = term.kind === 'total' ? term.terms.map(factorsOf) : []
  const [first = []] = terms
  const shared = first.filter(
    factor => factor.kind !== 'const' && terms.every(one => indexIn(factor, one) >= 0),
  )
  if (shared.length === 0) return term
  return product([...shared, total(terms.map(one => product(without(one, shared))))])
}

/** Whether there is a Σ or a δ that may still be worked on. */
export const isOpen = (term: Term): boolean =>
  term.kind === 'sum' || term.kind === 'delta' || children(term).some(isOpen)

const factorsOf = (term: Term): readonly Term[] => (term.kind === 'product' ? term.factors : [term])

const indexIn = (factor: Term, factors: readonly Term[]): number =>
  factors.findIndex(other => sameTerm(factor, other))

/** Each of the factors once. */
const without = (factors: readonly Term[], shared: readonly Term[]): readonly Term[] =>
  shared.reduce<readonly Term[]>((all, factor) => {
    const at = indexIn(factor, all)
    return at < 0 ? all : all.toSpliced(at, 1)
  }, factors)

const isChanged = (made: Term, from: Term): Term | undefined =>
  sameTerm(made, from) ? undefined : made

/** The products that are added, those under a Σ each under its own. */
const termsOf = (term: Term): readonly Term[] => {
  if (term.kind === 'total') return term.terms.flatMap(termsOf)
  if (term.kind === 'sum') return termsOf(term.body).map(body => sum(term.letters, body))
  if (term.kind !== 'product') return [term]
  const parts = term.factors.map(factor => (hasDelta(factor) ? termsOf(factor) : [factor]))
  const count = parts.reduce((all, one) => all * one.length, 1)
  if (count === 1 || count > MOST) return [term]
  return parts
    .reduce<readonly (readonly Term[])[]>(
      (all, next) => all.flatMap(factors => next.map(factor => [...factors, factor])),
      [[]],
    )
    .map(product)
}

/** Products that a product may become. */
const MOST = 12

const hasDelta = (term: Term): boolean => term.kind === 'delta' || children(term).some(hasDelta)

const isNegative = (term: Term): boolean => {
  const [first] = term.kind === 'product' ? term.factors : []
  return first?.kind === 'const' && first.value.s < 0n
}

const outOf = ({ letters, body }: Sum): Term | undefined => {
  const names = new Set(letters.map(ix => ix.name))
  const isFree = (factor: Term) => ![...freeNames(factor)].some(name => names.has(name))
  const factors = factorsOf(body)
  const [free, rest] = [factors.filter(isFree), factors.filter(factor => !isFree(factor))]
  return free.length === 0 || rest.length === 0
    ? undefined
    : product([...free, sum(letters, product(rest))])
}
