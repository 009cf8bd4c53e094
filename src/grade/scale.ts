import { numeral, sameSyntax } from '../core/nodes.ts'
import type { Syntax } from '../core/syntax.ts'
import { HALF, over, product } from './build.ts'
import { type Change, eachSummand, factorsOf } from './rewrite.ts'

/** A side, or one summand of it, multiplied by a number or a size; what cancels is left out. */
export function* scaled(side: Syntax, by: Syntax, inverse: Syntax): Iterable<Change> {
  const meant = multiplied(side, by, inverse)
  yield { syntax: meant, written: side, meant }
  yield* eachSummand(side, summand => [multiplied(summand, by, inverse)])
}

const multiplied = (syntax: Syntax, by: Syntax, inverse: Syntax): Syntax => {
  if (syntax.kind === 'negation')
    return { kind: 'negation', arg: multiplied(syntax.arg, by, inverse) }
  const [first, ...rest] = factorsOf(syntax)
  const short = first && joined(first, by)
  if (short) return product([short, ...rest])
  const factors = first ? [first, ...rest] : rest
  const n = factors.findIndex(factor => sameSyntax(factor, inverse))
  if (n < 0) return product([by, ...factors])
  return factors.length === 1 ? numeral(1) : product(factors.toSpliced(n, 1))
}

/** `2` by `1/N` is `2/N`; `2/N` by `N` is 2; `2/N` by `1/2` is `1/N`. */
const joined = (first: Syntax, by: Syntax): Syntax | undefined => {
  const isMean = by.kind === 'infix' && isOne(by.left)
  if (first.kind === 'numeral')
    return isMean && by.right.kind === 'name' ? over(first, by.right) : undefined
  if (first.kind !== 'infix' || first.sign !== '/' || first.left.kind !== 'numeral')
    return undefined
  const [top, below] = [Number(first.left.text), first.right]
  if (sameSyntax(below, by)) return isOne(first.left) ? undefined : first.left
  const isOfSize = below.kind === 'name'
  if (by.kind === 'numeral')
    return isOfSize ? over(numeral(top * Number(by.text)), below) : undefined
  return sameSyntax(by, HALF) && top % 2 === 0 ? over(numeral(top / 2), below) : undefined
}

const isOne = (syntax: Syntax): boolean => syntax.kind === 'numeral' && Number(syntax.text) === 1
