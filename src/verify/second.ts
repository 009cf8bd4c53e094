import type { Expr } from '../core/expr.ts'
import type { Tensor } from '../core/tensor.ts'
import { evaluateExpr } from '../numeric/evaluate.ts'
import { lookUp } from '../numeric/sample.ts'
import { worldOf } from './context.ts'
import { dense, type Forward, forwardMoved } from './reference.ts'

/** Derivatives of what has derivatives in it: all that depends on the variable follows. */
export const secondJacobian = <T>(at: Forward<T>, of: Expr, by: string): Tensor<T> => {
  const moved = forwardMoved(at, by)
  const found = evaluateExpr(moved.A, of, worldOf(moved).totalEnv())
  return dense(at.A, found, lookUp(at.values, by).dims)
}
