import type { Rule } from '../../core/derivation.ts'
import type { Style } from '../style.ts'
import { crossedLetters, everyKind, open } from './parts.ts'

const COMMON: readonly Rule[] = [
  'component',
  'chain-rule',
  'collapse-sum',
  'local-derivative',
  'contract',
  'through-activation',
  'own-value',
]

/** One numbered entry of each gradient, past activations, every factor in braces: `{S_1(1 − S_1)} × {x_1}`. */
export const factors: Style = {
  ...open,
  name: 'factors',
  notation: {
    ...crossedLetters,
    factors: 'braces',
  },
  path: {
    ...everyKind([...COMMON, 'without-gradients']),
    weight: [...COMMON, 'every-factor'],
    loss: ['component', 'local-derivative'],
  },
  superseded: [
    ['chain-rule', 'collapse-sum'],
    ['chain-rule', 'through-activation'],
    ['chain-rule', 'without-gradients'],
    ['collapse-sum', 'through-activation'],
    ['collapse-sum', 'without-gradients'],
    ['local-derivative', 'contract'],
    ['local-derivative', 'own-value'],
    ['local-derivative', 'without-gradients'],
    ['contract', 'own-value'],
    ['contract', 'without-gradients'],
  ],
  form: 'entries',
  letters: 'equations',
  numbered: ['through-activation', 'every-factor'],
  apart: ['every-factor'],
}
