import type { Expr } from '../../core/expr.ts'
import type { Op, World } from '../../core/op.ts'
import { isScalar } from '../../core/shape.ts'
import type { CallSyntax } from '../../core/syntax.ts'
import { tensor } from '../../core/tensor.ts'
import { isTotal, namedOps } from '../../elaborate/functions.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { NUMBERS } from '../../numeric/number.ts'

/** The trace, the determinant or the total of a number is that number: `tr(x'*A*x)`. */
export const ofNumber = (scope: Scope, syntax: CallSyntax): Expr | undefined => {
  const [arg, ...others] = syntax.args
  if (!arg || others.length > 0 || syntax.primes > 0 || syntax.options.length > 0) return undefined
  const ops = namedOps(scope, syntax.name)
  if (!ops.some(op => isTotal(op) || (isOfSquares(op) && isItself(op)))) return undefined
  const expr = wholeIn(scope, arg)
  return isScalar(expr.shape) ? expr : undefined
}

const isOfSquares = ({ signatures }: Op): boolean =>
  signatures.length > 0 && signatures.every(one => /^matrix\((\w+), \1\) -> scalar$/.test(one))

/** Whether it is, of a matrix of one entry, that entry. */
const isItself = (op: Op): boolean =>
  [2, 3].every(x => op.eval(NUMBERS, [tensor([1, 1], [x])], NOWHERE).data[0] === x)

const NOWHERE: World = {
  dims: [],
  attrs: [],
  base: 1,
  unknown: name => {
    throw new RangeError(`no function ${name}`)
  },
}
