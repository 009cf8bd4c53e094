import type { Style } from '../style.ts'
import { everyKind } from './parts.ts'
import { plain } from './plain.ts'

/** As textbooks of networks have it: the gradients that others rest on are named δ, and chains go by them. */
export const delta: Style = {
  ...plain,
  name: 'delta',
  notation: { ...plain.notation, outer: 'transposed' },
  tensors: everyKind(['chain-rule', 'collapse-sum', 'local-derivative', 'matrix-form', 'put-in']),
  scalars: everyKind(['chain-rule', 'local-derivative', 'matrix-form', 'put-in']),
  signals: ['delta', 'Delta', 'eta', 'zeta', 'g'],
}
