import { call, type Expr } from '../../core/expr.ts'
import { diag } from '../diag.ts'
import { eye } from '../eye.ts'
import { inv } from '../inv.ts'
import { argOf, is, isNumber } from '../weight.ts'

/** The inverse of a square matrix. */
export const inverseOf = (x: Expr): Expr => (isEye(x) ? x : call(inv, [x]))

/** The identity matrix, or the number 1 that stands for it. */
export const isEye = (x: Expr): boolean => is(eye, x) || isNumber(x, 1)

/** The vector whose diagonal matrix it is. */
export const diagonalOf = (x: Expr): Expr | undefined => (is(diag, x) ? argOf(x, 0) : undefined)
