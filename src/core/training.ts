/** Why a network cannot be trained as asked, or what is wrong with its data: a code and values. */
export const TRAIN_CODES = [
  // The network
  'no-parameters',
  'unknown-function',
  'family',
  'restricted-parameter',
  'no-value',
  // Data
  'no-header',
  'no-rows',
  'header-twice',
  'field-count',
  'not-a-number',
  'unclosed-quote',
  'stray-quote',
  'missing-column',
  'column-outside',
  'column-gap',
  'class-outside',
  'class-above',
  'size-conflict',
  'size-too-small',
  'not-samples',
  'two-samples',
  'too-much',
  // Options
  'set-name',
  'set-size',
  'value-name',
  'value-shape',
  'value-form',
] as const
export type TrainCode = (typeof TRAIN_CODES)[number]
