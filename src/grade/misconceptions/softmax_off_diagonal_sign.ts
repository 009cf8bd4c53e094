import type { Syntax } from '../../core/syntax.ts'
import { opposite } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { couplingsOf } from '../network.ts'
import { SOFTMAX } from '../networks.ts'
import { nodes, summandsOf } from '../rewrite.ts'
import { oneSignChanged } from '../sign.ts'
import type { Suspect } from '../suspect.ts'

/** `y_i (δ_ij + y_j)` for `y_i (δ_ij - y_j)`. */
export const softmaxOffDiagonalSign: Lesson<'softmax_off_diagonal_sign'> = {
  key: 'softmax_off_diagonal_sign',
  *repairs(at) {
    if (!isOfCoupling(at)) return
    const hasBoth = hasCases(at.wrong) && !isOwn(at)
    for (const { syntax, written, meant } of oneSignChanged(at.wrong))
      if (!hasBoth || summandsOf(meant).length > 1) yield { syntax, values: { term: written } }
    if (!hasBoth) yield { syntax: opposite(at.wrong), values: { term: at.wrong } }
  },
  example: {
    network: SOFTMAX,
    wrong: '∂y[i]/∂a[j] = y[i]*([i == j] + y[j])',
    right: '∂y[i]/∂a[j] = y[i]*([i == j] - y[j])',
    alike: { network: SOFTMAX, text: '∂y[i]/∂a[j] = y[j]*([i == j] - y[i])' },
  },
}

/** The derivative of softmax itself, or a side in which it is written out by cases. */
const isOfCoupling = (at: Suspect): boolean =>
  isOwn(at) || (hasCases(at.wrong) && couplingsOf(at.graph).length > 0)

const isOwn = ({ graph, target }: Suspect): boolean =>
  couplingsOf(graph).some(
    ({ node, by }) => target?.by === by && target.of.kind === 'name' && target.of.name === node,
  )

/** `[i == j]` or `[i != j]` */
const hasCases = (side: Syntax): boolean =>
  [...nodes(side)].some(
    node => node.kind === 'iverson' && (node.sign === '==' || node.sign === '!='),
  )
