import { type Expr, exprKey, variable } from '../../core/expr.ts'
import { negation, numeral } from '../../core/nodes.ts'
import { isScalar } from '../../core/shape.ts'
import { describeShape } from '../../core/signature.ts'
import type { Evaluated, Syntax } from '../../core/syntax.ts'
import { refuse } from '../../elaborate/refusal.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import type { Policy } from './policy.ts'

/** `\lim_{h \to 0}` of a quotient, or of what has a value there: a name of its own. */
export const limitOf = (policy: Policy, scope: Scope, syntax: Evaluated): Expr => {
  const [point] = syntax.at
  if (!point) return refuse('derivative-in-equation', syntax)
  const { name: by, value } = point
  const inner = withNumber(scope, by)
  const to = wholeIn(scope, value)
  const [over, under] = quotientOf(syntax.of).map(part => wholeIn(inner, part)) as [Expr, Expr]
  const shapes = [to.shape, under.shape, inner.shapes.get(by) ?? []]
  const other = shapes.find(shape => !isScalar(shape))
  if (other) return refuse('claim-shapes', syntax, { left: describeShape(other), right: 'scalar' })
  const name = `limit of ${exprKey(over)} over ${exprKey(under)} as ${by} to ${exprKey(to)}`
  policy.changes.set(name, { kind: 'limit', over, under, by, to })
  return variable(name, over.shape)
}

/** The scope in which a name that nothing has is that of a number. */
const withNumber = (scope: Scope, name: string): Scope =>
  scope.values.has(name)
    ? scope
    : {
        ...scope,
        values: new Set([...scope.values, name]),
        shapes: new Map([...scope.shapes, [name, []]]),
      }

/** What stands over the line and under it, of a product of quotients and others. */
const quotientOf = (syntax: Syntax): readonly [Syntax, Syntax] => {
  if (syntax.kind === 'negation') {
    const [over, under] = quotientOf(syntax.arg)
    return [negation(over), under]
  }
  if (syntax.kind !== 'infix') return [syntax, ONE]
  if (syntax.sign === '/') return [syntax.left, syntax.right]
  if (syntax.sign !== '*') return [syntax, ONE]
  const [a, b] = quotientOf(syntax.left)
  const [c, d] = quotientOf(syntax.right)
  return [times(a, c), times(b, d)]
}

const ONE = numeral(1)

const times = (left: Syntax, right: Syntax): Syntax => {
  if (left === ONE) return right
  return right === ONE ? left : { kind: 'infix', sign: '*', left, right }
}
