import type { Expr } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import type { Derivative } from '../../core/syntax.ts'
import { delta, type Pos, product, sum } from '../../core/term.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { entryAt, isTurnedHere, laidOut, signedIn, sweep } from '../../elaborate/slope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { cell, inColumns } from '../../ops/cell.ts'
import { vec } from '../../ops/vec.ts'

/**
 * `∂vec(Y)/∂vec(X)`: a row for each entry of what is derived, a column for each of the variable, column under column;
 * by `vec(X)^T` in every layout, and of a number a row.
 */
export const derivativeByColumns = (
  scope: Scope,
  syntax: Derivative,
  base: number,
): Expr | undefined => {
  const lies = syntax.by.kind === 'transposition'
  const by = syntax.by.kind === 'transposition' ? syntax.by.arg : syntax.by
  const [variable, ...others] = by.kind === 'call' && by.name === vec.name ? by.args : []
  if (!variable || others.length > 0) return undefined
  const signed = signedIn(scope, { ...syntax, by: variable })
  if (signed.ofAt || signed.byAt || signed.of.shape.length > 1) return undefined
  const row = sweep(scope, signed.of.shape)
  const column = sweep(scope, wholeIn(scope, by).shape)
  const inner = sweep(scope, signed.by.shape)
  const [i, j] = cell(signed.by.shape, inner.at)
  const place = inColumns(signed.by.shape, i, j, base)
  const body = product([delta(column.at[0] as Pos, place), entryAt(signed, row.at, inner.at)])
  const isNumber = isScalar(signed.of.shape)
  const isTurned = lies ? isNumber : isTurnedHere(scope, syntax, signed.of.shape, [place])
  return laidOut(scope, [row.letters, column.letters], sum(inner.letters, body), isTurned)
}
