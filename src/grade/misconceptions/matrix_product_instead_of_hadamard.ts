import type { Syntax } from '../../core/syntax.ts'
import { entrywise, product, straight } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, factorsOf } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `g σ'(p)ᵀ` for `g ⊙ σ'(p)`. */
export const matrixProductInsteadOfHadamard: Lesson<'matrix_product_instead_of_hadamard'> = {
  key: 'matrix_product_instead_of_hadamard',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, part => regrouped(at, part)))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂p = ∂ε/∂y*σ'(p)'",
    right: "∂ε/∂p = ∂ε/∂y .* σ'(p)",
    alike: { network: TWO_LAYERS, text: "∂ε/∂p = diag(σ'(p))*∂ε/∂y" },
  },
}

/** One factor taken out of a product, or a product cut in two, and ⊙ in between. */
function* regrouped({ shapeOf }: Suspect, part: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  if (factors.length < 2) return
  for (const [n, factor] of factors.entries()) {
    if (shapeOf(factor)?.length === 0) continue
    const rest = product(factors.toSpliced(n, 1))
    if (shapeOf(rest)?.length === 0) continue
    const [first, last] = n === 0 ? [factor, rest] : [rest, factor]
    yield entrywise(straight(first), straight(last))
    yield entrywise(first, last)
  }
  for (let n = 2; n < factors.length - 1; n++)
    yield entrywise(product(factors.slice(0, n)), product(factors.slice(n)))
}
