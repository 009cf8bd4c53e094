import type { Style } from '../style.ts'
import { everyKind, open, plainLetters } from './parts.ts'

/** Sums over all paths from the loss to a parameter, then factored; a row for each member; vectors are listed. */
export const paths: Style = {
  ...open,
  name: 'paths',
  notation: {
    ...plainLetters,
    vector: 'bold',
    row: 'bold',
    matrix: 'bold',
    tensor: 'bold',
    signs: {},
    words: 'slanted',
    exp: 'function',
    bounds: 'full',
    gradient: 'nabla-of-arrays',
    slopes: 'functions',
    layer: 'below',
    lossArguments: 'shown',
  },
  path: {
    ...everyKind(['component', 'every-path', 'factor']),
    loss: ['component', 'local-derivative', 'matrix-form'],
  },
  hidden: ['loss'],
  form: 'entries',
  letters: 'equations',
  heads: 'each',
  vectors: 'listed',
  descent: 'gradient',
}
