import type { Style } from '../style.ts'
import { everyKind, everyRule } from './parts.ts'

/** Everything is shown, every name has its chain, letters are plain. */
export const plain: Style = {
  name: 'plain',
  notation: {
    scalar: 'plain',
    vector: 'plain',
    row: 'plain',
    matrix: 'plain',
    tensor: 'plain',
    signs: { epsilon: '\\varepsilon' },
    layer: 'round',
    lossSign: '=',
  },
  tensors: everyKind(everyRule),
  scalars: everyKind(everyRule),
  reasons: [],
  hasCaptions: false,
  hasSet: false,
  set: ['m', 'w', 'M', 'Theta'],
}
