import type { Rule } from '../../core/derivation.ts'
import type { Style } from '../style.ts'
import { everyKind, open, plainLetters } from './parts.ts'

const SHOWN: readonly Rule[] = [
  'differential',
  'under-trace',
  'matrix-form',
  'no-path',
  'zero-derivative',
]

/** By differentials: `dY = X dW`, `tr((∂L/∂Y)ᵀ dY) = tr((Xᵀ ∂L/∂Y)ᵀ dW)`, and gradients read off, from the loss back. */
export const differential: Style = {
  ...open,
  name: 'differential',
  notation: {
    ...plainLetters,
    words: 'slanted',
    exp: 'function',
    outer: 'transposed',
    ones: 'sized',
  },
  tensors: everyKind(SHOWN),
  scalars: everyKind(['local-derivative', ...SHOWN]),
  order: 'backward',
  differentials: 'shown',
}
