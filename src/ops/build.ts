import Fraction from 'fraction.js'
import { constantOf, multiply } from '../core/affine.ts'
import { type Call, call, type Expr, exprKey, num, sameExpr } from '../core/expr.ts'
import { raisedNumber } from '../core/raised.ts'
import {
  columns,
  type Dim,
  isMatrix,
  isRow,
  isScalar,
  isUnit,
  isVector,
  rows,
  type Shape,
  ShapeError,
  sameShape,
  shapeOf,
} from '../core/shape.ts'
import { add } from './add.ts'
import { dg } from './dg.ts'
import { diag } from './diag.ts'
import { divide } from './divide.ts'
import { dot } from './dot.ts'
import { eye } from './eye.ts'
import { hadamard } from './hadamard.ts'
import { inv } from './inv.ts'
import { kron } from './kron.ts'
import { matmul } from './matmul.ts'
import { mean } from './mean.ts'
import { neg } from './neg.ts'
import { ones } from './ones.ts'
import { outer } from './outer.ts'
import { power } from './power.ts'
import { powers } from './powers.ts'
import { quotient } from './quotient.ts'
import { scale } from './scale.ts'
import { size } from './size.ts'
import { sqnorm } from './sqnorm.ts'
import { sqrt } from './sqrt.ts'
import { sum } from './sum.ts'
import { tr } from './tr.ts'
import { transpose } from './transpose.ts'
import { unvec } from './unvec.ts'
import { vec } from './vec.ts'
import {
  argOf,
  filled,
  is,
  isNumber,
  timesNumber,
  type Weighted,
  weighted,
  weightOf,
} from './weight.ts'
import { zeros } from './zeros.ts'

// Constructors that fold what is neutral and bring numbers to the front. They keep
// the order of factors and never change a value.

export const numOf = (value: number | Fraction): Expr => num(new Fraction(value))

/** A size as a scalar. */
export const sizeOf = (dim: Dim): Expr => {
  const known = constantOf(dim)
  return known === undefined ? call(size, [], [dim]) : numOf(known)
}

export const zerosOf = (shape: Shape): Expr => filled(zeros, 0, shape)

export const onesOf = (shape: Shape): Expr => filled(ones, 1, shape)

export const onesLike = (x: Expr): Expr => onesOf(x.shape)

export const eyeOf = (dim: Dim): Expr => (isUnit(dim) ? numOf(1) : call(eye, [], [dim]))

/** The terms of a sum; an expression that is none is its own only term. */
export const summandsOf = (x: Expr): readonly Expr[] =>
  is(add, x) ? x.args.flatMap(summandsOf) : [x]

/** A flat sum; equal terms are counted, at the place of the first. */
export const addOf = (...terms: readonly Expr[]): Expr => {
  const counted = new Map<string, Weighted>()
  for (const term of terms.flatMap(summandsOf)) {
    const { c, rest } = weightOf(term)
    const key = exprKey(rest)
    counted.set(key, { rest, c: c.add(counted.get(key)?.c ?? 0) })
  }
  const left = [...counted.values()].filter(({ c }) => !c.equals(0)).map(weighted)
  const [first, ...more] = left
  if (!first) return zerosOf(terms[0]?.shape ?? [])
  return more.length === 0 ? first : call(add, left)
}

export const negOf = (x: Expr): Expr => timesNumber(new Fraction(-1), x)

/** A scalar times anything. */
export const scaleOf = (s: Expr, x: Expr): Expr => onWeights(scaleBare, s, x)

/** `a * b`: scaling where one is a scalar, else the matrix product. */
export const mulOf = (a: Expr, b: Expr): Expr => {
  if (isScalar(a.shape)) return scaleOf(a, b)
  return isScalar(b.shape) ? scaleOf(b, a) : onWeights(mulBare, a, b)
}

/** Entrywise product; scalars among the factors scale it. */
export const hadamardOf = (...factors: readonly Expr[]): Expr => {
  const parts = factors.map(weightOf)
  const bare = parts.flatMap(({ rest }) => (is(hadamard, rest) ? rest.args : [rest]))
  const arrays = bare.filter(x => !isScalar(x.shape))
  const body = arrays.length === 0 ? numOf(1) : hadamardBare(arrays)
  const scaled = bare.filter(x => isScalar(x.shape)).reduceRight((x, s) => scaleOf(s, x), body)
  return timesNumber(
    parts.reduce((c, part) => c.mul(part.c), new Fraction(1)),
    scaled,
  )
}

