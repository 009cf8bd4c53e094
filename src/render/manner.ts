import { affine } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { mapChildren, type Product, product, substituteTerm, sum, type Term } from '../core/term.ts'
import { productsFor } from '../ops/products.ts'
import type { Notation, Style } from './style.ts'

/** A form as a style has it: the same value, its factors, letters and products written in another way. */
export const formIn = (form: Form, style: Style): Form => {
  if (form.level === 'matrix') return { ...form, expr: wholeIn(form.expr, style.notation) }
  return { ...form, term: style.localFirst ? reversed(form.term) : form.term }
}

/** Every Σ with its bounds, where the notation has them: in LaTeX alone. */
export const bounded = (form: Form, { notation }: Style, { base }: Graph): Form =>
  notation.bounds && form.level === 'index' ? { ...form, term: withBounds(form.term, base) } : form

/** The first entry, by its number. */
export const firstEntry = (form: Form, { base }: Graph): Form => {
  if (form.level === 'matrix') return form
  const by = new Map(form.free.map(ix => [ix.name, affine(base)]))
  return { ...form, free: [], term: substituteTerm(form.term, by) }
}

const wholeIn = (expr: Expr, { outer, ones }: Notation): Expr =>
  productsFor(expr, { outer: outer === 'transposed', sums: ones === 'sized' })

/** What stands first stands last: of what is multiplied, and of the products that are added. */
const reversed = (term: Term): Term => {
  if (term.kind === 'product') return product(reversedFactors(term))
  if (term.kind === 'total') return { ...term, terms: term.terms.map(reversed) }
  return term.kind === 'sum' ? sum(term.letters, reversed(term.body)) : term
}

const reversedFactors = ({ factors }: Product): readonly Term[] => factors.toReversed()

/** Every letter of a Σ says where it begins. */
const withBounds = (term: Term, base: number): Term => {
  if (term.kind !== 'sum') return mapChildren(term, child => withBounds(child, base))
  const letters = term.letters.map(ix => (ix.first ? ix : { ...ix, first: affine(base) }))
  return sum(letters, withBounds(term.body, base))
}
