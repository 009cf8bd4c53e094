import { ONE } from '../core/affine.ts'
import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { contracted, flatOf } from '../core/python.ts'
import { product, sum } from '../core/term.ts'
import { entryOn, place, spot, sweep } from './cell.ts'
import { both } from './grid.ts'

/** y = Σ_k a_k b_k, ∂y/∂a_p = b_p, ∂y/∂b_p = a_p */
export const dot: Op = {
  name: 'dot',
  spelling: { kind: 'call', names: ['dot'] },
  signatures: [
    'vector(n), vector(n) -> scalar',
    'vector(n), row(n) -> scalar',
    'row(n), vector(n) -> scalar',
    'row(n), row(n) -> scalar',
  ],
  entry: ({ args, fresh }) => {
    const [a, b] = both(args)
    const { at, letters } = sweep([a.shape.at(-1) ?? ONE], fresh)
    const [k] = spot(at)
    return sum(letters, product([entryOn(a, k), entryOn(b, k)]))
  },
  partial: ({ args, n, by }) => {
    const [a, b] = both(args)
    return n === 0 ? entryOn(b, place(a.shape, by)) : entryOn(a, place(b.shape, by))
  },
  eval: (A, args, { dims }) => {
    const [a, b] = both(args)
    const products = a.data.map((v, n) => A.mul(v, b.data[n] ?? v))
    return { dims, data: [addAll(A, products)] }
  },
  tex: ([a, b]) => `\\left\\langle ${a}, ${b} \\right\\rangle`,
  python: (_py, args) => contracted(...both(args.map(flatOf))),
  example: {
    args: ['a : vector(n)', 'b : vector(n)'],
    text: 'dot(a, b)',
    pullback: ['g*b', 'g*a'],
  },
}
