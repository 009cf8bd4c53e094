import { sameAffine } from '../../core/affine.ts'
import { parametersOf } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import { strayLetters, summedOverSamples } from '../batch.ts'
import type { Lesson } from '../lesson.ts'
import { BATCH } from '../networks.ts'
import { nodes } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** The gradient of one sample for the sum over all. */
export const droppedBatchSum: Lesson<'dropped_batch_sum'> = {
  key: 'dropped_batch_sum',
  *repairs(at) {
    const { target, graph } = at
    const isLeaf = graph.leaves.some(leaf => leaf.name === target?.by)
    if (!target || !isLeaf || strayLetters(at).some(letter => isOfOutputs(at, letter))) return
    for (const syntax of summedOverSamples(at)) yield { syntax, values: { name: name(target.by) } }
  },
  example: {
    network: BATCH,
    wrong: '∂L/∂theta[j] = 2*(yhat[1] - y[1])*H[1,j]',
    right: '∂L/∂theta[j] = sum(n, 2*(yhat[n] - y[n])*H[n,j])',
    alike: {
      network: "h, theta : vector; yhat = theta'*h; L = (yhat - y)^2",
      text: '∂L/∂theta[j] = 2*(yhat - y)*h[j]',
    },
  },
}

/** Whether a letter runs along an axis that a parameter has: over outputs, not samples. */
const isOfOutputs = ({ wrong, shapeOf, target, graph }: Suspect, letter: string): boolean => {
  const hasRoles = graph.leaves.some(({ role }) => role === 'input' || role === 'label')
  const weights = hasRoles ? parametersOf(graph).flatMap(leaf => leaf.shape) : []
  const own = [...(shapeOf(name(target?.by ?? '')) ?? []), ...weights]
  return [...nodes(wrong)].some(node => {
    if (node.kind !== 'indexed') return false
    const axis = node.at.findIndex(place => place.kind === 'name' && place.name === letter)
    const dim = shapeOf(node.base)?.[axis]
    return dim !== undefined && own.some(other => sameAffine(dim, other))
  })
}
