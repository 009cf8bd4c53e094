import { MOVED } from '../core/change.ts'
import type { Derivation, Form, Places, Step } from '../core/derivation.ts'
import { type Expr, type Grad, type Named, sameExpr, totalGrad, variable } from '../core/expr.ts'
import { isMatrix, isScalar, isVector, sameShape } from '../core/shape.ts'
import { dotOf, hadamardOf, mulOf, scaleOf, sumOf, traceOf, transposeOf } from '../ops/build.ts'

/** What an equation says of changes, and what becomes of the loss by it. */
export interface Differential {
  /** A name, or the general member of a family. */
  readonly of: string
  /** The names and families on its right side that move. */
  readonly movers: readonly string[]
  /** `dY = X dW`; of all but the loss `⟨∂L/∂Y, dY⟩` (of an array `∂l/∂y dy`) in terms of the changes on the right side as well. */
  readonly chains: readonly Derivation[]
}

/** `dY` */
export const changeOf = (name: Named): Grad => totalGrad(name, variable(MOVED, []))

/** What a chain is about. */
export type Subject = Pick<Derivation, 'loss' | 'wrt'> & { readonly range?: Places }

/** A chain from a change to what it is, then under the trace. */
export const chainOf = (subject: Subject, forms: readonly Form[]): Derivation => ({
  ...subject,
  shape: [],
  kind: 'paths',
  steps: forms.map((form, n): Step => {
    const rule = n === 0 ? 'goal' : n === 1 ? 'differential' : 'under-trace'
    return { rule, form, target: subject.wrt, kind: 'paths', uses: [] }
  }),
})

/** `⟨G, dY⟩ = ⟨G, X dW⟩ = ⟨Xᵀ G, dW⟩`: a member that says what one beside it says is left out. */
export const pairedChain = (
  subject: Subject,
  gradient: Expr,
  [change, put, moved]: readonly [change: Expr, put: Expr, moved: Expr],
): Derivation | undefined => {
  const [first, second] = [pairOf(gradient, change), pairOf(gradient, put)]
  if (!first || !second) return undefined
  const isSaid = sameExpr(first, second) || sameExpr(second, moved)
  const members = isSaid ? [first, moved] : [first, second, moved]
  return chainOf(
    subject,
    members.map(expr => ({ level: 'matrix', expr })),
  )
}

/** What a derivative of the loss makes of a change; undefined where that is no product of matrices. */
export const pairOf = (gradient: Expr, change: Expr): Expr | undefined => {
  if (sameShape(gradient.shape, change.shape)) return innerOf(gradient, change)
  const [axes, moving] = [gradient.shape.length, change.shape.length]
  if (axes === 1 && moving === 0) return scaleOf(change, gradient)
  return axes === 2 && moving === 1 ? mulOf(gradient, change) : undefined
}

/** The sum of the products of entries. */
const innerOf = (left: Expr, right: Expr): Expr => {
  const { shape } = right
  if (isScalar(shape)) return mulOf(left, right)
  if (isVector(shape)) return dotOf(left, right)
  return isMatrix(shape) ? traceOf(mulOf(transposeOf(left), right)) : sumOf(hadamardOf(left, right))
}
