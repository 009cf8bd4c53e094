import type { Syntax } from '../../core/syntax.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere } from '../rewrite.ts'

/** `U_ij` for `U_ji`. */
export const indexOrderSwapped: Lesson<'index_order_swapped'> = {
  key: 'index_order_swapped',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, swapped))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂y[i] = sum(j, ∂ε/∂q[j]*U[i,j])',
    right: '∂ε/∂y[i] = sum(j, ∂ε/∂q[j]*U[j,i])',
    alike: {
      network: 's : vector; W : matrix; o[j] = sum(i, W[i,j]*s[i]); L = sum(sigma(o))',
      text: '∂L/∂s[i] = sum(j, ∂L/∂o[j]*W[i,j])',
    },
  },
}

function* swapped(part: Syntax): Iterable<Syntax> {
  if (part.kind !== 'indexed') return
  for (let n = 1; n < part.at.length; n++) {
    const { span: _, ...bare } = part
    const [one, two] = [part.at[n - 1] as Syntax, part.at[n] as Syntax]
    yield { ...bare, at: [...part.at.slice(0, n - 1), two, one, ...part.at.slice(n + 1)] }
  }
}
