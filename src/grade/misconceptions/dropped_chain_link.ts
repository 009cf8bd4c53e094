import type { Graph } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import { isScalar, sameShape } from '../../core/shape.ts'
import type { Derivative, Syntax } from '../../core/syntax.ts'
import { entrywise, partial, product, times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { activationsOf, pathsBetween } from '../network.ts'
import { TWO_NUMBERS } from '../networks.ts'
import { eachSummand, everywhere, factorsOf, mentionsName, summandsOf } from '../rewrite.ts'
import { isOfEntries, type Suspect, standing } from '../suspect.ts'

/** `∂ε/∂q ∂q/∂y ∂p/∂V`: nothing leads from y to p. */
export const droppedChainLink: Lesson<'dropped_chain_link'> = {
  key: 'dropped_chain_link',
  *repairs(at) {
    for (const { syntax, meant } of eachSummand(at.wrong, part => closed(at, part))) {
      const factor = factorsOf(meant).find(one => !mentionsName(at.wrong, one))
      if (factor) yield { syntax, values: { factor } }
    }
    yield* withWeight(at)
    yield* withStep(at)
  },
  example: {
    network: TWO_NUMBERS,
    wrong: '∂ε/∂V = ∂ε/∂q*∂q/∂y*∂p/∂V',
    right: '∂ε/∂V = ∂ε/∂q*∂q/∂y*∂y/∂p*∂p/∂V',
    alike: { network: TWO_NUMBERS, text: '∂ε/∂V = ∂ε/∂y*∂y/∂p*∂p/∂V' },
  },
}

/** A product of derivatives with its gaps filled. */
const closed = (at: Suspect, part: Syntax): readonly Syntax[] => {
  const factors = factorsOf(part)
  const links = factors.filter(factor => factor.kind === 'derivative')
  if (!at.target || links.length === 0 || links.length < factors.length) return []
  const of = nameOf(at.target.of)
  if (of === undefined) return []
  const gaps = gapsOf(links, of, at.target.by)
  const [gap, more] = gaps
  if (!gap || more) return []
  const isLone = links.length === 1 && isPlainStep(at.graph, gap)
  return isLone ? [] : filled(at.graph, links, gap)
}

/** Something is missing between two names, in front of a factor. */
interface Gap {
  readonly of: string
  readonly by: string
  readonly before: number
}

const gapsOf = (links: readonly Derivative[], of: string, by: string): readonly Gap[] => {
  const tops = [...links.map(link => nameOf(link.of)), by]
  const bottoms = [of, ...links.map(link => nameOf(link.by))]
  return tops.flatMap((top, before) => {
    const bottom = bottoms[before]
    return top === bottom || top === undefined || bottom === undefined
      ? []
      : [{ of: bottom, by: top, before }]
  })
}

/** A step that has lessons of its own: through an activation, or along a summand. */
const isPlainStep = (graph: Graph, { of, by }: Gap): boolean =>
  activationsOf(graph).some(({ node }) => node === of) ||
  graph.equations.some(
    ({ name: own, syntax }) =>
      own === of && summandsOf(syntax.body).some(one => nameOf(one.syntax) === by),
  )

const nameOf = (syntax: Syntax): string | undefined =>
  syntax.kind === 'name' ? syntax.name : syntax.kind === 'indexed' ? nameOf(syntax.base) : undefined

const filled = (graph: Graph, links: readonly Derivative[], gap: Gap): readonly Syntax[] =>
  pathsBetween(graph, gap.by, gap.of).map(path => {
    const steps = path.slice(1).map((node, n) => partial(name(node), name(path[n] as string)))
    return product(links.toSpliced(gap.before, 0, ...steps.toReversed()))
  })

/** The derivative of one node by the next along the way to the variable. */
function* withStep(at: Suspect) {
  const { graph, wrong, target } = at
  if (!target || isOfEntries(at) || target.of.kind !== 'name') return
  const isScalarNode = (node: string) => at.shapeOf(name(node))?.length === 0
  for (const path of pathsBetween(graph, target.by, target.of.name)) {
    for (const [n, by] of path.slice(0, -1).entries()) {
      const of = path[n + 1] as string
      const isOwn =
        isPlainStep(graph, { of, by, before: 0 }) || !isScalarNode(of) || !isScalarNode(by)
      const factor = partial(name(of), name(by))
      const evidence = partial(target.of, name(of))
      if (!isOwn && path.length > 2)
        yield { syntax: times(wrong, factor), values: { factor }, evidence }
    }
  }
}

/** A parameter of the network that the side does not mention, put to one of its factors. */
function* withWeight(at: Suspect) {
  const { graph, wrong, target } = at
  if (!target?.isGradient) return
  const missing = graph.leaves.filter(({ name: own }) => !mentionsName(wrong, name(own)))
  for (const { name: own, shape } of missing) {
    if (own === target.by) continue
    for (const factor of standing(at, name(own), shape)) {
      const isEntry = isOfEntries(at) || isScalar(shape)
      for (const { syntax } of everywhere(wrong, part => weighted(at, part, factor, isEntry)))
        yield { syntax, values: { factor } }
    }
  }
}

const weighted = (
  at: Suspect,
  part: Syntax,
  factor: Syntax,
  isEntry: boolean,
): readonly Syntax[] => {
  if (part.kind === 'numeral' || part.kind === 'call' || part.kind === 'iverson') return []
  if (isEntry) return [times(part, factor)]
  const [own, other] = [at.shapeOf(part), at.shapeOf(factor)]
  if (own?.length === 0) return [times(part, factor)]
  const products = [times(turned(factor), part), times(part, turned(factor))]
  return own && other && sameShape(own, other) ? [entrywise(part, factor), ...products] : products
}
