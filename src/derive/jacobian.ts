import { type Expr, grad } from '../core/expr.ts'
import { isScalar, isVector } from '../core/shape.ts'
import { mulOf, transposeOf } from '../ops/build.ts'
import { isDiagonal, type Link, type Target } from './link.ts'

/** ∇_θ L = (∂h/∂θ)ᵀ ∇_h L, between columns; undefined where there are several consumers, or what acts entry by entry. */
export const throughJacobian = (links: readonly Link[], target: Target): Expr | undefined => {
  const [link, ...others] = links
  const { of, by } = target
  if (!link?.consumer || others.length > 0 || !isScalar(of.shape)) return undefined
  if (!isVector(by.shape) || !isVector(link.consumer.shape) || isDiagonal(link, target)) return
  return mulOf(transposeOf(grad(link.consumer, by)), grad(of, link.consumer))
}
