import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { called, library } from '../core/python.ts'
import { apply, entry, sum } from '../core/term.ts'
import { abs } from './abs.ts'
import { sweep } from './cell.ts'
import { only } from './grid.ts'
import { sign } from './sign.ts'

/** y = Σ_kl |x_kl|, ∂y/∂x_pq = sign x_pq */
export const norm1: Op = {
  name: 'norm1',
  spelling: { kind: 'call', names: ['norm1'] },
  signatures: ['S -> scalar'],
  entry: ({ args, fresh }) => {
    const x = only(args)
    const { at, letters } = sweep(x.shape, fresh)
    return sum(letters, apply(abs, [entry(x, at)]))
  },
  partial: ({ args, by }) => apply(sign, [entry(only(args), by)]),
  eval: (A, args, { dims }) => {
    const sizes = only(args).data.map(v => (A.primal(v) < 0 ? A.sub(A.of(0), v) : v))
    return { dims, data: [addAll(A, sizes)] }
  },
  kink: args => Math.min(...args.map(Math.abs)),
  tex: ([x = '']) => `\\left\\|${x}\\right\\|_1`,
  python: (py, args) => called(py, 'sum', library('abs')(py, args, { shape: [], attrs: [] }).text),
  example: { args: ['x : vector(n)'], text: 'norm1(x)', pullback: ['g*sign(x)'] },
}
