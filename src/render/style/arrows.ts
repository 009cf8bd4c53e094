import type { Rule } from '../../core/derivation.ts'
import type { Style } from '../style.ts'
import { boldAndArrows, everyKind, throughEntries } from './parts.ts'

const RESULT: readonly Rule[] = ['matrix-form']

/** Bold matrices and arrows; each bias chain runs into the activation behind it, repetitions are shortened. */
export const arrows: Style = {
  name: 'arrows',
  notation: boldAndArrows,
  tensors: { ...everyKind(throughEntries), loss: RESULT },
  scalars: { ...everyKind(throughEntries), loss: ['local-derivative', 'matrix-form'] },
  flow: {
    goOn: {
      tensors: { ...everyKind(throughEntries), activation: RESULT, loss: RESULT },
      scalars: everyKind(throughEntries),
    },
    shorten: {
      weight: [['weight', 'matrix-form']],
      bias: [
        ['bias', 'local-derivative'],
        ['activation', 'matrix-form'],
      ],
      activation: [['activation', 'matrix-form']],
      input: [['input', 'matrix-form']],
    },
  },
  reasons: ['input'],
  hasCaptions: false,
  hasSet: true,
  set: ['m', 'w', 'M', 'Theta'],
}
