import { opposite } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { couplingsOf } from '../network.ts'
import { SOFTMAX } from '../networks.ts'
import { nodes } from '../rewrite.ts'
import { oneSignChanged } from '../sign.ts'
import type { Suspect } from '../suspect.ts'

/** `y_i (δ_ij + y_j)` for `y_i (δ_ij - y_j)`. */
export const softmaxOffDiagonalSign: Lesson<'softmax_off_diagonal_sign'> = {
  key: 'softmax_off_diagonal_sign',
  *repairs(at) {
    if (!isOfCoupling(at)) return
    for (const { syntax, written } of oneSignChanged(at.wrong))
      yield { syntax, values: { term: written } }
    yield { syntax: opposite(at.wrong), values: { term: at.wrong } }
  },
  example: {
    network: SOFTMAX,
    wrong: '∂y[i]/∂a[j] = y[i]*([i == j] + y[j])',
    right: '∂y[i]/∂a[j] = y[i]*([i == j] - y[j])',
    alike: { network: SOFTMAX, text: '∂y[i]/∂a[j] = y[j]*([i == j] - y[i])' },
  },
}

/** The derivative of softmax itself, or a side in which it is written out by cases. */
const isOfCoupling = ({ graph, target, wrong }: Suspect): boolean => {
  const couplings = couplingsOf(graph)
  const isOwn = couplings.some(
    ({ node, by }) => target?.by === by && target.of.kind === 'name' && target.of.name === node,
  )
  const hasCases = [...nodes(wrong)].some(
    node => node.kind === 'iverson' && (node.sign === '==' || node.sign === '!='),
  )
  return isOwn || (hasCases && couplings.length > 0)
}
