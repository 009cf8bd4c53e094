import Fraction from 'fraction.js'
import { sameAffine } from '../core/affine.ts'
import { call, type Expr, num } from '../core/expr.ts'
import type { Infix, Op } from '../core/op.ts'
import { raisedNumber } from '../core/raised.ts'
import {
  columns,
  type Dim,
  isMatrix,
  isRow,
  isScalar,
  isVector,
  rows,
  ShapeError,
} from '../core/shape.ts'
import { describeDim, describeShape, matchSignatures } from '../core/signature.ts'
import type { InfixSyntax, Syntax } from '../core/syntax.ts'
import { raiseOf } from '../ops/build.ts'
import { OPS, opsSpelled } from '../ops/index.ts'
import { type Placed, refuse } from './refusal.ts'

/** The operand of a sign, and where it stands. */
export interface Operand {
  readonly expr: Expr
  readonly syntax: Syntax
}

/** An operator applied to shapes that it takes; undefined for others. */
export const tryCall = (
  op: Op,
  args: readonly Expr[],
  attrs: readonly Dim[] = [],
): Expr | undefined => {
  const shapes = args.map(arg => arg.shape)
  if (!op.shape && !op.sizes && !matchSignatures(op.signatures, shapes)) return undefined
  try {
    return call(op, args, attrs)
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}

/** The first of some operators that takes the arguments, applied to them. */
export const firstCall = (
  ops: readonly Op[],
  args: readonly Expr[],
  attrs: readonly Dim[] = [],
): Expr | undefined => {
  for (const op of ops) {
    const result = tryCall(op, args, attrs)
    if (result) return result
  }
  return undefined
}

export const negated = (x: Expr): Expr =>
  x.kind === 'num' ? num(x.value.neg()) : call(NEGATION, [x])

export const transposed = (x: Expr, at: Placed): Expr => {
  if (isScalar(x.shape)) return x
  return (
    tryCall(TRANSPOSITION, [x]) ??
    refuse('transposed-tensor', at, { shape: describeShape(x.shape) })
  )
}

/** `a * b`: numbers multiply, a scalar scales, arrays are multiplied as matrices. */
export const multiplied = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  if (left.kind === 'num' && right.kind === 'num') return num(left.value.mul(right.value))
  const isTurned = isScalar(right.shape) && !isScalar(left.shape)
  const product = firstCall(opsSpelled('*'), isTurned ? [right, left] : [left, right])
  return product ?? refuseProduct(left, right, at)
}

const refuseProduct = (left: Expr, right: Expr, at: InfixSyntax): never => {
  const values = { left: describeShape(left.shape), right: describeShape(right.shape) }
  const bothColumns = isVector(left.shape) && isVector(right.shape)
  if (bothColumns || (isRow(left.shape) && isRow(right.shape))) {
    return refuse('product-of-vectors', at, { ...values, ...briefs(at) })
  }
  if (left.shape.length > 2 || right.shape.length > 2)
    return refuse('product-of-tensors', at, values)
  const inner = { columns: describeDim(columns(left.shape)), rows: describeDim(rows(right.shape)) }
  return refuse('product-sizes', at, { ...values, ...inner })
}

/** The operands as they are called in a hint. */
const briefs = ({ left, right }: InfixSyntax) => ({
  a: left.kind === 'name' ? left.name : 'a',
  b: right.kind === 'name' ? right.name : 'b',
})

/** `a .* b` and `a ./ b` of equal shapes; with a scalar, scaling and division. */
export const entrywise = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  const isDivision = at.sign === './'
  if (isScalar(right.shape))
    return isDivision ? divided(left, right, at) : multiplied(left, right, at)
  if (isScalar(left.shape) && !isDivision) return multiplied(left, right, at)
  const [op] = opsSpelled(at.sign)
  const flat = !isDivision && left.kind === 'call' && left.op === op ? left.args : [left]
  const values = {
    sign: at.sign,
    left: describeShape(left.shape),
    right: describeShape(right.shape),
  }
  return firstCall(opsSpelled(at.sign), [...flat, right]) ?? refuse('entrywise-sizes', at, values)
}

/** `a / s` */
export const divided = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  if (!isScalar(right.shape)) {
    return refuse('division-by-array', at.right, { shape: describeShape(right.shape) })
  }
  if (right.kind === 'num') {
    if (right.value.equals(0)) return refuse('division-by-zero', at.right)
    return multiplied(num(right.value.inverse()), left, at)
  }
  return firstCall(opsSpelled('/'), [left, right]) as Expr
}

/** `x ^ e` and `x .^ e` */
export const raised = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  if (!isScalar(right.shape)) {
    return refuse('exponent-not-scalar', at.right, { shape: describeShape(right.shape) })
  }
  if (isScalar(left.shape)) return scalarPower(left, right, at)
  if (at.sign === '.^') return firstCall(opsSpelled(at.sign), [left, right]) as Expr
  if (isVector(left.shape) || isRow(left.shape)) return squared(left, right, at)
  return matrixPower(left, right, at)
}

const scalarPower = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  const isNumber = left.kind === 'num' && right.kind === 'num' && isSmallWhole(right.value)
  if (isNumber && left.value.equals(0) && right.value.s < 0n) return refuse('division-by-zero', at)
  const number = isNumber && raisedNumber(left.value, right.value)
  return number ? num(number) : (firstCall(opsSpelled('^'), [left, right]) as Expr)
}

const isSmallWhole = (value: Fraction): boolean =>
  value.d === 1n && value.abs().compare(LARGEST_EXPONENT) <= 0

const LARGEST_EXPONENT = new Fraction(64)

/** `v^2`, the squared norm; no other power of a vector or row is read. */
const squared = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  const isSquare = right.kind === 'num' && right.value.equals(2)
  const values = {
    shape: describeShape(left.shape),
    a: at.left.kind === 'name' ? at.left.name : 'v',
  }
  return isSquare ? raiseOf(left, right) : refuse('power-of-vector', at, values)
}

const matrixPower = (left: Expr, right: Expr, at: InfixSyntax): Expr => {
  const shape = describeShape(left.shape)
  const a = at.left.kind === 'name' ? at.left.name : 'A'
  const isSquare = isMatrix(left.shape) && sameAffine(rows(left.shape), columns(left.shape))
  if (!isSquare) return refuse('power-of-matrix', at, { shape, a })
  if (right.kind === 'num' && isSmallWhole(right.value)) return raiseOf(left, right)
  return refuse('matrix-exponent', at.right, { a })
}

/** Signs without a rule of their own: the first operator that takes the shapes. */
export const combined = (sign: Infix, left: Expr, right: Expr, at: InfixSyntax): Expr =>
  firstCall(opsSpelled(sign), [left, right]) ??
  refuse('sign-shapes', at, {
    sign,
    left: describeShape(left.shape),
    right: describeShape(right.shape),
  })

const NEGATION = OPS.find(op => op.spelling.kind === 'negation') as Op
const TRANSPOSITION = OPS.find(op => op.spelling.kind === 'postfix') as Op
