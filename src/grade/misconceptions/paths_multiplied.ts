import type { Syntax } from '../../core/syntax.ts'
import { plus, product, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { PATHS } from '../networks.ts'
import { everywhere, factorsOf, isNumber } from '../rewrite.ts'

/** Contributions of paths multiplied, not added. */
export const pathsMultiplied: Lesson<'paths_multiplied'> = {
  key: 'paths_multiplied',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, added))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: PATHS,
    wrong: 'dy4/dy1 = ∂y4/∂y2*∂y2/∂y1*∂y4/∂y3*∂y3/∂y1',
    right: 'dy4/dy1 = ∂y4/∂y2*∂y2/∂y1 + ∂y4/∂y3*∂y3/∂y1',
    alike: { network: PATHS, text: 'dy4/dw2 = ∂y4/∂y2*∂y2/∂w2' },
  },
}

const MOST_FACTORS = 8

/** A + between two factors; what stands before may belong to both. */
function* added(part: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  if (factors.length < 2 || factors.length > MOST_FACTORS) return
  for (let common = 0; common < factors.length - 1; common++) {
    for (let cut = common + 1; cut < factors.length; cut++) {
      const [one, two] = [factors.slice(common, cut), factors.slice(cut)]
      if (one.every(isNumber) || two.every(isNumber)) continue
      const sum = plus(product(one), product(two))
      yield common === 0 ? sum : times(product(factors.slice(0, common)), sum)
    }
  }
}
