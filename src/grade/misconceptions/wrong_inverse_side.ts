import type { Syntax } from '../../core/syntax.ts'
import { product } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { functionOf } from '../network.ts'
import { LEAST_SQUARES } from '../networks.ts'
import { orders } from '../order.ts'
import { everywhere, factorsOf } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `Xᵀy (XᵀX)⁻¹` for `(XᵀX)⁻¹ Xᵀy`. */
export const wrongInverseSide: Lesson<'wrong_inverse_side'> = {
  key: 'wrong_inverse_side',
  *repairs(at) {
    for (const change of everywhere(at.wrong, part => moved(at, part))) {
      const factor = factorsOf(change.written).find(one => isInverse(at, one))
      if (factor) yield { syntax: change.syntax, values: { factor } }
    }
  },
  example: {
    network: LEAST_SQUARES,
    wrong: "bhat := inv(X'*X)*X'*y = X'*y*inv(X'*X)",
    right: "bhat := inv(X'*X)*X'*y",
  },
}

function* moved(at: Suspect, part: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  if (factors.length > 1 && factors.some(factor => isInverse(at, factor)))
    for (const order of orders(factors)) yield product(order)
}

const isInverse = ({ graph }: Suspect, syntax: Syntax): boolean => {
  if (syntax.kind === 'transposition') return isInverse({ graph } as Suspect, syntax.arg)
  if (syntax.kind === 'call') return functionOf(graph, syntax.name)?.primitive === 'matrix-inverse'
  const isPower = syntax.kind === 'infix' && syntax.sign === '^'
  return isPower && syntax.right.kind === 'negation'
}
