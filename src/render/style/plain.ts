import type { Style } from '../style.ts'
import { everyKind, everyRule, plainLetters } from './parts.ts'

/** Everything is shown, every name has its chain, letters are plain. */
export const plain: Style = {
  name: 'plain',
  notation: plainLetters,
  tensors: everyKind(everyRule),
  scalars: everyKind(everyRule),
  reasons: [],
  hasCaptions: false,
  hasSet: false,
  set: ['m', 'w', 'M', 'Theta'],
}
