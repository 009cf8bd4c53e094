import { type Affine, type AffineTerm, factorsOf } from '../../core/affine.ts'
import { name, numeral } from '../../core/nodes.ts'
import type { Infix } from '../../core/op.ts'
import type { Syntax } from '../../core/syntax.ts'

/** A size as it is written, `n`, `2`, `2*n`, `n - q + 1`; none where all is taken away. */
export const sizeSyntax = (size: Affine): readonly Syntax[] => {
  const { constant } = size
  const [first, ...rest] = size.terms.toSorted(([, a], [, b]) => b - a)
  if (!first) return [numeral(constant)]
  if (first[1] < 0) return []
  const named = rest.reduce<Syntax>(
    (sum, term) => infix(term[1] < 0 ? '-' : '+', sum, multiple(term)),
    multiple(first),
  )
  if (constant === 0) return [named]
  return [infix(constant < 0 ? '-' : '+', named, numeral(Math.abs(constant)))]
}

/** `n`, `2*n`, `m*n`, without its sign. */
const multiple = ([monomial, by]: AffineTerm): Syntax => {
  const [first, ...rest] = factorsOf(monomial).map(one => name(one)) as [Syntax, ...Syntax[]]
  const product = rest.reduce<Syntax>((all, one) => infix('*', all, one), first)
  return Math.abs(by) === 1 ? product : infix('*', numeral(Math.abs(by)), product)
}

const infix = (sign: Infix, left: Syntax, right: Syntax): Syntax => ({
  kind: 'infix',
  sign,
  left,
  right,
})
