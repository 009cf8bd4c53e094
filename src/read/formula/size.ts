import { type Affine, bareName, constantOf, factorsOf } from '../../core/affine.ts'
import { name, numeral } from '../../core/nodes.ts'
import type { Infix } from '../../core/op.ts'
import type { Syntax } from '../../core/syntax.ts'

/** A size as it is written, `n`, `2`, `n - q + 1`; none where a size is taken several times. */
export const sizeSyntax = (size: Affine): readonly Syntax[] => {
  const [own, number] = [bareName(size), constantOf(size)]
  if (number !== undefined) return [numeral(number)]
  if (own !== undefined) return [name(own)]
  const isPlain = size.terms.every(([of, by]) => Math.abs(by) === 1 && factorsOf(of).length === 1)
  const [first, ...rest] = size.terms.toSorted(([, a], [, b]) => b - a)
  if (!isPlain || !first || first[1] < 0) return []
  const named = rest.reduce<Syntax>(
    (sum, [of, by]) => infix(by < 0 ? '-' : '+', sum, name(of)),
    name(first[0]),
  )
  const { constant } = size
  if (constant === 0) return [named]
  return [infix(constant < 0 ? '-' : '+', named, numeral(Math.abs(constant)))]
}

const infix = (sign: Infix, left: Syntax, right: Syntax): Syntax => ({
  kind: 'infix',
  sign,
  left,
  right,
})
