import type { Syntax } from '../../core/syntax.ts'
import { entrywise } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere } from '../rewrite.ts'

/** `⊗` for `⊙`. */
export const outerInsteadOfHadamard: Lesson<'outer_instead_of_hadamard'> = {
  key: 'outer_instead_of_hadamard',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, entries))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂q = (z - l) ⊗ σ'(q)",
    right: "∂ε/∂q = (z - l) .* σ'(q)",
  },
}

const entries = (part: Syntax): readonly Syntax[] =>
  part.kind === 'infix' && part.sign === '⊗' ? [entrywise(part.left, part.right)] : []
