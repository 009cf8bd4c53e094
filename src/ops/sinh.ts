import Fraction from 'fraction.js'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { apply, negate, product, rational, type Term, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'

/** y = (eˣ − e⁻ˣ)/2, y′ = cosh x */
export const sinh: Op = elementwise({
  name: 'sinh',
  sign: '\\sinh',
  python: library('sinh'),
  named: false,
  value: x => half(apply(exp, [x]), negate(apply(exp, [negate(x)]))),
  slope: x => apply(cosh, [x]),
  eval: (A, x) => A.div(A.sub(A.exp(x), A.exp(A.sub(A.of(0), x))), A.of(2)),
  pullback: 'g .* cosh(x)',
})

/** y = (eˣ + e⁻ˣ)/2, y′ = sinh x */
export const cosh: Op = elementwise({
  name: 'cosh',
  sign: '\\cosh',
  python: library('cosh'),
  named: false,
  value: x => half(apply(exp, [x]), apply(exp, [negate(x)])),
  slope: x => apply(sinh, [x]),
  eval: (A, x) => A.div(A.add(A.exp(x), A.exp(A.sub(A.of(0), x))), A.of(2)),
  pullback: 'g .* sinh(x)',
})

const half = (a: Term, b: Term): Term => product([rational(new Fraction(1, 2)), total([a, b])])
