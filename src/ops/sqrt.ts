import Fraction from 'fraction.js'
import { library } from '../core/python.ts'
import { power, product, rational } from '../core/term.ts'
import { elementwise } from './elementwise.ts'

/** y = √x, y′ = 1/(2y) */
export const sqrt = elementwise({
  name: 'sqrt',
  tex: ([x]) => `\\sqrt{${x}}`,
  python: library('sqrt'),
  named: false,
  value: x => power(x, new Fraction(1, 2)),
  slope: (_x, y) => product([rational(new Fraction(1, 2)), power(y, -1)]),
  eval: (A, x) => A.sqrt(x),
  pullback: 'g ./ (2*sqrt(x))',
})
