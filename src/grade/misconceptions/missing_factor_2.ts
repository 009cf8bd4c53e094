import { numeral } from '../../core/nodes.ts'
import { HALF } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { BATCH } from '../networks.ts'
import { scaled } from '../scale.ts'

/** A 2 or ½ of a square forgotten. */
export const missingFactor2: Lesson<'missing_factor_2'> = {
  key: 'missing_factor_2',
  *repairs({ wrong }) {
    const two = numeral(2)
    for (const { syntax } of scaled(wrong, two, HALF)) yield { syntax, values: { ratio: two } }
    for (const { syntax } of scaled(wrong, HALF, two)) yield { syntax, values: { ratio: HALF } }
  },
  example: {
    network: BATCH,
    wrong: '∂L/∂yhat = yhat - y',
    right: '∂L/∂yhat = 2*(yhat - y)',
    alike: { network: 'r = X*beta - y; L = 1/2*sum(r.^2)', text: '∂L/∂r = r' },
  },
}