/** `a ⊗ b` of vectors or rows. */
export const outerOf = (a: Expr, b: Expr): Expr => onWeights(outerBare, upright(a), upright(b))

/** The transpose, pushed down to the leaves. */
export const transposeOf = (x: Expr): Expr => {
  if (isScalar(x.shape)) return x
  if (x.kind !== 'call') return call(transpose, [x])
  const [a = x, b = x] = x.args
  switch (x.op) {
    case transpose:
      return a
    case zeros:
    case ones:
      return call(x.op, [], [columns(x.shape), rows(x.shape)])
    case eye:
    case diag:
      return x
    case add:
      return addOf(...x.args.map(transposeOf))
    case hadamard:
      return hadamardOf(...x.args.map(transposeOf))
    case neg:
      return negOf(transposeOf(a))
    case scale:
      return scaleOf(a, transposeOf(b))
    case quotient:
      return quotientOf(transposeOf(a), b)
    case matmul:
      return mulOf(transposeOf(b), transposeOf(a))
    case outer:
      return outerOf(b, a)
    case kron:
      return is(transpose, a) || is(transpose, b)
        ? kronOf(transposeOf(a), transposeOf(b))
        : call(transpose, [x])
    case divide:
      return divideOf(transposeOf(a), transposeOf(b))
    case powers:
      return powerOf(transposeOf(a), b)
    default:
      return call(transpose, [x])
  }
}

/** Anything divided by a scalar. */
export const quotientOf = (x: Expr, s: Expr): Expr => {
  const above = weightOf(x)
  const below = weightOf(s)
  if (below.c.equals(0)) return call(quotient, [x, s])
  const c = above.c.div(below.c)
  if (c.equals(0) || isNumber(below.rest, 1)) return weighted({ c, rest: above.rest })
  const body = is(quotient, above.rest) ? above.rest : undefined
  const top = timesNumber(new Fraction(c.n), body ? argOf(body, 0) : above.rest)
  const bottom = timesNumber(new Fraction(c.d), below.rest)
  const whole = call(quotient, [top, body ? scaleOf(argOf(body, 1), bottom) : bottom])
  return c.s < 0n ? call(neg, [whole]) : whole
}

/** Entrywise quotient; one scalar may be divided by each entry. */
export const divideOf = (a: Expr, b: Expr): Expr => {
  if (isScalar(b.shape)) return quotientOf(a, b)
  const above = weightOf(a)
  const below = weightOf(b)
  if (below.c.equals(0) || above.c.equals(0)) return call(divide, [a, b])
  const top = is(ones, above.rest) ? numOf(1) : above.rest
  const isFull = !isScalar(top.shape)
  const rest = is(ones, below.rest) && isFull ? top : call(divide, [top, below.rest])
  return weighted({ c: above.c.div(below.c), rest })
}

/** Each entry to a power. */
export const powerOf = (x: Expr, exponent: Expr | Fraction | number): Expr => {
  const e = asExpr(exponent)
  const op = isScalar(x.shape) ? power : powers
  if (isNumber(e, 0)) return onesLike(x)
  if (isNumber(e, 1)) return x
  if (isNumber(e, -1)) return isScalar(x.shape) ? quotientOf(numOf(1), x) : divideOf(numOf(1), x)
  if (isNumber(e, 0.5)) return call(sqrt, [x])
  if (x.kind !== 'num' || e.kind !== 'num' || isNumber(x, 0)) return call(op, [x, e])
  const number = raisedNumber(x.value, e.value)
  return number ? numOf(number) : call(op, [x, e])
}

/** `x ^ e`: the squared norm of a vector or row, the power of a square matrix, else of a scalar. */
export const raiseOf = (x: Expr, exponent: Expr | Fraction | number): Expr => {
  const e = asExpr(exponent)
  if (isVector(x.shape) || isRow(x.shape)) return call(sqnorm, [x, e])
  return isScalar(x.shape) ? powerOf(x, e) : matrixPower(x, e)
}

