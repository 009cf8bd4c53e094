import { isScalar, jacobianShape, type Shape } from './shape.ts'

/**
 * How derivatives are laid out. `gradient`: of a scalar in the shape of the variable,
 * of an array with its own axes first. `numerator`: of a scalar transposed.
 * `denominator`: of an array transposed.
 */
export const LAYOUTS = ['gradient', 'numerator', 'denominator'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Whether the derivative of one shape by another lies the other way than in the layout `gradient`. */
export const isTurnedIn = (layout: Layout, of: Shape, by: Shape): boolean => {
  const shape = jacobianShape(of, by)
  if (layout === 'gradient' || isScalar(shape) || shape.length > 2) return false
  return isScalar(of) === (layout === 'numerator')
}

export const isLayout = (text: string): text is Layout => LAYOUTS.some(known => known === text)
