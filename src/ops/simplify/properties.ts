import type { Expr } from '../../core/expr.ts'
import { numOf, transposeOf } from '../build.ts'
import { inv } from '../inv.ts'
import { sum } from '../sum.ts'
import { transpose } from '../transpose.ts'
import { argOf, is } from '../weight.ts'
import { freeKey } from './key.ts'
import type { Law, Setting } from './law.ts'

/** Laws that rest on what is known of names, and on symmetry that can be seen. */
export const PROPERTY_LAWS: readonly Law[] = [
  // V*x + v = p where the file says so
  { name: 'known-name', apply: (x, { facts }) => facts.named(x) },
  // S' = S for symmetric S
  {
    name: 'symmetric',
    apply: (x, setting) => {
      if (!is(transpose, x)) return undefined
      const body = argOf(x, 0)
      return isSymmetric(body, setting) ? body : undefined
    },
  },
  // sum(t) = c where that is assumed
  {
    name: 'known-sum',
    apply: (x, { facts }) => {
      const name = is(sum, x) ? nameOf(argOf(x, 0)) : undefined
      const total = name === undefined ? undefined : facts.total(name)
      return total && numOf(total)
    },
  },
]

const isSymmetric = (x: Expr, { facts, go }: Setting): boolean => {
  if (x.kind === 'var') return facts.isSymmetric(x.name)
  if (x.kind !== 'call') return false
  if (x.op === inv) return isSymmetric(argOf(x, 0), { facts, go })
  const turned = transposeOf(x)
  return !is(transpose, turned) && freeKey(go(turned)) === freeKey(x)
}

const nameOf = (x: Expr): string | undefined =>
  is(transpose, x) ? nameOf(argOf(x, 0)) : x.kind === 'var' ? x.name : undefined
