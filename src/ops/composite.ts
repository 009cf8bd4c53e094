import { call, type Expr } from '../core/expr.ts'
import { columns, rows } from '../core/shape.ts'
import { abs } from './abs.ts'
import { meanOf, quotientOf, sizeOf, sumAlong, sumOf } from './build.ts'

/** A function that is an abbreviation: it is replaced by what it stands for. */
export interface Composite {
  readonly name: string
  of(x: Expr): Expr
  /** Down the rows (1) or along them (2); absent where there is no such form. */
  along?(x: Expr, axis: 1 | 2): Expr
}

/** The abbreviations, by name; `along` alone adds an axis to an operator of that name. */
export const COMPOSITES: readonly Composite[] = [
  {
    name: 'mean',
    of: meanOf,
    along: (x, axis) =>
      quotientOf(sumAlong(x, axis), sizeOf(axis === 1 ? rows(x.shape) : columns(x.shape))),
  },
  { name: 'norm1', of: x => sumOf(call(abs, [x])) },
  { name: 'sum', of: sumOf, along: sumAlong },
]
