import type { Expr } from '../../core/expr.ts'
import type { Op } from '../../core/op.ts'
import { isMatrix, sameShape } from '../../core/shape.ts'
import type { CallSyntax } from '../../core/syntax.ts'
import { namedOps } from '../../elaborate/functions.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { hadamardOf, sumOf } from '../../ops/build.ts'

/** `⟨A, B⟩` of matrices of one shape: the sum of the products of their entries. */
export const innerProduct = (scope: Scope, syntax: CallSyntax): Expr | undefined => {
  const [a, b, ...others] = syntax.args
  if (!a || !b || others.length > 0 || syntax.primes > 0 || syntax.options.length > 0)
    return undefined
  if (!namedOps(scope, syntax.name).some(isInner)) return undefined
  const [left, right] = [wholeIn(scope, a), wholeIn(scope, b)]
  const isOfMatrices = isMatrix(left.shape) && sameShape(left.shape, right.shape)
  return isOfMatrices ? sumOf(hadamardOf(left, right)) : undefined
}

/** A number of two vectors or rows of one length, whichever. */
const isInner = ({ signatures, elementwise }: Op): boolean =>
  elementwise === undefined &&
  signatures.length > 0 &&
  signatures.every(one => /^(?:vector|row)\((\w+)\), (?:vector|row)\(\1\) -> scalar$/.test(one))
