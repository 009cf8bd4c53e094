import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { call, type Expr, exprKey } from '../src/core/expr.ts'
import type { Op } from '../src/core/op.ts'
import { isScalar, ShapeError } from '../src/core/shape.ts'
import { type Random, randomFrom } from '../src/numeric/random.ts'
import { abs } from '../src/ops/abs.ts'
import { add } from '../src/ops/add.ts'
import { addOf, negOf, numOf, onesOf, scaleOf, sizeOf, transposeOf } from '../src/ops/build.ts'
import { dg } from '../src/ops/dg.ts'
import { diag } from '../src/ops/diag.ts'
import { divide } from '../src/ops/divide.ts'
import { dot } from '../src/ops/dot.ts'
import { exp } from '../src/ops/exp.ts'
import { hadamard } from '../src/ops/hadamard.ts'
import { inv } from '../src/ops/inv.ts'
import { kron } from '../src/ops/kron.ts'
import { matmul } from '../src/ops/matmul.ts'
import { mean } from '../src/ops/mean.ts'
import { neg } from '../src/ops/neg.ts'
import { outer } from '../src/ops/outer.ts'
import { power } from '../src/ops/power.ts'
import { primeOf } from '../src/ops/prime.ts'
import { quotient } from '../src/ops/quotient.ts'
import { relu } from '../src/ops/relu.ts'
import { scale } from '../src/ops/scale.ts'
import { sigma } from '../src/ops/sigma.ts'
import { sign } from '../src/ops/sign.ts'
import type { Facts } from '../src/ops/simplify/facts.ts'
import { LAWS } from '../src/ops/simplify/laws.ts'
import { simplify } from '../src/ops/simplify/simplify.ts'
import { tokens } from '../src/ops/simplify/tokens.ts'
import { cos, sin } from '../src/ops/sin.ts'
import { cosh, sinh } from '../src/ops/sinh.ts'
import { sqrt } from '../src/ops/sqrt.ts'
import { step } from '../src/ops/step.ts'
import { sum } from '../src/ops/sum.ts'
import { tr } from '../src/ops/tr.ts'
import { transpose } from '../src/ops/transpose.ts'
import { unvec } from '../src/ops/unvec.ts'
import { vec } from '../src/ops/vec.ts'
import { A, C, D, M, N, numbersOf, POOL, p, Q, S, s, t, u, x, y } from './support/operands.ts'

const KNOWN = call(sigma, [x])

const FACTS: Facts = {
  isSymmetric: name => name === 'S',
  isOrthogonal: name => name === 'Q',
  isPositive: () => false,
  total: name => (name === 'p' ? new Fraction(1) : undefined),
  named: expr => (exprKey(expr) === exprKey(KNOWN) ? KNOWN : undefined),
}

const UNARY: readonly Op[] = [neg, transpose, sum, tr, diag, dg, inv, sigma, primeOf(sigma)]
const BINARY: readonly Op[] = [
  ...[add, add, add, scale, matmul, hadamard, outer, quotient, divide, dot, power],
]
const LEAVES = [...POOL, S, Q, p, call(transpose, [Q]), call(transpose, [S]), KNOWN]

/** A random tree; undefined where shapes do not fit. */
const tree = (random: Random, depth: number): Expr => {
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)] as T
  if (depth === 0) return pick(LEAVES)
  for (let trial = 0; trial < 30; trial++) {
    const [a, b] = [tree(random, depth - 1), tree(random, random.below(depth))]
    const isUnary = random.uniform() < 0.3
    const made = tryCall(isUnary ? pick(UNARY) : pick(BINARY), isUnary ? [a] : [a, b])
    if (made) return made
  }
  return pick(LEAVES)
}

