import { name, sameSyntax } from '../../core/nodes.ts'
import { partial, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { LINE } from '../networks.ts'
import { summandsOf, sumOfAll } from '../rewrite.ts'
import { updatedBy } from '../update.ts'

/** `w + α ∂L/∂w` for `w - α ∂L/∂w`, or a step without the gradient. */
export const updateRuleSign: Lesson<'update_rule_sign'> = {
  key: 'update_rule_sign',
  *repairs({ other, wrong, graph }) {
    const own = updatedBy(other)
    const summands = summandsOf(wrong)
    if (!own || summands.length < 2) return
    for (const [n, one] of summands.entries()) {
      if (sameSyntax(one.syntax, own)) continue
      const values = { term: one.syntax }
      const flipped = { ...one, isNegative: !one.isNegative }
      yield { syntax: sumOfAll(summands.with(n, flipped)), values }
      const gradient = partial(name(graph.loss), own)
      const down = { isNegative: true, syntax: times(one.syntax, gradient) }
      yield { syntax: sumOfAll(summands.with(n, down)), values }
    }
  },
  example: {
    network: LINE,
    wrong: 'w := w + alpha*∂L/∂w',
    right: 'w := w - alpha*∂L/∂w',
    alike: { network: LINE, text: 'w := w + alpha*(-∂L/∂w)' },
  },
}
