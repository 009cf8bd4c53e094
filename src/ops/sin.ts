import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { apply, negate } from '../core/term.ts'
import { elementwise } from './elementwise.ts'

/** y = sin x, y′ = cos x */
export const sin: Op = elementwise({
  name: 'sin',
  primitive: 'sine',
  sign: '\\sin',
  python: library('sin'),
  named: false,
  slope: x => apply(cos, [x]),
  eval: (A, x) => A.sin(x),
  pullback: 'g .* cos(x)',
})

/** y = cos x, y′ = −sin x */
export const cos: Op = elementwise({
  name: 'cos',
  primitive: 'cosine',
  sign: '\\cos',
  python: library('cos'),
  named: false,
  slope: x => negate(apply(sin, [x])),
  eval: (A, x) => A.cos(x),
  pullback: '-g .* sin(x)',
})
