import { type Affine, affineKey, constantOf, ONE, sameAffine } from './affine.ts'

/** A size: an affine form over size names, positive wherever it is instantiated. */
export type Dim = Affine
/**
 * The axes of a tensor. `[]` scalar, `[n]` vector (a column), `[1, n]` row,
 * `[m, n]` matrix. `[n, 1]` and `[1, 1]` do not occur: `shapeOf` folds them
 * into `[n]` and `[]`.
 */
export type Shape = readonly Dim[]

/** An operator was applied to shapes that it does not accept. */
export class ShapeError extends Error {
  override name = 'ShapeError'
}

/** The canonical shape of the given axes. */
export const shapeOf = (dims: readonly Dim[]): Shape => {
  if (dims.length !== 2 || !isUnit(dims[1])) return dims
  return isUnit(dims[0]) ? [] : dims.slice(0, 1)
}

export const isUnit = (dim: Dim | undefined): boolean => dim !== undefined && constantOf(dim) === 1

export const isScalar = (shape: Shape): boolean => shape.length === 0
export const isVector = (shape: Shape): boolean => shape.length === 1
export const isRow = (shape: Shape): boolean => shape.length === 2 && isUnit(shape[0])
/** Two axes of which neither is a unit. */
export const isMatrix = (shape: Shape): boolean => shape.length === 2 && !isUnit(shape[0])

export const sameShape = (a: Shape, b: Shape): boolean =>
  a === b || (a.length === b.length && a.every((dim, n) => sameAffine(dim, b[n] as Dim)))

/**
 * Axes of the derivative of one tensor by another: of a scalar those of the
 * variable, by a scalar those of what is derived, else both without units.
 */
export const jacobianShape = (of: Shape, by: Shape): Shape => {
  if (isScalar(of)) return by
  if (isScalar(by)) return of
  return [...of, ...by].filter(dim => !isUnit(dim))
}

export const shapeKey = (shape: Shape): string => shape.map(affineKey).join(',')

/** Rows of a shape of rank ≤ 2 seen as a matrix. */
export const rows = (shape: Shape): Dim => shape[0] ?? ONE
/** Columns of a shape of rank ≤ 2 seen as a matrix. */
export const columns = (shape: Shape): Dim => shape[1] ?? ONE
