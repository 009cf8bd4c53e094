import type { Verdict } from './finding.ts'
import type { Tensor } from './tensor.ts'

/** A network and its gradients with numbers put in. */
export interface Worked {
  /** Values of the leaves, then of the equations in order. */
  readonly values: readonly Valued[]
  /** The gradients that were asked for, those nearest the loss first. */
  readonly gradients: readonly Graded[]
}
export interface Valued {
  readonly name: string
  readonly value: Tensor
}
/** A gradient, compared with differences of the loss. */
export interface Graded {
  readonly wrt: string
  readonly value: Tensor
  readonly verdict: Exclude<Verdict, 'proved'>
  readonly error: number
}
