import { type Expr, table } from '../../core/expr.ts'
import { type Shape, sameShape } from '../../core/shape.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { entryAt, signedIn, sweep } from '../../elaborate/slope.ts'

/** ∂a/∂z beside ⊙, where a is f of each entry of z: the entries f′ instead of the diagonal matrix. */
export const diagonalSlope = (scope: Scope, syntax: Syntax, shape: Shape): Expr | undefined => {
  if (syntax.kind !== 'derivative') return undefined
  const signed = signedIn(scope, syntax)
  const { of, by, ofAt, byAt } = signed
  if (ofAt || byAt || of.kind !== 'var') return undefined
  const body = scope.network?.equations.get(of.name)?.body
  if (body?.kind !== 'call' || !body.op.elementwise) return undefined
  const [arg] = body.args
  const isOwn = arg?.kind === 'var' && arg.name === by.name && sameShape(by.shape, shape)
  if (!isOwn) return undefined
  const { letters, at } = sweep(scope, by.shape)
  return table(letters, entryAt(signed, at, at))
}
