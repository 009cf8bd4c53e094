import { type Call, call, type Expr } from '../../core/expr.ts'
import { isMatrix, isRow, isScalar, isVector } from '../../core/shape.ts'
import { add } from '../add.ts'
import {
  addOf,
  dgOf,
  dotOf,
  hadamardOf,
  mulOf,
  numOf,
  onesOf,
  outerOf,
  powerOf,
  traceOf,
  transposeOf,
} from '../build.ts'
import { dg } from '../dg.ts'
import { diag } from '../diag.ts'
import { hadamard } from '../hadamard.ts'
import { matmul } from '../matmul.ts'
import { ones } from '../ones.ts'
import { outer } from '../outer.ts'
import { power } from '../power.ts'
import { tr } from '../tr.ts'
import { transpose } from '../transpose.ts'
import { argOf, is } from '../weight.ts'
import { chainOf, ofChain } from './chain.ts'
import { freeKey } from './key.ts'
import type { Law } from './law.ts'
import { type Factor, monomialOf, toExpr } from './monomial.ts'
import { spelledOut } from './slope.ts'
import { tokens } from './tokens.ts'

/** Laws of products: numbers and scalars in front, diagonals and rank one spelled short. */
export const PRODUCT_LAWS: readonly Law[] = [
  // 2*(s*(x/s)) = 2*x, A*(2*x) = 2*A*x
  {
    name: 'gather-scalars',
    always: true,
    apply: x => (is(add, x) ? undefined : toExpr(monomialOf(x))),
  },
  // a^e * a^k = a^(e + k)
  { name: 'add-exponents', apply: x => addExponents(x) },
  // s*(1 - s)/s = 1 - s for f' in its result
  { name: 'spell-out-slope', apply: (x, { go }) => spellOut(x, go) },
  // diag(v)*x = v .* x
  {
    name: 'diagonal-times-vector',
    always: true,
    apply: x => {
      if (!is(matmul, x)) return undefined
      const [a, b] = [argOf(x, 0), argOf(x, 1)]
      return is(diag, a) && isVector(b.shape) ? hadamardOf(column(argOf(a, 0)), b) : undefined
    },
  },
  // x'*(A*x) as the inner product of x and A*x
  { name: 'inner-product', always: true, apply: x => innerProduct(x) },
  // (X' - A*X')*B = (X - X*A')'*B
  { name: 'transpose-out-of-factor', apply: (x, { go }) => transposedFactor(x, go) },
  // diag(a)*M*diag(b) = (a ⊗ b) .* M
  { name: 'two-diagonals', apply: x => twoDiagonals(x) },
  // b'*diag(v) = (b .* v)', (a ⊗ b)*diag(v) = a ⊗ (b .* v)
  { name: 'row-times-diagonal', apply: x => rowTimesDiagonal(x) },
  // dg(a ⊗ (M*b)) = a .* (M*b): the diagonal of a product of rank one
  {
    name: 'diagonal-of-rank-one',
    apply: x => (is(dg, x) ? rankOne(argOf(x, 0), hadamardOf) : undefined),
  },
  // (B .* A')*ones = dg(B*A)
  { name: 'rows-of-product', apply: x => rowsOfProduct(x) },
  // tr(a*b'*M) = b'*M*a
  { name: 'trace-of-rank-one', apply: x => (is(tr, x) ? rankOne(argOf(x, 0), dotOf) : undefined) },
  // tr(A*B*C) = tr(C*A*B) = tr(C'*B'*A')
  { name: 'turn-trace', apply: x => shortestTrace(x) },
  // ones(m) ⊗ (M*ones(n)) = ones(m, n)*M'
  { name: 'matrix-of-ones', apply: x => matrixOfOnes(x) },
]

const rowTimesDiagonal = (x: Expr): Expr | undefined => {
  const chain = chainOf(x)
  const n = chain.findIndex((f, k) => isRow(f.shape) && is(diag, chain[k + 1] ?? f))
  const [row, next] = [chain[n], chain[n + 1]]
  if (!row || !next || !is(diag, next)) return undefined
  const v = column(argOf(next, 0))
  const scaled = is(ones, column(row)) ? v : hadamardOf(column(row), v)
  return ofChain([...chain.slice(0, n), transposeOf(scaled), ...chain.slice(n + 2)])
}

const column = (x: Expr): Expr => (isRow(x.shape) ? transposeOf(x) : x)

const addExponents = (x: Expr): Expr | undefined => {
  const m = monomialOf(x)
  const raised = m.factors.find(f => f.e.equals(1) && is(power, f.base))
  if (!raised) return undefined
  const [base, e] = (raised.base as Call).args as [Expr, Expr]
  const other = m.factors.find(f => freeKey(f.base) === freeKey(base))
  if (!other) return undefined
  const merged: Factor = { base: powerOf(base, addOf(e, numOf(other.e))), e: raised.e }
  return toExpr({
    ...m,
    factors: m.factors.flatMap(f => (f === raised ? [merged] : f === other ? [] : [f])),
  })
}

