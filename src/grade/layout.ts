import type { Syntax } from '../core/syntax.ts'
import { infix, outer, product, turned } from './build.ts'
import { factorsOf, summandsOf, sumOfAll } from './rewrite.ts'
import { isOfEntries, type Suspect } from './suspect.ts'

/** The whole side transposed: the transposes put on the factors, then around it. */
export function* straightResult(at: Suspect): Iterable<Syntax> {
  if (isOfEntries(at) || at.shapeOf(at.wrong)?.length === 0) return
  yield insideOut(at, at.wrong)
  yield turned(at.wrong)
}

const insideOut = (at: Suspect, syntax: Syntax): Syntax => {
  const summands = summandsOf(syntax)
  if (summands.length > 1 || summands[0]?.isNegative) {
    return sumOfAll(summands.map(one => ({ ...one, syntax: insideOut(at, one.syntax) })))
  }
  const factors = factorsOf(syntax)
  const scalars = factors.filter(factor => at.shapeOf(factor)?.length === 0)
  const others = factors.filter(factor => !scalars.includes(factor)).toReversed()
  if (factors.length > 1) return product([...scalars, ...others.map(turned)])
  if (syntax.kind === 'infix' && (syntax.sign === '.*' || syntax.sign === './'))
    return infix(syntax.sign, turned(syntax.left), turned(syntax.right))
  if (syntax.kind === 'infix' && syntax.sign === '⊗') return outer(syntax.right, syntax.left)
  return turned(syntax)
}
