import { affine, minus, multiply, ONE, plus } from '../core/affine.ts'
import type { Expr } from '../core/expr.ts'
import { columns, type Dim, isRow, isUnit, rows, type Shape } from '../core/shape.ts'
import {
  delta,
  entry,
  type Fresh,
  type Ix,
  type Pos,
  position,
  product,
  type Term,
} from '../core/term.ts'

/** Row and column of a position in a scalar, vector, row or matrix; 1 along unit axes. */
export const cell = (shape: Shape, at: readonly Pos[]): readonly [row: Pos, column: Pos] => [
  along(shape[0], at[0]),
  along(shape[1], at[1]),
]

/** Row and column of a position whose shape is not known to have units: those are already 1. */
export const spot = (at: readonly Pos[]): readonly [row: Pos, column: Pos] => [
  at[0] ?? ONE,
  at[1] ?? ONE,
]

/** The entry in a row and a column of a scalar, vector, row or matrix. */
export const entryIn = (x: Expr, row: Pos, column: Pos): Term =>
  entry(x, [row, column].slice(0, x.shape.length))

/** Place in a vector or row. */
export const place = (shape: Shape, at: readonly Pos[]): Pos => at[isRow(shape) ? 1 : 0] ?? ONE

/** The entry at a place of a vector or row. */
export const entryOn = (x: Expr, at: Pos): Term => entry(x, isRow(x.shape) ? [ONE, at] : [at])

/** δ of two positions in one shape, unit axes left out. */
export const same = (shape: Shape, a: readonly Pos[], b: readonly Pos[]): Term =>
  product(shape.map((dim, n) => delta(along(dim, a[n]), along(dim, b[n]))))

/** Blocks of so many places each, one after the other. */
export interface Blocks {
  readonly count: Dim
  readonly size: Dim
}

/** The position of a place inside a block among all places. */
export const inBlock = ({ count, size }: Blocks, block: Pos, place: Pos, base = 1): Pos => {
  if (isUnit(count)) return place
  return isUnit(size) ? block : plus(multiply(size, minus(block, affine(base))), place)
}

/** Where the entry in a row and a column stands in an array written column under column. */
export const inColumns = (shape: Shape, row: Pos, column: Pos, base = 1): Pos =>
  inBlock({ count: columns(shape), size: rows(shape) }, column, row, base)

/** Positions that run over a shape, with their letters; unit axes have none. */
export const sweep = (
  shape: Shape,
  fresh: Fresh,
): { readonly at: readonly Pos[]; readonly letters: readonly Ix[] } => {
  const axes = shape.map(dim => (isUnit(dim) ? undefined : fresh(dim)))
  return {
    at: axes.map(ix => (ix ? position(ix) : ONE)),
    letters: axes.filter(ix => ix !== undefined),
  }
}

const along = (dim: Dim | undefined, pos: Pos | undefined): Pos =>
  pos === undefined || isUnit(dim) ? ONE : pos
