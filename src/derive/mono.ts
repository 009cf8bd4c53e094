import Fraction from 'fraction.js'
import { factorsOf } from '../core/affine.ts'
import {
  type Fresh,
  freshen,
  type Ix,
  ONE_TERM,
  type Pos,
  product,
  rational,
  sum,
  type Term,
  total,
} from '../core/term.ts'

/** A product Σ_bound coefficient · factors. No factor is a number, a product, a sum or a total. */
export interface Mono {
  readonly coefficient: Fraction
  readonly factors: readonly Term[]
  readonly bound: readonly Ix[]
}

/** A term as a sum of products: sums are distributed, entries opened, bound letters made unique. */
export const monosOf = (term: Term, fresh: Fresh): Mono[] => {
  switch (term.kind) {
    case 'const':
      return term.value.equals(0) ? [] : [{ coefficient: term.value, factors: [], bound: [] }]
    case 'entry': {
      const opened = openEntry(term, fresh)
      return opened ? monosOf(opened, fresh) : [mono(term)]
    }
    case 'slope':
    case 'delta':
    case 'apply':
    case 'power':
      return [mono(term)]
    case 'product':
      return term.factors
        .map(f => monosOf(f, fresh))
        .reduce((all, next) => all.flatMap(a => next.map(b => joinMonos(a, b))), [UNIT])
    case 'total':
      return term.terms.flatMap(t => monosOf(t, fresh))
    case 'sum': {
      const unique = freshen(term, fresh)
      if (unique.kind !== 'sum') return monosOf(unique, fresh)
      return monosOf(unique.body, fresh).map(m => ({
        ...m,
        bound: [...unique.letters, ...m.bound],
      }))
    }
  }
}

/** The sum of products as one term. */
export const termOf = (monos: readonly Mono[]): Term =>
  total(monos.map(m => sum(m.bound, product([rational(m.coefficient), ...m.factors]))))

export const joinMonos = (a: Mono, b: Mono): Mono => ({
  coefficient: a.coefficient.mul(b.coefficient),
  factors: [...a.factors, ...b.factors],
  bound: [...a.bound, ...b.bound],
})

/** The entry of an operator that is a product of entries, one level down. */
export const openEntry = (term: Term, fresh: Fresh): Term | undefined => {
  if (term.kind !== 'entry') return undefined
  const { expr } = term
  if (expr.kind !== 'call') return undefined
  const { op, args, attrs } = expr
  const { at } = term
  const isOpen = op.opens === 'always' || (op.opens === 'print' && at.some(isSplit))
  return isOpen ? op.entry({ args, attrs, at, fresh, ...baseOf(fresh) }) : undefined
}

/** True of a position that is put together, as `p*(i - 1) + r`. */
const isSplit = ({ terms }: Pos): boolean =>
  terms.length > 1 &&
  terms.some(([monomial, c]) => Math.abs(c) > 1 || factorsOf(monomial).length > 1)

const baseOf = ({ base }: Fresh) => (base === undefined ? {} : { base })

const UNIT: Mono = { coefficient: new Fraction(1), factors: [], bound: [] }

const mono = (factor: Term): Mono => (factor === ONE_TERM ? UNIT : { ...UNIT, factors: [factor] })