/** `dot(a, b)` */
export const dotOf = (a: Expr, b: Expr): Expr => onWeights(dotBare, a, b)

/** Sum of all entries. */
export const sumOf = (x: Expr): Expr =>
  onWeight(x, rest => {
    if (isScalar(rest.shape)) return rest
    if (rest.kind !== 'call') return call(sum, [rest])
    const [a = rest, b = rest] = rest.args
    switch (rest.op) {
      case ones:
        return rest.shape.map(sizeOf).reduce(scaleOf)
      case eye:
        return sizeOf(rows(rest.shape))
      case transpose:
      case diag:
      case vec:
      case unvec:
        return sumOf(a)
      case dg:
        return traceOf(a)
      case kron:
      case outer:
        return scaleOf(sumOf(a), sumOf(b))
      default:
        return call(sum, [rest])
    }
  })

/** Mean of all entries. */
export const meanOf = (x: Expr): Expr =>
  onWeight(x, rest => (is(ones, rest) ? numOf(1) : call(mean, [rest])))

/** Sum of the diagonal. */
export const traceOf = (x: Expr): Expr =>
  onWeight(x, rest => {
    if (isScalar(rest.shape)) return rest
    if (rest.kind !== 'call') return call(tr, [rest])
    const [a = rest, b = rest] = rest.args
    switch (rest.op) {
      case ones:
      case eye:
        return sizeOf(rows(rest.shape))
      case transpose:
        return traceOf(a)
      case diag:
        return sumOf(a)
      case outer:
        return dotOf(a, b)
      default:
        return call(tr, [rest])
    }
  })

/** The diagonal matrix of a vector or row. */
export const diagOf = (x: Expr): Expr =>
  onWeight(x, rest => {
    if (isScalar(rest.shape)) return rest
    return is(ones, rest) ? eyeOf(rest.shape.at(-1) as Dim) : call(diag, [upright(rest)])
  })

/** The diagonal of a matrix. */
export const dgOf = (x: Expr): Expr =>
  onWeight(x, rest => {
    if (isScalar(rest.shape)) return rest
    if (rest.kind !== 'call') return call(dg, [rest])
    const [a = rest, b = rest] = rest.args
    switch (rest.op) {
      case ones:
      case eye:
        return onesOf(rest.shape.slice(0, 1))
      case transpose:
        return dgOf(a)
      case diag:
        return column(a)
      case outer:
        return hadamardOf(column(a), column(b))
      case add:
        return addOf(...rest.args.map(dgOf))
      case hadamard:
        return hadamardOf(...rest.args.map(dgOf))
      default:
        return call(dg, [rest])
    }
  })

/** The columns of a matrix one under the other. */
export const vecOf = (x: Expr): Expr =>
  onWeight(x, rest => {
    if (!isMatrix(rest.shape)) return column(rest)
    if (is(ones, rest)) return onesOf([multiply(rows(rest.shape), columns(rest.shape))])
    return is(unvec, rest) ? argOf(rest, 0) : call(vec, [rest])
  })

/** The matrix of so many rows and columns whose columns stand one under the other in a vector. */
export const unvecOf = (x: Expr, height: Dim, width: Dim): Expr =>
  onWeight(x, rest => {
    const shape = shapeOf([height, width])
    if (is(ones, rest)) return onesOf(shape)
    if (is(vec, rest) && sameShape(argOf(rest, 0).shape, shape)) return argOf(rest, 0)
    if (isUnit(width)) return rest
    return isUnit(height) ? transposeOf(rest) : call(unvec, [rest], [height, width])
  })

/** Kronecker's product: each entry of the first times the whole of the second. */
export const kronOf = (a: Expr, b: Expr): Expr => {
  if (isScalar(a.shape) || isScalar(b.shape)) return mulOf(a, b)
  return onWeights(kronBare, a, b)
}

const kronBare = (a: Expr, b: Expr): Expr => {
  const sizes = [rows, columns].map(along => multiply(along(a.shape), along(b.shape)))
  if (is(ones, a) && is(ones, b)) return onesOf(shapeOf(sizes))
  if (is(eye, a) && is(eye, b)) return eyeOf(sizes[0] as Dim)
  return is(transpose, a) && is(transpose, b)
    ? call(transpose, [call(kron, [argOf(a, 0), argOf(b, 0)])])
    : call(kron, [a, b])
}

