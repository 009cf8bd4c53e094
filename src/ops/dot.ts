import { ONE } from '../core/affine.ts'
import { addAll } from '../core/arith.ts'
import { call, type Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { contracted, flatOf } from '../core/python.ts'
import { isRow } from '../core/shape.ts'
import { product, sum } from '../core/term.ts'
import { entryOn, place, spot, sweep } from './cell.ts'
import { both } from './grid.ts'
import { matmul } from './matmul.ts'
import { transpose } from './transpose.ts'
import { argOf, is } from './weight.ts'

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
  shown: args => {
    const [a, b] = both(args)
    const isBetter = brackets(b, a) < brackets(a, b)
    return isBetter ? call(matmul, [lying(b), standing(a)]) : call(matmul, [lying(a), standing(b)])
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

/** How many of them would be transposed in brackets. */
const brackets = (row: Expr, column: Expr): number =>
  [...(isRow(row.shape) ? [] : [row]), ...(isRow(column.shape) ? [column] : [])].filter(isCompound)
    .length

const isCompound = (x: Expr): boolean =>
  x.kind === 'grad' || (x.kind === 'call' && x.op.spelling.kind === 'infix')

const lying = (x: Expr): Expr => (isRow(x.shape) ? x : turned(x))

const standing = (x: Expr): Expr => (isRow(x.shape) ? turned(x) : x)

const turned = (x: Expr): Expr => (is(transpose, x) ? argOf(x, 0) : call(transpose, [x]))
