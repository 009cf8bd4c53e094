import { name, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { partial, product, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { activationsOf } from '../network.ts'
import { PATHS } from '../networks.ts'
import { everywhere, factorsOf, summandsOf, sumOfAll } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** A factor of one summand taken out of the whole bracket. */
export const invalidFactoring: Lesson<'invalid_factoring'> = {
  key: 'invalid_factoring',
  *repairs(at) {
    if (isSlope(at)) return
    for (const { syntax, written, meant } of everywhere(at.wrong, part => expanded(at, part))) {
      const inside = factorsOf(meant)
      const factor = factorsOf(written).find(one => !inside.includes(one) && !isSum(one))
      if (factor) yield { syntax, values: { factor } }
    }
  },
  example: {
    network: PATHS,
    wrong: '∂L/∂y1 = ∂L/∂y4*(∂y4/∂y2 + ∂y4/∂y3)*∂y2/∂y1',
    right: '∂L/∂y1 = ∂L/∂y4*(∂y4/∂y2*∂y2/∂y1 + ∂y4/∂y3*∂y3/∂y1)',
    alike: { network: PATHS, text: '∂L/∂y1 = (∂y4/∂y2*∂y2/∂y1 + ∂y4/∂y3*∂y3/∂y1)*∂L/∂y4' },
  },
}

/** Whether the derivative is the slope of an activation: another formula for it has no factor taken out. */
const isSlope = ({ graph, target }: Suspect): boolean =>
  activationsOf(graph).some(
    ({ node, arg }) =>
      target?.of.kind === 'name' &&
      target.of.name === node &&
      arg.kind === 'name' &&
      arg.name === target.by,
  )

const isSum = (syntax: Syntax): boolean => summandsOf(syntax).length > 1

/** One factor put back into some summands; into the others the link that belongs there, or none. */
function* expanded(at: Suspect, part: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  const bracket = factors.find(isSum)
  if (!bracket) return
  for (const factor of factors) {
    if (factor === bracket) continue
    const rest = factors.filter(other => other !== factor)
    for (const sum of distributed(at, bracket, factor))
      yield product(rest.map(other => (other === bracket ? sum : other)))
  }
}

function* distributed(at: Suspect, bracket: Syntax, factor: Syntax): Iterable<Syntax> {
  const summands = summandsOf(bracket)
  const by = at.target && name(at.target.by)
  const linked = summands.map(one => {
    const last = factorsOf(one.syntax).at(-1)
    const isLink = last?.kind === 'derivative' && by && !sameSyntax(last.by, by)
    const through = isLink ? partial(last.by, by) : factor
    return { ...one, syntax: times(one.syntax, through), through }
  })
  if (linked.some(({ through }) => through !== factor)) yield sumOfAll(linked)
  for (const n of summands.keys()) {
    yield sumOfAll(
      summands.map((one, m) => (m === n ? { ...one, syntax: times(one.syntax, factor) } : one)),
    )
    if (summands.length > 2)
      yield sumOfAll(
        summands.map((one, m) => (m === n ? one : { ...one, syntax: times(one.syntax, factor) })),
      )
  }
}
