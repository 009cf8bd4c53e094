import type { Style } from '../style.ts'
import { everyKind, open, plainLetters } from './parts.ts'

/** Pure indices: chains from entry to entry, the local factor first, arguments of unknown functions elided. */
export const indexNotation: Style = {
  ...open,
  name: 'index',
  notation: { ...plainLetters, arguments: 'dots', lossArguments: 'shown' },
  path: {
    ...everyKind([
      'component',
      'chain-rule',
      'collapse-sum',
      'local-derivative',
      'contract',
      'next-gradient',
    ]),
    loss: ['component', 'local-derivative'],
  },
  superseded: [
    ['chain-rule', 'collapse-sum'],
    ['local-derivative', 'contract'],
    ['local-derivative', 'next-gradient'],
    ['contract', 'next-gradient'],
  ],
  order: 'backward',
  form: 'entries',
  letters: 'equations',
  localFirst: true,
}
