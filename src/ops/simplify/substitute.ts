import type { Expr } from '../../core/expr.ts'
import { withArgs } from './simplify.ts'

/** Puts expressions in place of names; what is above is rebuilt, so that zeros and ones fold. */
export const substituteNames = (x: Expr, by: ReadonlyMap<string, Expr>): Expr => {
  const known = new Map<Expr, Expr>()
  const go = (inner: Expr): Expr => {
    if (inner.kind === 'var') return by.get(inner.name) ?? inner
    if (inner.kind !== 'call') return inner
    const result = known.get(inner) ?? withArgs(inner, inner.args.map(go))
    known.set(inner, result)
    return result
  }
  return go(x)
}
