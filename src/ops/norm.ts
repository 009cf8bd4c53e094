import Fraction from 'fraction.js'
import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { library } from '../core/python.ts'
import { entry, power, product, sum } from '../core/term.ts'
import { sweep } from './cell.ts'
import { only } from './grid.ts'

/** y = (Σ_kl x_kl²)^½, ∂y/∂x_pq = x_pq / y */
export const norm: Op = {
  name: 'norm',
  spelling: { kind: 'call', names: ['norm', 'norm2'] },
  signatures: ['S -> scalar'],
  entry: ({ args, fresh }) => {
    const x = only(args)
    const { at, letters } = sweep(x.shape, fresh)
    return power(sum(letters, power(entry(x, at), 2)), new Fraction(1, 2))
  },
  partial: ({ args, y, by }) => product([entry(only(args), by), power(entry(y, []), -1)]),
  eval: (A, args, { dims }) => {
    const squares = only(args).data.map(v => A.mul(v, v))
    return { dims, data: [A.sqrt(addAll(A, squares))] }
  },
  tex: ([x = '']) => `\\left\\|${x}\\right\\|`,
  python: library('linalg.norm'),
  example: { args: ['x : vector(n)'], text: 'norm(x)', pullback: ['g*x/norm(x)'] },
}
