import { call, type Expr } from '../../core/expr.ts'
import { isMatrix, isScalar, sameShape } from '../../core/shape.ts'
import type { InfixSyntax } from '../../core/syntax.ts'
import { divided, entrywise, raised } from '../../elaborate/arithmetic.ts'
import { together } from '../../elaborate/refusal.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { baseFunction, wholeIn } from '../../elaborate/whole.ts'
import { onesOf, scaleOf } from '../../ops/build.ts'
import { isChosen, type Policy } from './policy.ts'

/** A power of an array is of each entry, but for v², the squared norm, and the power of a square matrix, unless chosen. */
export const powered = (policy: Policy, scope: Scope, syntax: InfixSyntax): Expr => {
  const op = baseFunction(scope, syntax.left)
  if (op) return call(op, [wholeIn(scope, syntax.right)])
  const [left, right] = both(scope, syntax)
  if (isScalar(left.shape) || right.kind !== 'num') return raised(left, right, syntax)
  const entries: InfixSyntax = { ...syntax, sign: '.^' }
  const hasOwn = isMatrix(left.shape)
    ? sameShape(left.shape, left.shape.toReversed())
    : right.value.equals(2)
  if (right.value.s < 0n) return raised(left, right, syntax)
  if (hasOwn && !isChosen(policy, 'each-power')) return raised(left, right, syntax)
  return raised(left, right, entries)
}

/** A fraction of arrays of one shape, or of a scalar by an array, is entry by entry. */
export const quotient = (scope: Scope, syntax: InfixSyntax): Expr => {
  const [left, right] = both(scope, syntax)
  if (isScalar(right.shape)) return divided(left, right, syntax)
  const above = isScalar(left.shape) ? scaleOf(left, onesOf(right.shape)) : left
  if (!sameShape(above.shape, right.shape)) return divided(left, right, syntax)
  return entrywise(above, right, { ...syntax, sign: './' })
}

const both = (scope: Scope, { left, right }: InfixSyntax): readonly [Expr, Expr] =>
  together([left, right].map(s => () => wholeIn(scope, s))) as [Expr, Expr]
