import { call, type Expr } from '../core/expr.ts'
import { isRow, isScalar, isUnit, isVector } from '../core/shape.ts'
import { mulOf, onesOf, transposeOf } from './build.ts'
import { matmul } from './matmul.ts'
import { outer } from './outer.ts'
import { sum } from './sum.ts'
import { is } from './weight.ts'

/** What is to be written as a matrix product. */
export interface Wanted {
  readonly outer: boolean
  readonly sums: boolean
}

/** u ⊗ v as u vᵀ, and Σ x as 1ᵀ x: equalities of values. */
export const productsFor = (expr: Expr, wanted: Wanted): Expr => {
  if (expr.kind !== 'call') return expr
  const args = expr.args.map(arg => productsFor(arg, wanted))
  const made = args.every((arg, n) => arg === expr.args[n]) ? expr : call(expr.op, args, expr.attrs)
  if (wanted.outer && is(outer, made)) return outerProduct(made.args as readonly [Expr, Expr])
  if (wanted.sums && is(sum, made)) return sumProduct(made.args[0] as Expr) ?? made
  return made
}

const outerProduct = ([u, v]: readonly [Expr, Expr]): Expr =>
  call(matmul, [isRow(u.shape) ? transposeOf(u) : u, isRow(v.shape) ? v : transposeOf(v)])

const sumProduct = (x: Expr): Expr | undefined => {
  if (!isVector(x.shape) || isScalar(x.shape) || isUnit(x.shape[0])) return undefined
  return mulOf(transposeOf(onesOf(x.shape)), x)
}
