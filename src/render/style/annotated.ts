import type { Style } from '../style.ts'
import { boldAndArrows, everyKind, throughEntries } from './parts.ts'

/** Like `arrows`, with the activation's entries written out and captions instead of reasons. */
export const annotated: Style = {
  name: 'annotated',
  notation: boldAndArrows,
  tensors: { ...everyKind(throughEntries), loss: ['matrix-form'] },
  scalars: { ...everyKind(throughEntries), loss: ['local-derivative', 'matrix-form'] },
  flow: {
    goOn: {
      tensors: { ...everyKind(throughEntries), loss: ['matrix-form'] },
      scalars: everyKind(throughEntries),
    },
    shorten: {
      weight: [['weight', 'matrix-form']],
      bias: [
        ['bias', 'chain-rule'],
        ['bias', 'local-derivative'],
        ['activation', 'matrix-form'],
      ],
      activation: [['activation', 'matrix-form']],
      input: [['input', 'matrix-form']],
    },
  },
  reasons: [],
  hasCaptions: true,
  hasSet: false,
  set: ['m', 'w', 'M', 'Theta'],
}
