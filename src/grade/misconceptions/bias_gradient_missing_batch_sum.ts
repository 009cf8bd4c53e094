import { name } from '../../core/nodes.ts'
import { summedOverSamples } from '../batch.ts'
import type { Lesson } from '../lesson.ts'
import { isBias } from '../network.ts'
import { BATCH_OF_ROWS } from '../networks.ts'

/** `∂L/∂Y` for its sum over the samples. */
export const biasGradientMissingBatchSum: Lesson<'bias_gradient_missing_batch_sum'> = {
  key: 'bias_gradient_missing_batch_sum',
  *repairs(at) {
    if (!at.target || !isBias(at.graph, at.target.by)) return
    const values = { name: name(at.target.by) }
    for (const syntax of summedOverSamples(at)) yield { syntax, values }
  },
  example: {
    network: BATCH_OF_ROWS,
    wrong: '∂L/∂b = ∂L/∂Y',
    right: '∂L/∂b = sum(∂L/∂Y, axis=1)',
    alike: { network: 'y = W*x + b; L = sum(sigma(y))', text: '∂L/∂b = ∂L/∂y' },
  },
}
