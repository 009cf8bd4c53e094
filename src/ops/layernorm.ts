import Fraction from 'fraction.js'
import { addAll } from '../core/arith.ts'
import type { Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { type Helper, helper } from '../core/python.ts'
import {
  delta,
  entry,
  type Fresh,
  negate,
  type Pos,
  power,
  product,
  rational,
  sum,
  type Term,
  total,
} from '../core/term.ts'
import { only } from './grid.ts'
import { entryInLane, lanes, mapLanes, spread } from './lane.ts'
import { countOf } from './size.ts'

const LAYERNORM: Helper = {
  name: 'layernorm',
  takes: 'x',
  about: '(x - mean) / sqrt(variance + 1e-5), along the last axis.',
  body: {
    numpy: [
      'apart = x - np.mean(x, axis=-1, keepdims=True)',
      'return apart / np.sqrt(np.mean(apart**2, axis=-1, keepdims=True) + 1e-5)',
    ],
    torch: [
      'apart = x - torch.mean(x, dim=-1, keepdim=True)',
      'return apart / torch.sqrt(torch.mean(apart**2, dim=-1, keepdim=True) + 1e-5)',
    ],
  },
}

/**
 * y_i = (x_i − μ) / s, μ the mean and s² the variance (of n, not n − 1) + 1e-5,
 * ∂y_i/∂x_p = (δ_ip − 1/n − y_i y_p / n) / s; each row of a matrix by itself
 */
export const layernorm: Op = {
  name: 'layernorm',
  spelling: { kind: 'call', names: ['layernorm', 'layer_norm', 'LayerNorm'] },
  signatures: ['vector(n) -> vector(n)', 'row(n) -> row(n)', 'matrix(m, n) -> matrix(m, n)'],
  entry: ({ args, at, fresh }) => {
    const x = only(args)
    return product([centred(x, at, fresh), inverseSpread(x, at, fresh)])
  },
  partial: ({ args, y, out, by, fresh }) => {
    const x = only(args)
    const [row, i] = lanes(y.shape, out)
    const [other, p] = lanes(y.shape, by)
    const share = inverseCount(x)
    const inner = total([
      delta(i, p),
      negate(share),
      negate(product([share, entry(y, out), entryInLane(y, row, p)])),
    ])
    return product([delta(row, other), inverseSpread(x, out, fresh), inner])
  },
  eval: (A, args) =>
    mapLanes(only(args), values => {
      const n = A.of(values.length)
      const mean = A.div(addAll(A, values), n)
      const apart = values.map(v => A.sub(v, mean))
      const variance = A.div(
        addAll(
          A,
          apart.map(v => A.mul(v, v)),
        ),
        n,
      )
      const s = A.sqrt(A.add(variance, A.of(EPSILON)))
      return apart.map(v => A.div(v, s))
    }),
  python: helper(LAYERNORM),
  example: {
    args: ['x : vector(n)'],
    text: 'layernorm(x)',
    pullback: [
      '(g - mean(g)*ones(n) - mean(g .* layernorm(x))*layernorm(x))/sqrt(mean((x - mean(x)*ones(n)) .^ 2) + 1/100000)',
    ],
  },
}

const EPSILON = new Fraction(1, 100000)

const inverseCount = (x: Expr): Term =>
  power(countOf(x.shape.at(-1) ?? { constant: 1, terms: [] }), -1)

/** x_i − μ */
const centred = (x: Expr, at: readonly Pos[], fresh: Fresh): Term => {
  const k = spread(x, at, fresh)
  return total([entry(x, at), negate(product([inverseCount(x), sum(k.letters, entry(x, k.at))]))])
}

/** 1 / s */
const inverseSpread = (x: Expr, at: readonly Pos[], fresh: Fresh): Term => {
  const k = spread(x, at, fresh)
  const squares = sum(k.letters, power(centred(x, k.at, fresh), 2))
  return power(total([product([inverseCount(x), squares]), rational(EPSILON)]), new Fraction(-1, 2))
}
