import { describe, expect, test } from 'vitest'
import { call, type Expr, exprKey } from '../src/core/expr.ts'
import type { Op } from '../src/core/op.ts'
import { isScalar, ShapeError, sameShape } from '../src/core/shape.ts'
import { describeShape } from '../src/core/signature.ts'
import { add } from '../src/ops/add.ts'
import * as build from '../src/ops/build.ts'
import { dg } from '../src/ops/dg.ts'
import { diag } from '../src/ops/diag.ts'
import { divide } from '../src/ops/divide.ts'
import { dot } from '../src/ops/dot.ts'
import { hadamard } from '../src/ops/hadamard.ts'
import { inv } from '../src/ops/inv.ts'
import { kron } from '../src/ops/kron.ts'
import { matmul } from '../src/ops/matmul.ts'
import { neg } from '../src/ops/neg.ts'
import { outer } from '../src/ops/outer.ts'
import { powers } from '../src/ops/powers.ts'
import { quotient } from '../src/ops/quotient.ts'
import { scale } from '../src/ops/scale.ts'
import { ofChain } from '../src/ops/simplify/chain.ts'
import { sum } from '../src/ops/sum.ts'
import { tr } from '../src/ops/tr.ts'
import { transpose } from '../src/ops/transpose.ts'
import { unvec } from '../src/ops/unvec.ts'
import { vec } from '../src/ops/vec.ts'
import { zeros } from '../src/ops/zeros.ts'
import { A, B, C, M, N, numbersOf, POOL, s, t, u, x, y } from './support/operands.ts'

const { numOf } = build

type Make = (...args: Expr[]) => Expr

const plain =
  (op: Op): Make =>
  (...args) =>
    call(op, args)

const multiplied: Make = (a, b) => {
  if (!a || !b) throw new ShapeError('two factors')
  if (isScalar(a.shape)) return call(scale, [a, b])
  return isScalar(b.shape) ? call(scale, [b, a]) : call(matmul, [a, b])
}

const EXPONENTS = [-2, -1, 0, 0.5, 1, 2, 3]

const UNARY: readonly (readonly [string, Make, Make])[] = [
  ['negOf', build.negOf as Make, plain(neg)],
  ['transposeOf', build.transposeOf as Make, plain(transpose)],
  ['sumOf', build.sumOf as Make, plain(sum)],
  ['traceOf', build.traceOf as Make, plain(tr)],
  ['diagOf', build.diagOf as Make, plain(diag)],
  ['dgOf', build.dgOf as Make, plain(dg)],
  ['vecOf', build.vecOf as Make, plain(vec)],
  ['unvecOf', x => build.unvecOf(x as Expr, M, N), x => call(unvec, [x as Expr], [M, N])],
  ...EXPONENTS.map((e): [string, Make, Make] => [
    `powerOf ${e}`,
    a => build.powerOf(a as Expr, e),
    a => call(powers, [a as Expr, numOf(e)]),
  ]),
]

const BINARY: readonly (readonly [string, Make, Make])[] = [
  ['addOf', build.addOf, plain(add)],
  ['scaleOf', build.scaleOf as Make, plain(scale)],
  ['mulOf', build.mulOf as Make, multiplied],
  ['hadamardOf', build.hadamardOf, plain(hadamard)],
  ['outerOf', build.outerOf as Make, plain(outer)],
  ['quotientOf', build.quotientOf as Make, plain(quotient)],
  ['divideOf', build.divideOf as Make, plain(divide)],
  ['dotOf', build.dotOf as Make, plain(dot)],
  ['kronOf', build.kronOf as Make, plain(kron)],
]

describe.each(UNARY)('%s', (_name, smart, plainly) => {
  test('never changes a value', () => {
    expect(POOL.flatMap(a => difference(smart, plainly, [a]))).toEqual([])
  })
})

describe.each(BINARY)('%s', (_name, smart, plainly) => {
  test('never changes a value', () => {
    const pairs = POOL.flatMap(a => POOL.map(b => [a, b]))
    expect(pairs.flatMap(pair => difference(smart, plainly, pair))).toEqual([])
  })
})

test.each([
  ['addOf', build.addOf, plain(add)],
  ['hadamardOf', build.hadamardOf, plain(hadamard)],
] as const)('%s of three never changes a value', (_name, smart, plainly) => {
  const like = (a: Expr) => POOL.filter(b => sameShape(a.shape, b.shape))
  const triples = POOL.flatMap(a => like(a).map(b => [a, b, a]))
  expect(triples.flatMap(args => difference(smart, plainly, args))).toEqual([])
})

/** Findings of one comparison at a seeded draw; none where the plain operator refuses the shapes. */
const difference = (smart: Make, plainly: Make, args: readonly Expr[]): readonly string[] => {
  const expected = orRefused(() => plainly(...args))
  if (!expected) return []
  const found = smart(...args)
  const what = args.map(exprKey).join(' , ')
  if (!sameShape(found.shape, expected.shape)) {
    return [`${what}: ${describeShape(found.shape)}, not ${describeShape(expected.shape)}`]
  }
  const [a, b] = [numbersOf(found), numbersOf(expected)]
  const scaled = 1e-9 * Math.max(1, ...b.data.filter(Number.isFinite).map(Math.abs))
  const isSame = b.data.every(
    (v, n) => !Number.isFinite(v) || Math.abs(v - (a.data[n] ?? NaN)) <= scaled,
  )
  return isSame ? [] : [`seed 1, ${what}: ${exprKey(found)} is ${a.data}, not ${b.data}`]
}

