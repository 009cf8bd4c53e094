import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isTotal } from '../batch.ts'
import { summed } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, renamed } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `Σ_k ∂ε/∂q_k y_j` for `∂ε/∂q_i y_j`. */
export const spuriousSum: Lesson<'spurious_sum'> = {
  key: 'spurious_sum',
  *repairs(at) {
    for (const { syntax, written } of everywhere(at.wrong, part => single(at, part)))
      yield { syntax, values: { written } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂U[i,j] = sum(k, ∂ε/∂q[k]*y[j])',
    right: '∂ε/∂U[i,j] = ∂ε/∂q[i]*y[j]',
    alike: { network: TWO_LAYERS, text: '∂ε/∂U[i,j] = sum(k, ∂ε/∂q[k]*∂q[k]/∂U[i,j])' },
  },
}

/** One letter of a sum made a letter of the entry, or a whole for its total. */
function* single({ letters }: Suspect, part: Syntax): Iterable<Syntax> {
  if (part.kind === 'call' && isTotal(part) && part.args[0]) yield part.args[0]
  if (
    part.kind === 'call' &&
    part.options.length > 0 &&
    part.args[0] &&
    isTotal({ ...part, options: [] })
  )
    yield part.args[0]
  if (part.kind !== 'sum') return
  for (const { name: letter } of part.letters) {
    const others = part.letters.map(own => own.name).filter(own => own !== letter)
    yield summed(others, part.body)
    for (const free of letters) yield summed(others, renamed(part.body, letter, name(free).name))
  }
}
