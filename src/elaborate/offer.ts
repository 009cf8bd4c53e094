import { namesOf, sameAffine } from '../core/affine.ts'
import { type Dim, isScalar, type Shape } from '../core/shape.ts'
import { push } from './heap.ts'
import { isUnknownSize, resolve, rootOf, type ShapeVar, type Solver } from './solver.ts'

/** The rules by which open leaves are settled, first to last. */
export const RANK = { capital: 1, factor: 2, term: 3, operand: 4, argument: 5, rest: 6 } as const

/** Offers a shape to an open leaf; it is taken only if nothing settles the leaf before. */
export const offer = (
  solver: Solver,
  rank: number,
  to: ShapeVar,
  dims: () => readonly Dim[],
): void => {
  const { leaves } = rootOf(to)
  if (leaves.length === 0) return
  const order = leaves.reduce(
    (least, leaf) => Math.min(least, leaf.order),
    Number.POSITIVE_INFINITY,
  )
  push(solver.offers, { rank, order, to, dims })
}

/** The shape of a leaf that is added to something: over the rows of a matrix, else the same. */
export const termBeside = (shape: Shape): Shape => {
  const [rows, columns] = shape
  if (shape.length !== 2 || !rows || !columns) return shape
  if (rows.terms.length === 0 && rows.constant === 1) return shape
  return sameAffine(rows, columns) ? [{ constant: 1, terms: [] }, columns] : [columns]
}

/** True, false, or undefined while a size is unknown. */
export const equalSizes = (solver: Solver, a: Dim, b: Dim): boolean | undefined => {
  const [x, y] = [resolve(solver, a), resolve(solver, b)]
  if (sameAffine(x, y)) return true
  return [x, y].flatMap(namesOf).some(isUnknownSize) ? undefined : false
}

/** The shape with most axes; a row counts as a vector. */
export const widest = (shapes: readonly Shape[]): Shape | undefined =>
  shapes.reduce<Shape | undefined>(
    (best, shape) => (best && width(best) >= width(shape) ? best : shape),
    undefined,
  )

const width = (shape: Shape): number => {
  if (isScalar(shape) || shape.length > 2) return shape.length
  const isThin = shape.length === 2 && shape[0]?.terms.length === 0 && shape[0].constant === 1
  return isThin ? 1 : shape.length
}
