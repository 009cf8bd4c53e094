import type { Syntax } from '../../core/syntax.ts'
import { turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `U ∂ε/∂q` for `Uᵀ ∂ε/∂q`: a transpose on one factor is missing, or one too many. */
export const missingTranspose: Lesson<'missing_transpose'> = {
  key: 'missing_transpose',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, part => toggled(at, part)))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂y = U*∂ε/∂q',
    right: "∂ε/∂y = U'*∂ε/∂q",
    alike: {
      network: 'W1 : matrix; s : row; o = s*W1; L = sum(sigma(o))',
      text: "∂L/∂s = ∂L/∂o*W1'",
    },
  },
}

const toggled = ({ shapeOf }: Suspect, part: Syntax): readonly Syntax[] => {
  const factors = part.kind === 'infix' && part.sign === '*' ? [part.left, part.right] : []
  return factors.flatMap((factor, n) => {
    const isTurnable = factor.kind === 'transposition' || isAtom(factor)
    if (!isTurnable || shapeOf(factor)?.length === 0 || part.kind !== 'infix') return []
    const { span: _, ...bare } = part
    return [n === 0 ? { ...bare, left: turned(factor) } : { ...bare, right: turned(factor) }]
  })
}

const isAtom = ({ kind }: Syntax): boolean =>
  kind === 'name' || kind === 'derivative' || kind === 'call' || kind === 'layered'
