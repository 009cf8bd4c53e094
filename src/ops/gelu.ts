import Fraction from 'fraction.js'
import { call } from '../core/expr.ts'
import { type Helper, helper } from '../core/python.ts'
import { apply, entry, power, product, rational, type Term, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { ERF, erf } from './erf.ts'
import { exp } from './exp.ts'
import { pi } from './pi.ts'

const GELU: Helper = {
  name: 'gelu',
  takes: 'x',
  about: 'x times the normal distribution function.',
  body: ['return x * (1 + erf(x / 2**0.5)) / 2'],
  needs: [ERF],
}

/** y = x Φ(x) with Φ(x) = (1 + erf(x/√2))/2, y′ = Φ(x) + x e^(−x²/2)/√(2π) */
export const gelu = elementwise({
  name: 'gelu',
  names: ['gelu', 'GELU'],
  python: helper(GELU),
  named: true,
  value: x => product([x, share(x)]),
  slope: x => total([share(x), product([x, bell(x)])]),
  eval: (A, x) => {
    const erf = A.erf(A.div(x, A.sqrt(A.of(2))))
    return A.div(A.mul(x, A.add(A.of(1), erf)), A.of(2))
  },
})

const HALF = new Fraction(1, 2)

const share = (x: Term): Term => {
  const scaled = product([power(rational(2), HALF.neg()), x])
  return product([rational(HALF), total([rational(1), apply(erf, [scaled])])])
}

const bell = (x: Term): Term =>
  product([
    power(product([rational(2), entry(call(pi, []), [])]), HALF.neg()),
    apply(exp, [product([rational(HALF.neg()), power(x, 2)])]),
  ])
