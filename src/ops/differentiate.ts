import { variable } from '../core/expr.ts'
import {
  entry,
  mapChildren,
  power,
  product,
  rational,
  type Term,
  total,
  ZERO_TERM,
} from '../core/term.ts'

/** d f(x) / dx of a function written as a term, spelled out; undefined where a part has no formula. */
export const differentiate = (f: (x: Term) => Term, x: Term): Term | undefined => {
  const hole = entry(variable('', []), [])
  const slope = by(f(hole), hole)
  return slope && put(slope, hole, x)
}

const by = (term: Term, x: Term): Term | undefined => {
  if (term === x) return rational(1)
  switch (term.kind) {
    case 'const':
    case 'entry':
    case 'delta':
      return ZERO_TERM
    case 'apply': {
      const [arg, ...others] = term.args
      const facts = term.op.elementwise
      if (!arg || others.length > 0 || !facts || facts.named) return undefined
      return chain(facts.slope(arg, term), by(arg, x))
    }
    case 'power':
      return chain(
        product([rational(term.exponent), power(term.base, term.exponent.sub(1))]),
        by(term.base, x),
      )
    case 'product':
      return all(term.factors.map((f, n) => chain(others(term.factors, n), by(f, x))))
    case 'total':
      return all(term.terms.map(t => by(t, x)))
    case 'slope':
    case 'sum':
      return undefined
  }
}

const chain = (outer: Term, inner: Term | undefined): Term | undefined =>
  inner && product([outer, inner])

const all = (terms: readonly (Term | undefined)[]): Term | undefined =>
  terms.every(t => t !== undefined) ? total(terms) : undefined

const others = (factors: readonly Term[], n: number): Term =>
  product(factors.filter((_, m) => m !== n))

const put = (term: Term, hole: Term, x: Term): Term =>
  term === hole ? x : mapChildren(term, child => put(child, hole, x))
