import type { Syntax } from '../../core/syntax.ts'
import { product } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { ROWS } from '../networks.ts'
import { orders } from '../order.ts'
import { everywhere, factorsOf } from '../rewrite.ts'

/** `W₂ᵀ g` for `g W₂ᵀ`. */
export const wrongMultiplicationOrder: Lesson<'wrong_multiplication_order'> = {
  key: 'wrong_multiplication_order',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, reordered))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: ROWS,
    wrong: "∂L/∂s = W2'*∂L/∂o",
    right: "∂L/∂s = ∂L/∂o*W2'",
    alike: {
      network: 'c : scalar; x : vector; z = c*x; L = sum(sigma(z))',
      text: '∂L/∂x = ∂L/∂z*c',
    },
  },
}

function* reordered(part: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  if (factors.length > 1) for (const order of orders(factors)) yield product(order)
}
