import type { Infix, Op } from '../core/op.ts'
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
  shapeOf,
} from '../core/shape.ts'
import { equalSizes, offer, RANK, termBeside, widest } from './offer.ts'
import type { MapShapes } from './signature.ts'
import {
  equate,
  equateAll,
  fix,
  rootOf,
  type ShapeVar,
  type Solver,
  shapeIn,
  unite,
  unknownShape,
  unknownSize,
  watch,
} from './solver.ts'

/** What rules need of the inference. */
export interface Asking {
  readonly solver: Solver
  spelled(sign: Infix): readonly Op[]
}

/** `a + b - c`, broadcasting included. */
export const addRule = ({ solver }: Asking, terms: readonly ShapeVar[]): ShapeVar => {
  const result = unknownShape()
  watch(solver, terms, () => {
    const shapes = terms.map(term => shapeIn(solver, term))
    const known = shapes.filter(shape => shape !== undefined)
    const open = [...new Set(terms.filter((_, n) => !shapes[n]).map(rootOf))]
    const most = widest(known)
    if (most && !isScalar(most)) addArrays(solver, most, known, open, result)
    else if (open.length === 0) fix(solver, result, [])
    else if (open.length === 1) unite(solver, open[0] as ShapeVar, result)
  })
  return result
}

const addArrays = (
  solver: Solver,
  most: Shape,
  known: readonly Shape[],
  open: readonly ShapeVar[],
  result: ShapeVar,
): void => {
  for (const term of open) offer(solver, RANK.term, term, () => termBeside(most))
  if (open.length > 0) return
  for (const shape of known) align(solver, shape, most)
  fix(solver, result, most)
}

/** Sizes of a term of a sum against the widest term. */
const align = (solver: Solver, shape: Shape, most: Shape): void => {
  if (isRow(shape) && isMatrix(most)) equate(solver, columns(shape), columns(most))
  else if (isVector(shape) && isMatrix(most)) alignVector(solver, rows(shape), most)
  else if (isRow(shape) === isRow(most)) equateAll(solver, shape, most)
}

/** A vector goes over the rows or over the columns, whichever its size allows; over the rows when both may be. */
const alignVector = (solver: Solver, size: Dim, most: Shape): void => {
  const overRows = equalSizes(solver, size, columns(most))
  const overColumns = equalSizes(solver, size, rows(most))
  if (overRows || overColumns) return
  if (overRows === false && overColumns === undefined) equate(solver, size, rows(most))
  else if (overColumns === false && overRows === undefined) equate(solver, size, columns(most))
  else if (overRows === undefined) {
    solver.undecided.push(() => {
      if (!equalSizes(solver, size, rows(most))) equate(solver, size, columns(most))
    })
  }
}

/** `a * b` */
export const productRule = ({ solver }: Asking, a: ShapeVar, b: ShapeVar): ShapeVar => {
  const result = unknownShape()
  watch(solver, [a, b], () => {
    const left = shapeIn(solver, a)
    const right = shapeIn(solver, b)
    if (left && isScalar(left)) unite(solver, result, b)
    else if (right && isScalar(right)) unite(solver, result, a)
    else if (left && right) multiply(solver, left, right, result)
    else if (left) offerRight(solver, left, b)
    else if (right) offerLeft(solver, a, right)
  })
  return result
}

/** Sizes that meet are equal; a single row or column against many is an error that is told later. */
const multiply = (solver: Solver, left: Shape, right: Shape, result: ShapeVar): void => {
  if (left.length > 2 || right.length > 2) return
  if (isUnit(columns(left)) !== isUnit(rows(right))) return
  equate(solver, columns(left), rows(right))
  fix(solver, result, shapeOf([rows(left), columns(right)]))
}

/** The right factor of a matrix is a vector; so is one that stands transposed right of a vector. */
const offerRight = (solver: Solver, left: Shape, right: ShapeVar): void => {
  const { turned } = rootOf(right)
  if (!isVector(left)) offer(solver, RANK.factor, right, () => [columns(left)])
  else if (turned) offer(solver, RANK.factor, turned, () => [unknownSize(solver)])
}

/** Left of a matrix, a transposed leaf is a vector and a plain one a scalar. */
const offerLeft = (solver: Solver, left: ShapeVar, right: Shape): void => {
  const { turned } = rootOf(left)
  if (turned && !isRow(right)) offer(solver, RANK.factor, turned, () => [rows(right)])
  else if (isMatrix(right)) offer(solver, RANK.factor, left, () => [])
}

/** `a'` */
export const transposeRule = ({ solver }: Asking, arg: ShapeVar): ShapeVar => {
  const result = { ...unknownShape(), turned: arg }
  watch(solver, [arg, result], () => {
    const shape = shapeIn(solver, arg)
    const turned = shapeIn(solver, result)
    if (shape && !turned) fix(solver, result, transposed(shape))
    if (turned && !shape) fix(solver, arg, transposed(turned))
  })
  return result
}

const transposed = (shape: Shape): Shape =>
  isScalar(shape) || shape.length > 2 ? shape : shapeOf([columns(shape), rows(shape)])

/** `a .* b` and `a ./ b`: one shape, or a scalar with anything. */
export const entrywiseRule = ({ solver }: Asking, a: ShapeVar, b: ShapeVar): ShapeVar => {
  const result = unknownShape()
  const one = (x: ShapeVar, y: ShapeVar) => {
    const shape = shapeIn(solver, x)
    if (!shape) return
    if (isScalar(shape)) return unite(solver, result, y)
    fix(solver, result, shape)
    offer(solver, RANK.operand, y, () => shape)
  }
  watch(solver, [a, b], () => {
    const [left, right] = [shapeIn(solver, a), shapeIn(solver, b)]
    if (left && right && isRow(left) === isRow(right)) equateAll(solver, left, right)
    one(a, b)
    one(b, a)
  })
  return result
}

/** `a ^ e`: scalars, and the squared norm of vectors and rows, are scalars; a square matrix stays what it is. */
export const powerRule = ({ solver }: Asking, base: ShapeVar, exponent: ShapeVar): ShapeVar => {
  const result = unknownShape()
  fix(solver, exponent, [])
  watch(solver, [base], () => {
    const shape = shapeIn(solver, base)
    if (!shape) return
    if (!isMatrix(shape)) return fix(solver, result, [])
    equate(solver, rows(shape), columns(shape))
    unite(solver, result, base)
  })
  return result
}

/** `a / s` and `a .^ s` */
export const besideScalar = ({ solver }: Asking, a: ShapeVar, s: ShapeVar): ShapeVar => {
  fix(solver, s, [])
  return a
}

/** A declared map, or the derivative in one of its slots (from 1; 0 for the map itself). */
export const mapRule = (
  { solver }: Asking,
  { args: shapes, result }: MapShapes,
  args: readonly ShapeVar[],
  slot: number,
): ShapeVar => {
  args.forEach((arg, n) => {
    fix(solver, arg, shapes[n] ?? [])
  })
  const shape = unknownShape()
  fix(solver, shape, slot === 0 ? result : [...result, ...(shapes[slot - 1] ?? [])])
  return shape
}
