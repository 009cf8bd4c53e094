import { type Expr, table } from '../../core/expr.ts'
import { dependentsOf, type Graph } from '../../core/graph.ts'
import { mentionedInExpr } from '../../core/mentioned.ts'
import { isScalar } from '../../core/shape.ts'
import type { Evaluated, Syntax } from '../../core/syntax.ts'
import { entry, type Term } from '../../core/term.ts'
import { type Lenient, mentionsLetter, type Scope } from '../../elaborate/scope.ts'
import { derivativeByColumns } from './by-columns.ts'
import { changeEntry, changeOf } from './change.ts'
import { slopeAlone } from './diagonal.ts'
import { contractedTerm, derivativeOfLines } from './formal.ts'
import { derivedFunction } from './function.ts'
import { innerProduct } from './inner.ts'
import { limitOf } from './limit.ts'
import { ofNumber } from './number.ts'
import { takenAt } from './point.ts'
import { isChosen, type Policy } from './policy.ts'
import { powered, quotient } from './power.ts'
import { outerProduct, productOf } from './product.ts'
import { rowGradient } from './row.ts'
import { arrayIn, entryOfLines, hasSlice, scalarIn, sliceOf } from './slice.ts'
import { arraySum, openDerivative } from './sum.ts'

/** What people write and the language does not say. */
export const lenientBy = (policy: Policy): Lenient => ({
  whole: (scope, syntax) => wholeBy(policy, scope, syntax),
  term: (scope, syntax) => termBy(policy, scope, syntax),
  array: arrayIn,
  mode: (of, by, strict) => {
    const isMentioned = of.kind === 'var' ? strict === 'direct' : mentions(of, by.name)
    if (!isMentioned) return 'total'
    if (!hasOtherPath(policy.graph, of, by.name)) return strict
    return isChosen(policy, 'total') ? 'total' : 'direct'
  },
})

const mentions = (of: Expr, name: string): boolean => mentionedInExpr(of).includes(name)

/** Whether a value that is used depends on a name besides the name itself. */
const hasOtherPath = (graph: Graph, of: Expr, name: string): boolean => {
  const own = of.kind === 'var' ? graph.equations.find(e => e.name === of.name)?.uses : undefined
  const after = dependentsOf(graph, name)
  return (own ?? mentionedInExpr(of)).some(use => after.has(use))
}

const wholeBy = (policy: Policy, scope: Scope, syntax: Syntax): Expr | undefined => {
  switch (syntax.kind) {
    case 'infix':
      if (syntax.sign === '*' || syntax.sign === '.*') return productOf(policy, scope, syntax)
      if (syntax.sign === '/' || syntax.sign === './') return quotient(scope, syntax)
      if (syntax.sign === '⊗') return outerProduct(scope, syntax)
      return syntax.sign === '^' ? powered(policy, scope, syntax) : undefined
    case 'call':
      return ofNumber(scope, syntax) ?? innerProduct(scope, syntax)
    case 'differential':
      return changeOf(policy, scope, syntax)
    case 'evaluated':
      return valueThere(policy, scope, syntax)
    case 'derivative':
      return (
        derivativeByColumns(scope, syntax, policy.graph.base) ??
        derivedFunction(policy, scope, syntax) ??
        slopeAlone(policy, scope, syntax) ??
        derivativeOfLines(scope, syntax) ??
        rowGradient(policy, scope, syntax) ??
        openDerivative(scope, syntax)
      )
    case 'sum':
      return arraySum(scope, syntax)
    case 'indexed':
      return sliceOf(scope, syntax)
    case 'iverson':
      return mentionsLetter(scope, syntax) ? table([], scope.read.term(scope, syntax)) : undefined
    default:
      return undefined
  }
}

const valueThere = (policy: Policy, scope: Scope, syntax: Evaluated): Expr =>
  syntax.isLimit ? limitOf(policy, scope, syntax) : takenAt(policy, scope, syntax)

const termBy = (policy: Policy, scope: Scope, syntax: Syntax): Term | undefined => {
  if (syntax.kind !== 'sum' && syntax.kind !== 'iverson' && hasSlice(syntax))
    return entryOfLines(scope, syntax) ?? scalarIn(scope, syntax)
  switch (syntax.kind) {
    case 'infix':
      return syntax.sign === '*' ? contractedTerm(scope, syntax) : undefined
    case 'differential':
      return changeEntry(policy, scope, syntax)
    case 'evaluated': {
      const whole = valueThere(policy, scope, syntax)
      if (!isScalar(whole.shape)) return undefined
      return whole.kind === 'table' ? whole.body : entry(whole, [])
    }
    case 'derivative': {
      const whole = derivedFunction(policy, scope, syntax)
      return whole && isScalar(whole.shape) ? entry(whole, []) : undefined
    }
    default:
      return undefined
  }
}
