import { library } from '../core/python.ts'
import { elementwise } from './elementwise.ts'

/** y = eˣ, y′ = y */
export const exp = elementwise({
  name: 'exp',
  primitive: 'exponential',
  sign: '\\exp',
  tex: ([x]) => `e^{${x}}`,
  python: library('exp'),
  named: false,
  slope: (_x, y) => y,
  eval: (A, x) => A.exp(x),
  pullback: 'g .* exp(x)',
})
