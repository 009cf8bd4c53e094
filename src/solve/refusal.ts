import type { Expr } from '../core/expr.ts'

/** Why an unknown cannot be solved for in closed form. */
export type Reason =
  | { readonly kind: 'not-a-leaf' | 'position' | 'tensor' | 'no-path' | 'absent' }
  | { readonly kind: 'restricted'; readonly by: string }
  | { readonly kind: 'not-linear'; readonly expr: Expr }
  | { readonly kind: 'no-matrix-form' | 'too-long' }
  | { readonly kind: 'two-sided' | 'transposed' | 'entangled' | 'mixed' }

/** The unknown cannot be solved for: an honest refusal, never a guess. */
export class SolveRefusal extends Error {
  override name = 'SolveRefusal'
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.kind)
    this.reason = reason
  }
}

export const refuse = (reason: Reason): never => {
  throw new SolveRefusal(reason)
}
