import type { Form } from '../core/derivation.ts'
import type { Call, Expr } from '../core/expr.ts'
import { isMatrix, isRow, isScalar, isVector, type Shape } from '../core/shape.ts'

/** Products that have a caption, by the classes of their factors. */
export const CAPTIONS = [
  'column-row',
  'entry-by-entry',
  'matrix-column',
  'row-matrix',
  'matrix-matrix',
] as const
export type Caption = (typeof CAPTIONS)[number]

/** The caption of what a form ends in: told by the sign and the shapes of its outermost product. */
export const captionOf = (form: Form): Caption | undefined =>
  form.level === 'matrix' && form.expr.kind === 'call' ? ofProduct(form.expr) : undefined

const ofProduct = ({ op, args, shape }: Call): Caption | undefined => {
  if (op.spelling.kind !== 'infix') return undefined
  const [left, right] = args as readonly [Expr?, Expr?]
  switch (op.spelling.sign) {
    case '⊗':
      return 'column-row'
    case '.*':
      return isScalar(shape) ? undefined : 'entry-by-entry'
    case '*':
      return left && right && ofMatrixProduct(left.shape, right.shape)
    default:
      return undefined
  }
}

const ofMatrixProduct = (left: Shape, right: Shape): Caption | undefined => {
  if (isVector(left)) return isRow(right) ? 'column-row' : undefined
  if (isRow(left)) return isMatrix(right) ? 'row-matrix' : undefined
  if (!isMatrix(left)) return undefined
  if (isVector(right)) return 'matrix-column'
  return isMatrix(right) ? 'matrix-matrix' : undefined
}
