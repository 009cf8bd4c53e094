import { type Call, call, type Expr, variable } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import type { Term } from '../../core/term.ts'
import { entry } from '../../core/term.ts'
import { addOf, hadamardOf, numOf, onesOf, powerOf, scaleOf } from '../build.ts'
import { primeOf } from '../prime.ts'

/** f′(x) in x and f(x), as s*(1 - s) for σ′; undefined for other expressions. */
export const spelledOut = (prime: Expr): Expr | undefined => {
  if (prime.kind !== 'call') return undefined
  const of = prime.op.derivativeOf
  const [x] = prime.args
  const facts = of?.slot === 0 ? of.op.elementwise : undefined
  if (!x || !of || !facts || of.op.derivativeOf || primeOf(of.op) !== prime.op) return undefined
  const [hole, result] = [entry(variable('', []), []), entry(variable('', []), [])]
  const y = call(of.op, [x])
  return wholeOf(facts.slope(hole, result), t => (t === hole ? x : t === result ? y : undefined), y)
}

/** A term of entries at one place as a whole. */
const wholeOf = (term: Term, put: (t: Term) => Expr | undefined, like: Call): Expr | undefined => {
  const parts = (terms: readonly Term[]) => {
    const made = terms.map(t => wholeOf(t, put, like))
    return made.every(x => x !== undefined) ? made : undefined
  }
  switch (term.kind) {
    case 'const':
      return scaleOf(numOf(term.value), onesOf(like.shape))
    case 'entry':
      return put(term)
    case 'product': {
      const made = parts(term.factors)
      if (!made) return undefined
      return isScalar(like.shape) ? made.reduce(scaleOf) : hadamardOf(...made)
    }
    case 'total': {
      const made = parts(term.terms)
      return made && addOf(...made)
    }
    case 'power': {
      const [base] = parts([term.base]) ?? []
      return base && powerOf(base, term.exponent)
    }
    case 'apply': {
      const made = parts(term.args)
      return made && call(term.op, made)
    }
    case 'slope':
    case 'delta':
    case 'sum':
      return undefined
  }
}
