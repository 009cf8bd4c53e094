import { library } from '../core/python.ts'
import { power } from '../core/term.ts'
import { elementwise } from './elementwise.ts'

/** y = log x, y′ = 1/x */
export const log = elementwise({
  name: 'log',
  primitive: 'logarithm',
  names: ['log', 'ln'],
  sign: '\\log',
  python: library('log'),
  named: false,
  slope: x => power(x, -1),
  eval: (A, x) => A.log(x),
  pullback: 'g ./ x',
})
