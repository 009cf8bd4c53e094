import type { Syntax } from '../../core/syntax.ts'
import { times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere } from '../rewrite.ts'

/** `g ⊙ y` for `g yᵀ`. */
export const hadamardInsteadOfOuter: Lesson<'hadamard_instead_of_outer'> = {
  key: 'hadamard_instead_of_outer',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, multiplied))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂U = ∂ε/∂q .* y',
    right: "∂ε/∂U = ∂ε/∂q*y'",
  },
}

const multiplied = (part: Syntax): readonly Syntax[] => {
  if (part.kind !== 'infix' || part.sign !== '.*') return []
  const { left, right } = part
  return [
    times(left, turned(right)),
    times(left, right),
    times(turned(left), right),
    times(right, left),
    times(turned(right), left),
    times(right, turned(left)),
  ]
}