const tryCall = (op: Op, args: readonly Expr[]): Expr | undefined => {
  try {
    return call(op, args)
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}

/** Products of two functions of one argument that are one. */
const known = (z: Expr): readonly Expr[] => {
  const over = (a: Expr, b: Expr) => call(isScalar(z.shape) ? quotient : divide, [a, b])
  const times = (a: Expr, b: Expr) => call(isScalar(z.shape) ? scale : hadamard, [a, b])
  const one = onesOf(z.shape)
  const [up, down] = [call(exp, [z]), call(exp, [negOf(z)])]
  return [
    over(up, addOf(one, up)),
    over(one, addOf(one, down)),
    times(call(sigma, [z]), call(sigma, [negOf(z)])),
    times(up, call(exp, [scaleOf(numOf(-2), z)])),
    times(up, call(sigma, [negOf(z)])),
    over(call(sinh, [z]), call(cosh, [z])),
    over(call(add, [up, negOf(down)]), call(add, [up, down])),
    over(call(sin, [z]), call(cos, [z])),
    times(call(relu, [z]), call(step, [z])),
    times(z, call(step, [z])),
    times(z, call(sign, [z])),
    times(call(abs, [z]), call(sign, [z])),
    over(z, call(abs, [z])),
  ]
}

/** Cases that meet every law, beside the random ones. */
const MET: readonly Expr[] = [
  call(transpose, [S]),
  call(matmul, [call(kron, [A, C]), call(kron, [x, y])]),
  call(vec, [call(add, [call(unvec, [call(kron, [u, x])], [M, N]), A])]),
  call(unvec, [call(add, [call(vec, [A]), call(kron, [u, x])])], [M, N]),
  call(inv, [call(inv, [C])]),
  call(matmul, [call(matmul, [A, call(inv, [C])]), C]),
  call(matmul, [call(transpose, [Q]), Q]),
  call(sum, [p]),
  call(scale, [s, call(quotient, [x, s])]),
  call(scale, [call(power, [s, t]), call(quotient, [x, s])]),
  call(quotient, [call(primeOf(sigma), [s]), call(sigma, [s])]),
  call(matmul, [call(diag, [x]), y]),
  call(matmul, [call(outer, [x, y]), call(diag, [y])]),
  call(dg, [call(outer, [x, y])]),
  call(matmul, [call(hadamard, [C, call(transpose, [D])]), onesOf([N])]),
  call(dg, [call(matmul, [call(outer, [x, y]), C])]),
  call(tr, [call(matmul, [call(outer, [x, y]), C])]),
  call(tr, [call(matmul, [call(transpose, [C]), call(transpose, [D])])]),
  call(outer, [onesOf([M]), call(matmul, [call(transpose, [A]), onesOf([M])])]),
  call(hadamard, [x, call(divide, [y, x])]),
  call(dot, [x, call(divide, [y, x])]),
  call(divide, [call(primeOf(sigma), [x]), KNOWN]),
  call(add, [negOf(x), y]),
  call(add, [call(hadamard, [x, y]), call(hadamard, [y, x])]),
  call(add, [call(matmul, [C, x]), call(matmul, [C, y])]),
  call(neg, [call(add, [x, negOf(y)])]),
  call(hadamard, [call(add, [call(divide, [x, y]), KNOWN]), y]),
  call(add, [scaleOf(addOf(numOf(1), negOf(s)), x), scaleOf(s, x), negOf(x)]),
  call(sigma, [negOf(x)]),
  call(matmul, [call(transpose, [D]), call(transpose, [call(inv, [call(matmul, [D, C])])])]),
  call(inv, [call(diag, [x])]),
  call(matmul, [call(inv, [C]), call(add, [call(matmul, [C, x]), negOf(y)])]),
  call(matmul, [call(matmul, [call(diag, [x]), C]), call(diag, [y])]),
  call(matmul, [call(matmul, [call(transpose, [x]), C]), y]),
  call(matmul, [call(add, [call(transpose, [C]), call(matmul, [D, call(transpose, [C])])]), D]),
  call(divide, [x, x]),
  ...[x, s].flatMap(known),
  call(add, [call(diag, [x]), call(diag, [y])]),
  call(sum, [call(add, [x, negOf(scaleOf(s, onesOf([N])))])]),
  call(quotient, [call(sum, [x]), sizeOf(N)]),
  call(scale, [sizeOf(N), call(mean, [x])]),
  call(sqrt, [call(dot, [x, x])]),
  call(sqrt, [call(tr, [call(matmul, [call(transpose, [A]), A])])]),
  call(quotient, [call(exp, [x]), call(sum, [call(exp, [x])])]),
  call(transpose, [call(sigma, [call(transpose, [x])])]),
  call(outer, [x, call(transpose, [y])]),
  call(add, [s, negOf(call(quotient, [s, t]))]),
  negOf(call(matmul, [A, call(add, [x, negOf(y)])])),
]

const RANDOM = Array.from({ length: 3000 }, (_, k) => tree(randomFrom(1, k), 1 + (k % 4)))

const differs = (found: Expr, expr: Expr): readonly string[] => {
  const [a, b] = [numbersOf(found).data, numbersOf(expr).data]
  if (!parts(expr).every(isTame)) return []
  const scaled = 1e-7 * Math.max(1, ...b.map(Math.abs))
  const isSame = a.length === b.length && b.every((v, n) => Math.abs(v - (a[n] ?? NaN)) <= scaled)
  return isSame ? [] : [`seed 1, ${exprKey(expr)}: ${exprKey(found)} is ${a}, not ${b}`]
}

/** Neither infinite nor made of rounding. */
const isTame = (expr: Expr): boolean => numbersOf(expr).data.every(v => Math.abs(v) < 1e6)

const parts = (expr: Expr): readonly Expr[] =>
  expr.kind === 'call' ? [expr, ...expr.args.flatMap(parts)] : [expr]

describe.each(LAWS.map(law => [law.name, law] as const))('%s', (name, law) => {
  test('changes no value', () => {
    const all = [...MET, ...RANDOM].flatMap(parts)
    const made = all.flatMap(expr => {
      const next = law.apply(expr, { facts: FACTS, go: other => other })
      return next && next !== expr ? [[next, expr] as const] : []
    })
    if (name !== 'known-name') expect(made.length).toBeGreaterThan(0)
    expect(made.flatMap(([next, expr]) => differs(next, expr))).toEqual([])
  })
})

test('3000 random expressions keep their values, and next to none gets longer', () => {
  expect(RANDOM.flatMap(expr => differs(simplify(expr, FACTS), expr))).toEqual([])
  const longer = RANDOM.filter(expr => tokens(simplify(expr, FACTS)) > tokens(expr))
  expect(longer.length).toBeLessThan(RANDOM.length / 50)
})

test('the order of terms does not matter', () => {
  const terms = [call(matmul, [C, x]), negOf(y), call(matmul, [transposeOf(C), x]), scaleOf(s, y)]
  const orders = terms.map((_, n) => [...terms.slice(n), ...terms.slice(0, n)])
  const forms = orders.map(order => exprKey(simplify(addOf(...order), FACTS)))
  expect(new Set(forms).size).toBe(1)
})
