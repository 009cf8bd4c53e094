import { library } from '../core/python.ts'
import { apply, product } from '../core/term.ts'
import { elementwise } from './elementwise.ts'
import { sign } from './sign.ts'

/** y = |x|, y′ = sign x */
export const abs = elementwise({
  name: 'abs',
  tex: ([x]) => `\\left|${x}\\right|`,
  python: library('abs'),
  named: false,
  value: x => product([x, apply(sign, [x])]),
  slope: x => apply(sign, [x]),
  eval: (A, x) => {
    const side = Math.sign(A.primal(x))
    return A.mul(A.of(side), x)
  },
  kink: Math.abs,
  pullback: 'g .* sign(x)',
})