/** Applies a constructor to what stands behind the numbers. */
const onWeight = (x: Expr, f: (rest: Expr) => Expr): Expr => {
  const { c, rest } = weightOf(x)
  return timesNumber(c, f(rest))
}

const onWeights = (f: (a: Expr, b: Expr) => Expr, a: Expr, b: Expr): Expr => {
  const x = weightOf(a)
  const y = weightOf(b)
  return timesNumber(x.c.mul(y.c), f(x.rest, y.rest))
}

const scaleBare = (s: Expr, x: Expr): Expr => {
  if (isNumber(s, 1)) return x
  if (isNumber(x, 1)) return s
  if (is(quotient, s) && isNumber(argOf(s, 0), 1)) return quotientOf(x, argOf(s, 1))
  return is(scale, x) ? scaleOf(scaleOf(s, argOf(x, 0)), argOf(x, 1)) : call(scale, [s, x])
}

const mulBare = (a: Expr, b: Expr): Expr => {
  if (is(eye, a)) return b
  if (is(eye, b)) return a
  if (isUnit(columns(a.shape))) return outerBare(upright(a), upright(b))
  if (is(diag, a) && is(diag, b))
    return diagOf(hadamardOf(column(argOf(a, 0)), column(argOf(b, 0))))
  if (cancels(a, b) || cancels(b, a)) return eyeOf(rows(a.shape))
  return call(matmul, [a, b])
}

/** True for inv(b) and b. */
const cancels = (a: Expr, b: Expr): boolean => is(inv, a) && sameExpr(argOf(a, 0), b)

const hadamardBare = (arrays: readonly Expr[]): Expr => {
  const below = arrays.flatMap(x => (isReciprocal(x) ? [argOf(x, 1)] : []))
  const above = arrays.filter(x => !is(ones, x) && !isReciprocal(x))
  const top = above.length === 0 ? onesLike(arrays[0] as Expr) : entrywise(above)
  return below.length === 0 ? top : divideOf(top, squareOr(below))
}

const isReciprocal = (x: Expr): x is Call => is(divide, x) && isNumber(argOf(x, 0), 1)

const entrywise = (arrays: readonly Expr[]): Expr =>
  arrays.length === 1 ? (arrays[0] as Expr) : call(hadamard, arrays)

/** One array to a power where all are the same one. */
const squareOr = (arrays: readonly Expr[]): Expr => {
  const [first] = arrays as [Expr]
  return arrays.every(x => sameExpr(x, first))
    ? powerOf(first, arrays.length)
    : hadamardOf(...arrays)
}

const outerBare = (a: Expr, b: Expr): Expr => {
  if (isScalar(a.shape) && isScalar(b.shape)) return scaleOf(a, b)
  if (is(ones, a) && is(ones, b)) return onesOf([a.shape.at(-1) as Dim, b.shape.at(-1) as Dim])
  return call(outer, [a, b])
}

const dotBare = (a: Expr, b: Expr): Expr => {
  if (is(ones, a)) return sumOf(b)
  return is(ones, b) ? sumOf(a) : call(dot, [upright(a), upright(b)])
}

/** A transposed vector or row as it was, ones as a vector: for where the direction does not matter. */
const upright = (x: Expr): Expr =>
  is(transpose, x) && (isRow(x.shape) || isVector(x.shape)) ? argOf(x, 0) : x

const column = (x: Expr): Expr => (isRow(x.shape) ? transposeOf(x) : x)

const asExpr = (x: Expr | Fraction | number): Expr =>
  typeof x === 'number' || x instanceof Fraction ? numOf(x) : x

/** Aᵏ as k factors, A⁰ = I, A⁻ᵏ = inv(A)ᵏ. */
const matrixPower = (x: Expr, e: Expr): Expr => {
  const k = e.kind === 'num' ? Number(e.value) : Number.NaN
  if (!Number.isSafeInteger(k)) throw new ShapeError('a matrix takes a whole exponent')
  const base = k < 0 ? call(inv, [x]) : x
  return Array.from({ length: Math.abs(k) }, () => base).reduce(mulOf, eyeOf(rows(x.shape)))
}
