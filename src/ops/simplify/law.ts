import type { Expr } from '../../core/expr.ts'
import type { Facts } from './facts.ts'

export interface Setting {
  readonly facts: Facts
  /** Simplifies a part that a rule has made. */
  go(x: Expr): Expr
}

/** An equality of values; `apply` returns undefined where it has nothing to say. */
export interface Law {
  readonly name: string
  /** Taken also where the result is as long. */
  readonly always?: boolean
  /** Taken even where the result is longer: something goes for good, or people write it so. */
  readonly forced?: boolean
  /** Puts what commutes in order; taken where that changes anything. */
  readonly orders?: boolean
  apply(x: Expr, setting: Setting): Expr | undefined
}
