import { type Call, call, type Expr, exprKey } from '../../core/expr.ts'
import type { Dim } from '../../core/shape.ts'
import { add } from '../add.ts'
import {
  addOf,
  dgOf,
  diagOf,
  divideOf,
  dotOf,
  hadamardOf,
  kronOf,
  meanOf,
  mulOf,
  negOf,
  outerOf,
  powerOf,
  quotientOf,
  scaleOf,
  sumOf,
  traceOf,
  unvecOf,
  vecOf,
} from '../build.ts'
import { dg } from '../dg.ts'
import { diag } from '../diag.ts'
import { divide } from '../divide.ts'
import { dot } from '../dot.ts'
import { hadamard } from '../hadamard.ts'
import { kron } from '../kron.ts'
import { matmul } from '../matmul.ts'
import { mean } from '../mean.ts'
import { neg } from '../neg.ts'
import { outer } from '../outer.ts'
import { power } from '../power.ts'
import { powers } from '../powers.ts'
import { quotient } from '../quotient.ts'
import { scale } from '../scale.ts'
import { sum } from '../sum.ts'
import { tr } from '../tr.ts'
import { transpose } from '../transpose.ts'
import { unvec } from '../unvec.ts'
import { vec } from '../vec.ts'
import type { Facts } from './facts.ts'
import { finish } from './finish.ts'
import { freeKey } from './key.ts'
import type { Law } from './law.ts'
import { LAWS } from './laws.ts'
import { lying } from './monomial.ts'
import { tokens } from './tokens.ts'

/** The shortest form that the rules find, from the leaves up. It never changes a value. */
export const simplify = (x: Expr, facts: Facts): Expr => finish(simplifier(facts)(x))

/** Simplifies with a memory of its own. */
const simplifier = (facts: Facts): ((x: Expr) => Expr) => {
  const known = new Map<string, Expr>()
  const go = (x: Expr): Expr => {
    if (x.kind !== 'call') return x
    const key = exprKey(x)
    const before = known.get(key)
    if (before) return before
    known.set(key, x)
    const result = settle(withArgs(x, x.args.map(go)))
    known.set(key, result)
    return result
  }
  const settle = (x: Expr): Expr => {
    for (const law of LAWS) {
      const next = law.apply(x, { facts, go })
      if (next && isBetter(next, x, law)) return go(next)
    }
    return x
  }
  return go
}

const isBetter = (next: Expr, x: Expr, { always, orders, forced }: Law): boolean => {
  if (forced) return true
  const gain = tokens(x) - tokens(next)
  if (gain !== 0) return gain > 0
  if (orders) return exprKey(next) !== exprKey(x)
  return always === true && freeKey(next) !== freeKey(x)
}

/** The call with other arguments, rebuilt by its constructor. */
export const withArgs = (x: Call, args: readonly Expr[]): Expr => {
  if (args.every((arg, n) => arg === x.args[n])) return x
  const [a, b] = args as [Expr, Expr]
  switch (x.op) {
    case add:
      return addOf(...args)
    case hadamard:
      return hadamardOf(...args)
    case matmul:
      return mulOf(a, b)
    case scale:
      return scaleOf(a, b)
    case quotient:
      return quotientOf(a, b)
    case divide:
      return divideOf(a, b)
    case power:
    case powers:
      return powerOf(a, b)
    case outer:
      return outerOf(a, b)
    case dot:
      return dotOf(a, b)
    case neg:
      return negOf(a)
    case transpose:
      return lying(a)
    case sum:
      return sumOf(a)
    case mean:
      return meanOf(a)
    case tr:
      return traceOf(a)
    case diag:
      return diagOf(a)
    case dg:
      return dgOf(a)
    case kron:
      return kronOf(a, b)
    case vec:
      return vecOf(a)
    case unvec:
      return unvecOf(a, ...(x.attrs as [Dim, Dim]))
    default:
      return call(x.op, args, x.attrs)
  }
}
