import { library } from '../core/python.ts'
import { apply, power, product, rational, total } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { cos, sin } from './sin.ts'

/** y = sin x / cos x, y′ = 1 + y² */
export const tan = elementwise({
  name: 'tan',
  names: ['tan', 'tg'],
  sign: '\\tan',
  python: library('tan'),
  named: false,
  value: x => product([apply(sin, [x]), power(apply(cos, [x]), -1)]),
  slope: (_x, y) => total([rational(1), power(y, 2)]),
  eval: (A, x) => A.div(A.sin(x), A.cos(x)),
  pullback: 'g .* (1 + tan(x).^2)',
})
