import { isMatrix } from '../../core/shape.ts'
import { straightResult } from '../layout.ts'
import type { Lesson } from '../lesson.ts'
import { BATCH } from '../networks.ts'

/** The transpose of the gradient of a matrix: the formula of the other convention. */
export const transposedResult: Lesson<'transposed_result'> = {
  key: 'transposed_result',
  *repairs(at) {
    const { target } = at
    const by = target && at.shapeOf({ kind: 'name', name: target.by })
    const isLone = by && isMatrix(by) && target?.isGradient
    if (isLone) for (const syntax of straightResult(at)) yield { syntax, values: {} }
  },
  example: {
    network: BATCH,
    wrong: "∂L/∂W = X'*∂L/∂A",
    right: "∂L/∂W = (∂L/∂A)'*X",
    alike: {
      network: 'X : matrix(N, d); W : matrix(d, m); f : function; A = X*W; L = sum(f(A))',
      text: "∂L/∂W = X'*∂L/∂A",
    },
  },
}
