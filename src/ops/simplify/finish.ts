import { type Call, call, type Expr } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import { add } from '../add.ts'
import { negOf, quotientOf, scaleOf } from '../build.ts'
import { divide } from '../divide.ts'
import { hadamard } from '../hadamard.ts'
import { neg } from '../neg.ts'
import { outer } from '../outer.ts'
import { quotient } from '../quotient.ts'
import { scale } from '../scale.ts'
import { argOf, is, isNumber } from '../weight.ts'

/** Scalars and signs put where they need no brackets: 2*(a ⊗ b) = 2*a ⊗ b. For the last look only. */
export const finish = (x: Expr): Expr => {
  if (x.kind !== 'call') return x
  const [a, b] = x.args as [Expr?, Expr?]
  if (a && b && x.op === scale && isLoose(b)) return onFirst(b, first => scaleOf(a, first))
  if (a && x.op === neg && isLoose(a)) return onFirst(a, negOf)
  const inner = a && is(scale, a) ? argOf(a, 1) : undefined
  if (a && x.op === neg && is(scale, a) && inner && isLoose(inner)) {
    return onFirst(inner, first => negOf(scaleOf(argOf(a, 0), first)))
  }
  if (a && b && x.op === quotient && is(outer, a)) {
    return finish(call(outer, [argOf(a, 0), quotientOf(argOf(a, 1), b)]))
  }
  const args = x.args.map(arg => (x.op === add && is(neg, arg) ? negated(arg) : finish(arg)))
  return args.every((arg, n) => arg === x.args[n]) ? x : call(x.op, args, x.attrs)
}

/** The sign of a summand stays in front of it. */
const negated = (x: Call): Expr => call(neg, [finish(argOf(x, 0))])

const isLoose = (x: Expr): x is Call => is(outer, x) || is(hadamard, x) || is(divide, x)

const onFirst = (x: Call, f: (first: Expr) => Expr): Expr => {
  const [first, ...rest] = x.args as [Expr, ...Expr[]]
  const isOne = x.op === divide && isScalar(first.shape) && isNumber(first, 1)
  const made = isOne ? f(first) : f(finish(first))
  return call(x.op, [made, ...rest.map(finish)])
}
