import type { Doubt } from '../core/judgement.ts'
import type { Tensor } from '../core/tensor.ts'
import type { World } from '../verify/context.ts'
import type { Forward } from '../verify/reference.ts'
import type { Knowledge } from './knowledge.ts'
import type { Coined } from './lenient/policy.ts'

/** One network at one draw, as a derivation has it. */
export interface Place<T> {
  readonly at: Knowledge
  readonly changes: ReadonlyMap<string, Coined>
  readonly world: World<T>
  readonly forward: Forward<T>
  readonly sweeps: Map<string, ReadonlyMap<string, Tensor<T>>>
  /** Values of names that have others than in the draw. */
  readonly given: ReadonlyMap<string, Tensor<T>>
}

/** Something that was not followed, or cannot be evaluated: nothing is known of what uses it. */
export class Unjudged extends Error {
  override name = 'Unjudged'
  readonly doubt: Doubt
  constructor(doubt: Doubt) {
    super(doubt.code)
    this.doubt = doubt
  }
}

export const NO_VALUE: Doubt = { code: 'no-value' }
