import { multiply, ONE, symbol } from '../../src/core/affine.ts'
import { call, type Expr, variable } from '../../src/core/expr.ts'
import { count, type Tensor, tensor } from '../../src/core/tensor.ts'
import { evaluateExpr } from '../../src/numeric/evaluate.ts'
import { NUMBERS } from '../../src/numeric/number.ts'
import { randomFrom } from '../../src/numeric/random.ts'
import { dimsOf } from '../../src/numeric/size-values.ts'
import { add } from '../../src/ops/add.ts'
import * as build from '../../src/ops/build.ts'
import { dg } from '../../src/ops/dg.ts'
import { diag } from '../../src/ops/diag.ts'
import { divide } from '../../src/ops/divide.ts'
import { hadamard } from '../../src/ops/hadamard.ts'
import { inv } from '../../src/ops/inv.ts'
import { kron } from '../../src/ops/kron.ts'
import { matmul } from '../../src/ops/matmul.ts'
import { neg } from '../../src/ops/neg.ts'
import { ones } from '../../src/ops/ones.ts'
import { outer } from '../../src/ops/outer.ts'
import { powers } from '../../src/ops/powers.ts'
import { quotient } from '../../src/ops/quotient.ts'
import { scale } from '../../src/ops/scale.ts'
import { sigma } from '../../src/ops/sigma.ts'
import { transpose } from '../../src/ops/transpose.ts'
import { unvec } from '../../src/ops/unvec.ts'
import { vec } from '../../src/ops/vec.ts'
import { zeros } from '../../src/ops/zeros.ts'

const { numOf } = build

export const [M, N] = [symbol('m'), symbol('n')]
export const s = variable('s', [])
export const t = variable('t', [])
export const x = variable('x', [N])
export const y = variable('y', [N])
export const u = variable('u', [M])
export const r = variable('r', [ONE, N])
export const A = variable('A', [M, N])
export const B = variable('B', [N, M])
export const C = variable('C', [N, N])
export const D = variable('D', [N, N])

const SIZES = new Map([
  ['m', 2],
  ['n', 3],
])

/** Operands of every shape, folded and unfolded forms of the neutral ones among them. */
export const POOL: readonly Expr[] = [
  ...[s, t, numOf(0), numOf(1), numOf(-1), numOf(2.5), build.sizeOf(N), build.sizeOf(ONE)],
  ...[call(neg, [s]), call(scale, [numOf(2), s]), call(scale, [s, t]), call(add, [s, t])],
  ...[call(quotient, [numOf(1), s]), call(quotient, [s, t]), call(powers, [s, numOf(2)])],
  ...[x, y, u, call(ones, [], [N]), call(zeros, [], [N]), call(neg, [x]), call(transpose, [r])],
  ...[call(scale, [numOf(-2), x]), call(scale, [s, x]), call(scale, [numOf(2), call(neg, [y])])],
  ...[call(add, [x, y]), call(hadamard, [x, y]), call(matmul, [C, x]), call(quotient, [x, s])],
  ...[call(scale, [call(quotient, [numOf(1), s]), x]), call(divide, [numOf(1), x])],
  ...[call(divide, [x, y]), call(sigma, [x]), call(dg, [C]), call(matmul, [B, u])],
  ...[r, call(transpose, [x]), call(ones, [], [ONE, N]), call(scale, [numOf(3), r])],
  ...[A, B, C, D, call(transpose, [A]), call(transpose, [C]), call(matmul, [A, B])],
  ...[call(ones, [], [M, N]), call(zeros, [], [M, N]), build.eyeOf(N), build.eyeOf(M)],
  ...[call(diag, [x]), call(diag, [r]), call(diag, [call(ones, [], [N])])],
  ...[call(outer, [u, x]), call(outer, [x, r]), call(outer, [x, y]), call(matmul, [u, r])],
  ...[call(add, [C, D]), call(add, [C, call(neg, [D])]), call(hadamard, [C, D]), call(inv, [C])],
  ...[call(scale, [numOf(0.5), C]), call(scale, [s, A]), call(neg, [C]), call(quotient, [A, s])],
  ...[call(matmul, [C, D]), call(matmul, [call(inv, [C]), C]), call(transpose, [call(sigma, [C])])],
  ...[call(vec, [A]), call(vec, [call(transpose, [A])]), call(ones, [], [multiply(M, N)])],
  ...[call(kron, [A, C]), call(kron, [u, x]), call(unvec, [call(kron, [u, x])], [M, N])],
]

/** A symmetric and an orthogonal matrix, and a vector with sum 1. */
export const S = variable('S', [N, N])
export const Q = variable('Q', [N, N])
export const p = variable('p', [N])
const SPECIAL: Readonly<Record<string, number[]>> = {
  S: [2, 0.5, -0.3, 0.5, 1.5, 0.7, -0.3, 0.7, 1.1],
  Q: [0.6, 0.8, 0, -0.8, 0.6, 0, 0, 0, 1],
  p: [0.2, 0.5, 0.3],
}

const LEAVES = [s, t, x, y, u, r, A, B, C, D, S, Q, p]

const VALUES: ReadonlyMap<string, Tensor> = new Map(
  LEAVES.map((leaf, k) => {
    const random = randomFrom(1, k)
    const dims = dimsOf(SIZES, leaf.shape)
    const data = Array.from({ length: count(dims) }, () => random.normal())
    return [leaf.name, tensor(dims, SPECIAL[leaf.name] ?? data)]
  }),
)

const refuse = (): never => {
  throw new RangeError('not in this test')
}

/** The value of an expression over these leaves. */
export const numbersOf = (expr: Expr): Tensor =>
  evaluateExpr(NUMBERS, expr, {
    sizes: SIZES,
    base: 1,
    value: name => VALUES.get(name) ?? refuse(),
    unknown: refuse,
    gradient: refuse,
    slope: refuse,
  })
