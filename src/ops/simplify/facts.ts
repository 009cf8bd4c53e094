import type Fraction from 'fraction.js'
import type { Expr } from '../../core/expr.ts'

/** What is known of names after differentiation. Every question that is answered is an assumption used. */
export interface Facts {
  isSymmetric(name: string): boolean
  isOrthogonal(name: string): boolean
  isPositive(name: string): boolean
  /** The sum of all entries, where it is a number. */
  total(name: string): Fraction | undefined
  /** The name of the equation that says just this. */
  named(x: Expr): Expr | undefined
}

export const NO_FACTS: Facts = {
  isSymmetric: () => false,
  isOrthogonal: () => false,
  isPositive: () => false,
  total: () => undefined,
  named: () => undefined,
}
