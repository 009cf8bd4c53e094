import { name } from '../../core/nodes.ts'
import { freeNamesIn } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { totalsOf } from '../batch.ts'
import { product } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { isBias } from '../network.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, factorsOf } from '../rewrite.ts'

/** `∂ε/∂q yᵀ` for `∂ε/∂q`: a bias is multiplied by nothing. */
export const biasGradientMultipliedByInput: Lesson<'bias_gradient_multiplied_by_input'> = {
  key: 'bias_gradient_multiplied_by_input',
  *repairs(at) {
    if (!at.target || !isBias(at.graph, at.target.by)) return
    const bias = name(at.target.by)
    for (const { written, syntax, meant } of everywhere(at.wrong, withoutOne)) {
      const kept = new Set(factorsBeside(meant))
      const factor = factorsBeside(written).find(one => !kept.has(one)) ?? written
      yield { syntax, values: { name: bias, factor } }
      if (written !== at.wrong) continue
      for (const total of totalsOf(meant)) yield { syntax: total, values: { name: bias, factor } }
    }
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂u = ∂ε/∂q*y'",
    right: '∂ε/∂u = ∂ε/∂q',
    alike: { network: TWO_LAYERS, text: "∂ε/∂U = ∂ε/∂q*y'" },
  },
}

function* withoutOne(part: Syntax): Iterable<Syntax> {
  const factors = factorsBeside(part)
  if (factors.length < 2) return
  for (const n of factors.keys()) {
    const factor = factors[n]
    if (!factor || freeNamesIn(factor).size === 0) continue
    const rest = factors.toSpliced(n, 1)
    yield rest.length === 1 ? (rest[0] as Syntax) : product(rest)
  }
}

const factorsBeside = (part: Syntax): readonly Syntax[] =>
  part.kind === 'infix' && (part.sign === '⊗' || part.sign === '.*')
    ? [part.left, part.right]
    : factorsOf(part)
