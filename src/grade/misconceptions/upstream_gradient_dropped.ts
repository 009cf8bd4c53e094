import { consumersOf, dependentsOf } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import { sameShape } from '../../core/shape.ts'
import type { Syntax } from '../../core/syntax.ts'
import { entrywise, outer, partial, times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { RELU } from '../networks.ts'
import { everywhere, nodes } from '../rewrite.ts'
import { isOfEntries, type Suspect, standing } from '../suspect.ts'

/** `1[z > 0]` for `∂L/∂h ⊙ 1[z > 0]`. */
export const upstreamGradientDropped: Lesson<'upstream_gradient_dropped'> = {
  key: 'upstream_gradient_dropped',
  *repairs(at) {
    if (!at.target?.isGradient || hasGradient(at)) return
    for (const factor of gradients(at)) {
      for (const syntax of multiplied(at, factor)) yield { syntax, values: { factor } }
      if (isOfEntries(at)) continue
      const shape = at.shapeOf(factor)
      const beside = (part: Syntax): readonly Syntax[] => {
        const own = part === at.wrong ? undefined : at.shapeOf(part)
        return own && shape && shape.length > 0 && sameShape(own, shape)
          ? [entrywise(factor, part)]
          : []
      }
      for (const { syntax } of everywhere(at.wrong, beside)) yield { syntax, values: { factor } }
    }
  },
  example: {
    network: RELU,
    wrong: '∂L/∂z = [z > 0]',
    right: '∂L/∂z = ∂L/∂h .* [z > 0]',
  },
}

const hasGradient = ({ graph, wrong }: Suspect): boolean =>
  [...nodes(wrong)].some(
    node => node.kind === 'derivative' && node.of.kind === 'name' && node.of.name === graph.loss,
  )

/** The gradients of what follows, the nearest first. */
const gradients = (at: Suspect): readonly Syntax[] => {
  const { graph, target } = at
  if (!target) return []
  const near = consumersOf(graph, target.by).map(equation => equation.name)
  const far = [...dependentsOf(graph, target.by)].filter(node => !near.includes(node))
  const all = [...near, ...far].filter(node => node !== graph.loss).slice(0, 4)
  return all.flatMap(node => {
    const of = name(graph.loss)
    const entries = standing(at, name(node), at.shapeOf(name(node)) ?? [])
    return entries.map(by => partial(of, by))
  })
}

const multiplied = (at: Suspect, factor: Syntax): readonly Syntax[] => {
  const { wrong } = at
  if (isOfEntries(at)) return [times(factor, wrong)]
  return [
    entrywise(factor, wrong),
    times(factor, wrong),
    times(wrong, factor),
    outer(factor, wrong),
    times(turned(factor), wrong),
    times(turned(wrong), factor),
  ]
}
