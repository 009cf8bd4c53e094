import type { Expr } from '../../core/expr.ts'
import {
  columns,
  isMatrix,
  isRow,
  isScalar,
  isVector,
  rows,
  type Shape,
  sameShape,
} from '../../core/shape.ts'
import { describeShape } from '../../core/signature.ts'
import type { InfixSyntax, Syntax } from '../../core/syntax.ts'
import { combined, entrywise, multiplied, transposed } from '../../elaborate/arithmetic.ts'
import { attempt, refuse, together } from '../../elaborate/refusal.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { hadamardOf, kronOf, onesOf, outerOf, transposeOf } from '../../ops/build.ts'
import { scale } from '../../ops/scale.ts'
import { areOfOneName, diagonalSlope } from './diagonal.ts'
import { contractedProduct } from './formal.ts'
import { isChosen, type Policy } from './policy.ts'

/** A product as shapes have it; derivatives that follow each other are contracted instead. */
export const productOf = (policy: Policy, scope: Scope, syntax: InfixSyntax): Expr => {
  const formal = syntax.sign === '*' ? contractedProduct(policy, scope, syntax, times) : undefined
  if (formal) return formal
  const sides = [syntax.left, syntax.right]
  const [left, right] = together(sides.map(s => () => wholeIn(scope, s))) as [Expr, Expr]
  return isEntrywise(syntax, left, right)
    ? entrywiseProduct(policy, scope, { syntax, left, right })
    : times(policy, left, right, syntax)
}

/** `a ⊗ b`, Kronecker's product where one is a matrix; where one is a number, what it means of arrays, it means of these. */
export const outerProduct = (scope: Scope, syntax: InfixSyntax): Expr => {
  const sides = [syntax.left, syntax.right]
  const [left, right] = together(sides.map(s => () => wholeIn(scope, s))) as [Expr, Expr]
  if (isScalar(left.shape) || isScalar(right.shape)) return multiplied(left, right, syntax)
  if ([left, right].some(({ shape }) => shape.length > 2)) return refuseTensors(left, right, syntax)
  const isKronecker = [left, right].some(({ shape }) => isMatrix(shape) && !isRow(shape))
  return isKronecker ? kronOf(left, right) : combined(syntax.sign, left, right, syntax)
}

const isEntrywise = ({ sign, written }: InfixSyntax, left: Expr, right: Expr): boolean => {
  if (isScalar(left.shape) || isScalar(right.shape)) return false
  if (sign === '.*') return true
  return (written === 'ring' || written === 'star') && sameShape(left.shape, right.shape)
}

interface Factors {
  readonly syntax: InfixSyntax
  readonly left: Expr
  readonly right: Expr
}

/** ⊙, a ring or a star between equal shapes; of square matrices these may be the matrix product too. */
const entrywiseProduct = (policy: Policy, scope: Scope, factors: Factors): Expr => {
  const { syntax, left, right } = factors
  if (!sameShape(left.shape, right.shape)) {
    const [a, b] = [
      diagonalSlope(policy, scope, syntax.left, right.shape) ?? left,
      diagonalSlope(policy, scope, syntax.right, left.shape) ?? right,
    ]
    return entrywise(a, b, { ...syntax, sign: '.*' })
  }
  const isUnclear = syntax.written === 'ring' || syntax.written === 'star'
  const isSquare = isMatrix(left.shape) && sameShape(left.shape, left.shape.toReversed())
  if (isUnclear && isSquare && isChosen(policy, 'matrix')) return multiplied(left, right, syntax)
  return entrywise(left, right, { ...syntax, sign: '.*' })
}

/** A plain product: of matrices, a dot of two columns or rows, or with σ′(p) for the diagonal matrix of its entries. */
export const times = (policy: Policy, left: Expr, right: Expr, syntax: InfixSyntax): Expr => {
  if (isScalar(left.shape) || isScalar(right.shape)) return multiplied(left, right, syntax)
  const plain = () => plainProduct(left, right, syntax)
  const diagonal =
    diagonalProduct(left, right) ??
    (areOfOneName(left, right) ? hadamardOf(left, right) : undefined)
  if (!diagonal) return plain()
  const [known] = attempt(plain, [])
  if (!known) return diagonal
  return isChosen(policy, 'diagonal') ? diagonal : known
}

const plainProduct = (left: Expr, right: Expr, syntax: InfixSyntax): Expr => {
  const isDot = syntax.written === 'dot' && sameShape(left.shape, right.shape)
  if (isDot && isVector(left.shape)) return multiplied(transposed(left, syntax), right, syntax)
  if (isDot && isRow(left.shape)) return multiplied(left, transposed(right, syntax), syntax)
  if (left.shape.length > 2 || right.shape.length > 2) return refuseTensors(left, right, syntax)
  return multiplied(left, right, syntax)
}

const refuseTensors = (left: Expr, right: Expr, syntax: Syntax): never =>
  refuse('product-of-tensors', syntax, {
    left: describeShape(left.shape),
    right: describeShape(right.shape),
  })

/** diag(σ′(p)) · M and M · diag(σ′(p)). */
const diagonalProduct = (left: Expr, right: Expr): Expr | undefined => {
  const [isLeft, isRight] = [isSlope(left), isSlope(right)]
  if (!isLeft && !isRight) return undefined
  if (sameShape(left.shape, right.shape)) return hadamardOf(left, right)
  if (isLeft && isVector(left.shape)) return scaledRows(left, right)
  return isRight && isVector(right.shape) ? scaledColumns(left, right) : undefined
}

/** σ′(p), or a multiple of it. */
const isSlope = (expr: Expr): boolean => {
  if (expr.kind !== 'call') return false
  const { op, args } = expr
  if (op === scale) return args.slice(1).every(isSlope)
  return op.derivativeOf !== undefined && op.elementwise !== undefined
}

const scaledRows = (d: Expr, m: Expr): Expr | undefined =>
  isMatrix(m.shape) && sameShape(d.shape, m.shape.slice(0, 1))
    ? hadamardOf(outerOf(d, onesOf([columns(m.shape)])), m)
    : undefined

const scaledColumns = (m: Expr, d: Expr): Expr | undefined => {
  if (!endsIn(m.shape, d.shape)) return undefined
  return isRow(m.shape)
    ? hadamardOf(m, transposeOf(d))
    : hadamardOf(m, outerOf(onesOf([rows(m.shape)]), d))
}

const endsIn = (m: Shape, d: Shape): boolean => m.length === 2 && sameShape(m.slice(1), d)
