import type { Style } from '../style.ts'
import { everyKind, open, plainLetters } from './parts.ts'

/** Derivatives of rows: the chain rule contracted, the local factor first, `∂Y/∂W × ∂L/∂Y = Xᵀ ∂L/∂Y`. */
export const rows: Style = {
  ...open,
  name: 'rows',
  notation: {
    ...plainLetters,
    words: 'slanted',
    exp: 'function',
    outer: 'transposed',
    between: '\\times',
    sums: 'nested',
    lossArguments: 'entries',
    points: 'values',
    lanes: 'called',
  },
  path: {
    ...everyKind(['component', 'matrix-form']),
    weight: ['component', 'chain-rule', 'matrix-form'],
    bias: ['component', 'chain-rule', 'matrix-form'],
    loss: ['component', 'local-derivative', 'matrix-form'],
  },
  tensors: {
    ...everyKind(['matrix-form', 'no-path', 'zero-derivative']),
    weight: ['chain-rule', 'matrix-form'],
    bias: ['chain-rule', 'matrix-form'],
  },
  hidden: ['loss'],
  localFirst: true,
  contracted: true,
}
