import { KINDS, RULES, type Rule } from '../../core/derivation.ts'
import type { Notation, Shown } from '../style.ts'

/** Every member. */
export const everyRule: readonly Rule[] = RULES

/** From the entry by way of the chain rule to the result, without turning matrices round. */
export const throughEntries: readonly Rule[] = RULES.filter(rule => rule !== 'goal')

/** The same members for every kind. */
export const everyKind = (rules: readonly Rule[]): Shown =>
  Object.fromEntries(KINDS.map(kind => [kind, rules])) as unknown as Shown

/** Bold matrices, arrows over vectors, the loss set equal to about its definition. */
export const boldAndArrows: Notation = {
  scalar: 'plain',
  vector: 'arrow',
  row: 'arrow',
  matrix: 'bold',
  tensor: 'bold',
  signs: { epsilon: '\\varepsilon' },
  layer: 'below',
  lossSign: '\\stackrel{(\\approx)}{=}',
}

/** Plain letters, of Greek ones the usual form. */
export const plainLetters: Notation = {
  scalar: 'plain',
  vector: 'plain',
  row: 'plain',
  matrix: 'plain',
  tensor: 'plain',
  signs: { epsilon: '\\varepsilon' },
  layer: 'round',
  lossSign: '=',
}

/** Such letters with words slanted, sums with both their bounds, and a sign between the factors of a chain. */
export const crossedLetters: Notation = {
  ...plainLetters,
  words: 'slanted',
  exp: 'function',
  bounds: 'full',
  between: '\\times',
}

/** What a style says that shows all its path, each chain by itself. */
export const open = {
  tensors: everyKind(everyRule),
  scalars: everyKind(everyRule),
  reasons: [],
  hasCaptions: false,
  hasSet: false,
  set: ['m', 'w', 'M', 'Theta'],
  brace: 'none',
  verdicts: 'unsaid',
} as const
