import type { Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { beside, divided } from '../core/python.ts'
import { isScalar } from '../core/shape.ts'
import { entry, negate, type Pos, power, product, type Term } from '../core/term.ts'
import { same } from './cell.ts'
import { both, zip } from './grid.ts'

/** y_i = a_i / b_i (a may be one scalar), ∂y_i/∂a_p = δ_ip / b_i, ∂y_i/∂b_p = −y_i δ_ip / b_i */
export const divide: Op = {
  name: 'divide',
  spelling: { kind: 'infix', sign: './' },
  signatures: ['S, S -> S', 'scalar, S -> S'],
  opens: 'print',
  entry: ({ args, at }) => {
    const [a, b] = both(args)
    return product([numerator(a, at), inverse(b, at)])
  },
  partial: ({ args, y, out, n, by }) => {
    const [a, b] = both(args)
    if (n === 0) return product([same(a.shape, out, by), inverse(b, out)])
    return negate(product([entry(y, out), same(b.shape, out, by), inverse(b, out)]))
  },
  eval: (A, args) => zip(...both(args), A.div),
  python: (_py, args) => divided(...both(beside(args))),
  example: {
    args: ['a : vector(n)', 'b : vector(n)'],
    text: 'a ./ b',
    pullback: ['g ./ b', '-g .* a ./ b .^ 2'],
  },
}

const numerator = (a: Expr, at: readonly Pos[]): Term => entry(a, isScalar(a.shape) ? [] : at)

const inverse = (b: Expr, at: readonly Pos[]): Term => power(entry(b, at), -1)