/** f′ written in f where one of its factors cancels. */
const spellOut = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  const m = monomialOf(x)
  if (!m.factors.some(f => f.e.s < 0n)) return undefined
  for (const factor of m.factors) {
    const spelled = factor.e.equals(1) ? spelledOut(factor.base) : undefined
    if (!spelled) continue
    const factors = m.factors.filter(f => f !== factor)
    const s = monomialOf(go(spelled))
    return toExpr(
      monomialOf(toExpr({ ...m, c: m.c.mul(s.c), factors: [...factors, ...s.factors] })),
    )
  }
  return undefined
}

const innerProduct = (x: Expr): Expr | undefined => {
  if (!is(matmul, x) || !isScalar(x.shape)) return undefined
  const [row, ...rest] = chainOf(x)
  return row && isRow(row.shape) ? dotOf(transposeOf(row), ofChain(rest)) : undefined
}

/** A sum in a product has a bracket anyway, which a transpose may share. */
const transposedFactor = (x: Expr, go: (x: Expr) => Expr): Expr | undefined => {
  if (!is(matmul, x)) return undefined
  const args = x.args.map(arg => {
    const turned = is(add, arg) ? go(transposeOf(arg)) : arg
    return tokens(turned) + 1 < tokens(arg) ? call(transpose, [turned]) : arg
  })
  return args.every((arg, n) => arg === x.args[n]) ? undefined : call(matmul, args)
}

const twoDiagonals = (x: Expr): Expr | undefined => {
  if (!is(matmul, x)) return undefined
  const chain = chainOf(x)
  const n = chain.findIndex(
    (f, k) => is(diag, f) && k + 2 < chain.length && is(diag, chain[k + 2] as Expr),
  )
  if (n < 0) return undefined
  const [a, m, b] = chain.slice(n, n + 3) as [Call, Expr, Call]
  const scaled = hadamardOf(outerOf(argOf(a, 0), argOf(b, 0)), m)
  return ofChain([...chain.slice(0, n), scaled, ...chain.slice(n + 3)])
}

/** The chain of a matrix in which a column meets a row, by what stands on both sides. */
const rankOne = (x: Expr, join: (a: Expr, b: Expr) => Expr): Expr | undefined => {
  const body = monomialOf(x).body ?? x
  const chain = chainOf(body)
  const n = chain.findIndex((f, k) => k + 1 < chain.length && isColumn(f))
  if (n < 0 || body !== x) return undefined
  return join(ofChain(chain.slice(0, n + 1)), transposeOf(ofChain(chain.slice(n + 1))))
}

/** Only where a transpose goes away: else sums of rows say it better. */
const rowsOfProduct = (x: Expr): Expr | undefined => {
  if (!is(matmul, x) || !is(ones, argOf(x, 1)) || !isVector(x.shape)) return undefined
  const product = argOf(x, 0)
  if (!is(hadamard, product) || product.args.length !== 2) return undefined
  const [a, b] = product.args as [Expr, Expr]
  if (is(transpose, a) === is(transpose, b)) return undefined
  return is(transpose, b) ? dgOf(mulOf(a, argOf(b, 0))) : dgOf(mulOf(b, argOf(a as Call, 0)))
}

const isColumn = (x: Expr): boolean => isVector(x.shape)

const shortestTrace = (x: Expr): Expr | undefined => {
  if (!is(tr, x)) return undefined
  const chain = chainOf(argOf(x, 0))
  const turns = [chain, [...chain].reverse().map(transposeOf)]
  const all = turns.flatMap(c => c.map((_, n) => [...c.slice(n), ...c.slice(0, n)]))
  const made = all.filter(c => isMatrix((c[0] as Expr).shape)).map(c => traceOf(ofChain(c)))
  return made.reduce<Expr | undefined>(
    (best, next) => (best && tokens(best) <= tokens(next) ? best : next),
    undefined,
  )
}

const matrixOfOnes = (x: Expr): Expr | undefined => {
  if (!is(outer, x)) return undefined
  const [a, b] = [argOf(x, 0), argOf(x, 1)]
  if (is(ones, a) && endsInOnes(b)) {
    const [m, rest] = [a.shape[0], chainOf(b).slice(0, -1)]
    const n = chainOf(b).at(-1)?.shape[0]
    return m && n && mulOf(onesOf([m, n]), transposeOf(ofChain(rest)))
  }
  if (is(ones, b) && endsInOnes(a)) {
    const [n, rest] = [b.shape[0], chainOf(a).slice(0, -1)]
    const m = chainOf(a).at(-1)?.shape[0]
    return m && n && mulOf(ofChain(rest), onesOf([m, n]))
  }
  return undefined
}

const endsInOnes = (x: Expr): boolean => {
  const chain = chainOf(x)
  const last = chain.at(-1) as Expr
  return chain.length > 1 && is(ones, last) && isVector(last.shape)
}
