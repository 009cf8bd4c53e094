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
  'set-form',
  'set-name',
  'set-size',
  'value-name',
  'value-shape',
  'value-form',
] as const
export type TrainCode = (typeof TRAIN_CODES)[number]

/** A place in a file of data, counted from 1. */
export interface DataPlace {
  readonly line: number
  readonly column: number
}

/** Training cannot be done: nothing is guessed. */
export class TrainRefusal extends Error {
  override name = 'TrainRefusal'
  readonly code: TrainCode
  readonly values: Readonly<Record<string, string>>
  readonly place: DataPlace | undefined
  constructor(code: TrainCode, values: Readonly<Record<string, string>>, place?: DataPlace) {
    super(code)
    this.code = code
    this.values = values
    this.place = place
  }
}

export const refuse = (
  code: TrainCode,
  values: Readonly<Record<string, string>> = {},
  place?: DataPlace,
): never => {
  throw new TrainRefusal(code, values, place)
}
