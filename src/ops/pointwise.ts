import type { Arith } from '../core/arith.ts'
import type { Elementwise, Example, Local, Op, World } from '../core/op.ts'
import { mapTensor, type Tensor } from '../core/tensor.ts'
import { apply, entry, product, type Term } from '../core/term.ts'
import { same } from './cell.ts'

/** What differs between operators that act entry by entry on one argument. */
export interface Pointwise {
  readonly name: string
  readonly names: readonly string[]
  readonly facts: Elementwise
  /** f′ at entry `out`. */
  slopeAt(at: Local): Term
  evalAll<T>(A: Arith<T>, x: Tensor<T>, at: World): Tensor<T>
  readonly example: Example
  readonly more?: Pick<Op, 'kink' | 'tex' | 'derivativeOf' | 'primitive' | 'python'>
}

/** The operator y_i = f(x_i), ∂y_i/∂x_p = δ_ip f′(x_i). */
export const pointwise = (spec: Pointwise): Op => {
  const op: Op = {
    name: spec.name,
    spelling: { kind: 'call', names: spec.names },
    signatures: ['S -> S'],
    elementwise: spec.facts,
    opens: 'print',
    entry: ({ args: [x], at }) => apply(op, x ? [entry(x, at)] : []),
    partial: at => product([same(at.y.shape, at.out, at.by), spec.slopeAt(at)]),
    eval: (A, [x], at) => spec.evalAll(A, x ?? { dims: [], data: [] }, at),
    example: spec.example,
    ...spec.more,
  }
  return op
}

/** LaTeX of a function with a sign of its own. */
export const signed = (sign: string) => (args: readonly string[]) => `${sign}(${args.join(', ')})`

/** A function of one value as a function of tensors. */
export const lift =
  (f: <T>(A: Arith<T>, x: T) => T) =>
  <T>(A: Arith<T>, x: Tensor<T>): Tensor<T> =>
    mapTensor(x, v => f(A, v))
