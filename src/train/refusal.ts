import type { TrainCode } from '../core/training.ts'

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
