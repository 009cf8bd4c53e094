import type { Graph } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { entry, partial, plus, times, total } from '../build.ts'
import type { Lesson, Repair } from '../lesson.ts'
import { stepsFrom } from '../network.ts'
import { PATHS } from '../networks.ts'
import { everywhere, isZero } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** The direct derivative taken for the total one. */
export const totalVsPartial: Lesson<'total_vs_partial'> = {
  key: 'total_vs_partial',
  *repairs(at) {
    yield* wholeSide(at)
    for (const { syntax, written, meant } of everywhere(at.wrong, followed))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: PATHS,
    wrong: 'dy4/dy1 = 0',
    right: 'dy4/dy1 = ∂y4/∂y2*dy2/dy1 + ∂y4/∂y3*dy3/dy1',
    alike: { network: PATHS, text: '∂y4/∂y3 = y2 + 1' },
  },
}

/** The side is the direct derivative of what the other derives in full: 0 where nothing is direct. */
function* wholeSide({
  graph,
  target,
  wrong,
  shapeOf,
}: Suspect): Iterable<Repair<'total_vs_partial'>> {
  const of = target?.of.kind === 'name' ? target.of.name : undefined
  const equation = graph.equations.find(one => one.name === of)
  if (!target || !equation) return
  const node = entry(name(equation.name), target.ofAt)
  const by = entry(name(target.by), target.byAt)
  const through = equation.uses.filter(use => leadsOn(graph, target.by, use))
  const isDirect = equation.uses.includes(target.by)
  if (through.length === 0 || (!isDirect && !isZero(wrong))) return
  const isOfEntry = target.byAt.length > 0 || target.ofAt.length > 0
  if (isOfEntry && through.some(use => shapeOf(name(use))?.length !== 0)) return
  const written = partial(node, by)
  const shares = through.map(use => times(partial(node, name(use)), total(name(use), by)))
  const syntax = [...(isDirect ? [written] : []), ...shares].reduce(plus)
  const values = { written, meant: total(node, by) }
  yield { syntax, values, ...(isDirect && { evidence: written }) }
}

const leadsOn = (graph: Graph, by: string, use: string): boolean =>
  use !== by && stepsFrom(graph, by, use).length > 0

/** One derivative in the side followed through everything between. */
const followed = (part: Syntax): readonly Syntax[] =>
  part.kind === 'derivative' && !part.total && part.of.kind === 'name'
    ? [total(part.of, part.by)]
    : []
