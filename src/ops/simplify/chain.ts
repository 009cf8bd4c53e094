import type { Expr } from '../../core/expr.ts'
import { columns, isRow, isScalar, isUnit, rows } from '../../core/shape.ts'
import { mulOf, outerOf, transposeOf } from '../build.ts'
import { matmul } from '../matmul.ts'
import { outer } from '../outer.ts'
import { argOf, is } from '../weight.ts'

/** The factors of a matrix product in order; a ⊗ b stands for a * b'. */
export const chainOf = (x: Expr): readonly Expr[] => {
  if (is(matmul, x)) return x.args.flatMap(chainOf)
  if (!is(outer, x)) return [x]
  return [...chainOf(standing(argOf(x, 0))), ...chainOf(lying(argOf(x, 1)))]
}

/** The product of a chain: columns are applied from the right, and where a column meets a row is ⊗. */
export const ofChain = (factors: readonly Expr[]): Expr => {
  const meet = factors.findIndex((f, n) => n + 1 < factors.length && isUnit(columns(f.shape)))
  if (meet >= 0) {
    const [left, right] = [factors.slice(0, meet + 1), factors.slice(meet + 1)].map(ofChain) as [
      Expr,
      Expr,
    ]
    if (isScalar(left.shape) || isScalar(right.shape)) return mulOf(left, right)
    return outerOf(left, transposeOf(right))
  }
  const [first, ...rest] = factors as [Expr, ...Expr[]]
  if (rest.length === 0) return first
  const last = factors.at(-1) as Expr
  return isUnit(columns(last.shape)) && !isUnit(rows(last.shape))
    ? mulOf(first, ofChain(rest))
    : rest.reduce(mulOf, first)
}

const standing = (x: Expr): Expr => (isRow(x.shape) ? transposeOf(x) : x)

const lying = (x: Expr): Expr => (isRow(x.shape) ? x : transposeOf(x))
