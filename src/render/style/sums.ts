import type { Rule } from '../../core/derivation.ts'
import type { Style } from '../style.ts'
import { crossedLetters, everyKind, open } from './parts.ts'

const ROAD: readonly Rule[] = [
  'component',
  'chain-rule',
  'collapse-sum',
  'local-derivative',
  'contract',
  'to-the-loss',
  'cancel',
  'expand',
  'take-out',
  'without-gradients',
  'number',
]

/** Entries with every line of the algebra: `Σ_l t_l/y_l × y_l {I_{(l=j)} − y_j}`, cancelled, opened, taken out. */
export const sums: Style = {
  ...open,
  name: 'sums',
  notation: {
    ...crossedLetters,
    sums: 'braces',
    delta: 'indicator',
    operator: 'heads',
    lossCalled: 'entry',
  },
  path: { ...everyKind(ROAD), loss: ['component', 'local-derivative', 'number'] },
  superseded: [
    ['chain-rule', 'collapse-sum'],
    ['local-derivative', 'contract'],
    ['local-derivative', 'to-the-loss'],
    ['contract', 'to-the-loss'],
  ],
  form: 'entries',
  letters: 'equations',
}
