import type { Syntax } from '../../core/syntax.ts'
import { name, partial, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { LINE } from '../networks.ts'
import { type Summand, summandsOf, sumOfAll } from '../rewrite.ts'

/** `w + α ∂L/∂w` for `w - α ∂L/∂w`, or a step without the gradient. */
export const updateRuleSign: Lesson<'update_rule_sign'> = {
  key: 'update_rule_sign',
  *repairs({ other, wrong, graph }) {
    if (other.kind !== 'name') return
    const summands = summandsOf(wrong)
    if (summands.length < 2 || !summands.some(one => isOwn(one, other.name))) return
    for (const [n, one] of summands.entries()) {
      if (isOwn(one, other.name)) continue
      const values = { term: one.syntax }
      const flipped = { ...one, isNegative: !one.isNegative }
      yield { syntax: sumOfAll(summands.with(n, flipped)), values }
      const gradient = partial(name(graph.loss), name(other.name))
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

const isOwn = ({ isNegative, syntax }: Summand, own: string): boolean =>
  !isNegative && isValue(syntax, own)

const isValue = (syntax: Syntax, own: string): boolean =>
  syntax.kind === 'name' && syntax.name === own