const orRefused = (make: () => Expr): Expr | undefined => {
  try {
    return make()
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}

const FOLDS: readonly (readonly [string, Expr, Expr])[] = [
  ['x + x = 2 x', build.addOf(x, x), call(scale, [numOf(2), x])],
  ['x - x = 0', build.addOf(x, build.negOf(x)), call(zeros, [], [N])],
  ['x + 0 = x', build.addOf(x, build.zerosOf([N])), x],
  [
    '(x + y) + x = 2 x + y',
    build.addOf(build.addOf(x, y), x),
    build.addOf(build.scaleOf(numOf(2), x), y),
  ],
  ['--x = x', build.negOf(build.negOf(x)), x],
  ['1/2 (2 x) = x', build.scaleOf(numOf(0.5), build.scaleOf(numOf(2), x)), x],
  ['(-1) x = -x', build.scaleOf(numOf(-1), x), call(neg, [x])],
  ['s (-x) = -(s x)', build.scaleOf(s, build.negOf(x)), call(neg, [call(scale, [s, x])])],
  ['(1/s) x = x/s', build.scaleOf(build.quotientOf(numOf(1), s), x), call(quotient, [x, s])],
  ['I x = x', build.mulOf(build.eyeOf(N), x), x],
  ['inv(C) C = I', build.mulOf(call(inv, [C]), C), build.eyeOf(N)],
  ["u x' = u ⊗ x", build.mulOf(u, build.transposeOf(x)), call(outer, [u, x])],
  ['ones .* x = x', build.hadamardOf(build.onesOf([N]), x), x],
  ["C'' = C", build.transposeOf(build.transposeOf(C)), C],
  [
    "(A B)' = B' A'",
    build.transposeOf(build.mulOf(A, B)),
    build.mulOf(build.transposeOf(B), build.transposeOf(A)),
  ],
  ["(u ⊗ x)' = x ⊗ u", build.transposeOf(build.outerOf(u, x)), call(outer, [x, u])],
  ["diag(x)' = diag(x)", build.transposeOf(build.diagOf(x)), call(diag, [x])],
  ['diag(1) = I', build.diagOf(build.onesOf([N])), build.eyeOf(N)],
  ['dg(diag(x)) = x', build.dgOf(build.diagOf(x)), x],
  ['tr(x ⊗ y) = dot(x, y)', build.traceOf(build.outerOf(x, y)), call(dot, [x, y])],
  ['sum(ones) = n', build.sumOf(build.onesOf([N])), build.sizeOf(N)],
  [
    '(x/s)/t = x/(s t)',
    build.quotientOf(build.quotientOf(x, s), t),
    call(quotient, [x, call(scale, [s, t])]),
  ],
  ['x (1/y) = x/y', build.hadamardOf(x, build.powerOf(y, -1)), call(divide, [x, y])],
  [
    '(1/x)(1/x) = 1/x²',
    build.hadamardOf(build.powerOf(x, -1), build.powerOf(x, -1)),
    call(divide, [numOf(1), call(powers, [x, numOf(2)])]),
  ],
  [
    "kron(A', C') = kron(A, C)'",
    build.kronOf(build.transposeOf(A), build.transposeOf(C)),
    call(transpose, [call(kron, [A, C])]),
  ],
  [
    "kron(A', C)' = kron(A, C')",
    build.transposeOf(call(kron, [call(transpose, [A]), C])),
    call(kron, [A, call(transpose, [C])]),
  ],
  ['unvec(vec(A)) = A', build.unvecOf(build.vecOf(A), M, N), A],
  ["vec(x') = x", build.vecOf(build.transposeOf(x)), x],
  ['sum(vec(A)) = sum(A)', build.sumOf(build.vecOf(A)), call(sum, [A])],
  ['sum(dg(C)) = tr(C)', build.sumOf(build.dgOf(C)), call(tr, [C])],
  ['C^2 = C C', build.raiseOf(C, 2), call(matmul, [C, C])],
  ['C^-1 = inv(C)', build.raiseOf(C, -1), call(inv, [C])],
]

test.each(FOLDS)('%s', (_name, found, expected) => {
  expect(exprKey(found)).toBe(exprKey(expected))
})

test('a chain is the product of its factors, wherever a column meets a row', () => {
  const row = call(transpose, [y])
  const chains: readonly (readonly Expr[])[] = [
    [x, row, y],
    [row, y, row],
    [A, x, row, y],
    [row, y, row, y],
    [x, row],
  ]
  for (const factors of chains) {
    const plain = factors.reduce((a, b) =>
      isScalar(a.shape) || isScalar(b.shape) ? build.mulOf(a, b) : call(matmul, [a, b]),
    )
    const [found, known] = [numbersOf(ofChain(factors)), numbersOf(plain)]
    expect(found.dims).toEqual(known.dims)
    found.data.forEach((value, n) => void expect(value).toBeCloseTo(known.data[n] ?? 0, 12))
  }
})

test('factors keep their order', () => {
  expect(exprKey(build.hadamardOf(y, x))).toBe(exprKey(call(hadamard, [y, x])))
  expect(exprKey(build.scaleOf(t, build.scaleOf(s, x)))).toBe(
    exprKey(call(scale, [call(scale, [t, s]), x])),
  )
  const grouped = build.mulOf(B, build.mulOf(A, x))
  expect(exprKey(grouped)).toBe(exprKey(call(matmul, [B, call(matmul, [A, x])])))
  expect(exprKey(build.outerOf(x, u))).toBe(exprKey(call(outer, [x, u])))
})
