import { type Expr, exprKey, variable } from '../../core/expr.ts'
import { parametersOf } from '../../core/graph.ts'
import { isScalar } from '../../core/shape.ts'
import type { Differential } from '../../core/syntax.ts'
import { entry, type Term } from '../../core/term.ts'
import { positionsIn } from '../../elaborate/entry.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { spreadChange } from './change-of-terms.ts'
import { isChosen, type Policy, type Still } from './policy.ts'

/** `dW`: a name of its own for the change of a value, which no file can have. */
export const changeOf = (policy: Policy, scope: Scope, { of }: Differential): Expr => {
  const expr = wholeIn(scope, of)
  if (expr.kind === 'num') return { ...expr, value: expr.value.mul(0) }
  const still = stillIn(policy)
  const name = `${markOf(still)} ${exprKey(expr)}`
  policy.changes.set(name, { kind: 'change', of: expr, still })
  return variable(name, expr.shape)
}

const stillIn = (policy: Policy): Still => {
  if (policy.said && isChosen(policy, 'said')) return policy.said
  if (!hasInputs(policy)) return 'nothing'
  const [areInputs, areParameters] = [isChosen(policy, 'steady'), isChosen(policy, 'inputs')]
  if (areInputs) return 'inputs'
  return areParameters ? 'parameters' : 'nothing'
}

/** How changes are called, by what stands still in them. */
export const markOf = (still: Still): string =>
  typeof still === 'string' ? MARKS[still] : `ς(${still.join()})`

const MARKS = { nothing: 'd', inputs: 'δ', parameters: 'ι' } as const

const hasInputs = ({ graph }: Policy): boolean => parametersOf(graph).length < graph.leaves.length

/** `dq_i`: an entry of the change; `dm` of a number; `d(q_i^2)` of what is made of such. */
export const changeEntry = (
  policy: Policy,
  scope: Scope,
  syntax: Differential,
): Term | undefined => {
  const { of } = syntax
  if (of.kind === 'name') {
    const whole = changeOf(policy, scope, syntax)
    return isScalar(whole.shape) ? entry(whole, []) : undefined
  }
  if (of.kind !== 'indexed') {
    const spread = spreadChange(of)
    return spread && scope.read.term(scope, spread)
  }
  const whole = changeOf(policy, scope, { ...syntax, of: of.base })
  return entry(whole, positionsIn(scope, whole, of.at, of))
}
