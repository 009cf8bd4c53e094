import type { Rule } from '../../core/derivation.ts'
import type { Style } from '../style.ts'
import { everyKind, open, plainLetters } from './parts.ts'

const WHOLES: readonly Rule[] = [
  'jacobian',
  'matrix-form',
  'without-gradients',
  'no-path',
  'zero-derivative',
]

/** Gradients as columns, `∇_θ L = (∂ŷ/∂θ)ᵀ ∇_ŷ L`, from the loss back; outer products by entry and by columns. */
export const nabla: Style = {
  ...open,
  name: 'nabla',
  notation: {
    ...plainLetters,
    gradient: 'nabla',
    outerGradient: 'fraction',
    outer: 'transposed',
    ones: 'sized',
    bounds: 'full',
    afterBrackets: '\\cdot',
    components: 'called',
    points: 'called',
  },
  tensors: everyKind(WHOLES),
  scalars: everyKind(['local-derivative', ...WHOLES]),
  path: {
    ...everyKind([
      'component',
      'local-derivative',
      'contract',
      'jacobian',
      'matrix-form',
      'without-gradients',
    ]),
    loss: ['component', 'local-derivative', 'matrix-form'],
  },
  order: 'backward',
  letters: 'equations',
  localFirst: true,
  columns: 'listed',
  spaces: ['loss'],
  jacobians: 'rows',
  descent: 'arrow',
}
