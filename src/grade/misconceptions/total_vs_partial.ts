import type { Equation, Graph } from '../../core/graph.ts'
import type { Syntax } from '../../core/syntax.ts'
import { name, partial, plus, times, total } from '../build.ts'
import type { Lesson, Repair } from '../lesson.ts'
import { stepsFrom } from '../network.ts'
import { PATHS } from '../networks.ts'
import { everywhere, sameSyntax } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** The direct derivative taken for the total one. */
export const totalVsPartial: Lesson<'total_vs_partial'> = {
  key: 'total_vs_partial',
  *repairs(at) {
    yield* wholeSide(at)
    for (const { syntax, written, meant } of everywhere(at.wrong, part => followed(at, part)))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: PATHS,
    wrong: 'dy4/dy1 = 0',
    right: 'dy4/dy1 = ∂y4/∂y2*dy2/dy1 + ∂y4/∂y3*dy3/dy1',
    alike: { network: PATHS, text: '∂(y2*y3 + y3)/∂y1 = 0' },
  },
}

/** The side is the direct derivative of what the other derives in full. */
function* wholeSide({ graph, target }: Suspect): Iterable<Repair<'total_vs_partial'>> {
  const of = target?.of.kind === 'name' ? target.of.name : undefined
  const equation = graph.equations.find(one => one.name === of)
  if (!target || !equation || target.byAt.length > 0 || equation.syntax.letters.length > 0) return
  const by = name(target.by)
  const written = partial(equation.syntax.body, by)
  const through = equation.uses.filter(use => leadsOn(graph, target.by, use))
  if (through.length === 0) return
  const shares = through.map(use =>
    times(partial(name(equation.name), name(use)), total(name(use), by)),
  )
  const own = equation.uses.includes(target.by) ? [partial(name(equation.name), by)] : []
  const syntax = [...own, ...shares].reduce(plus)
  yield { syntax, values: { written, meant: total(name(equation.name), by) }, evidence: written }
}

const leadsOn = (graph: Graph, by: string, use: string): boolean =>
  use !== by && stepsFrom(graph, by, use).length > 0

/** One derivative in the side followed through everything between. */
const followed = ({ graph }: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind !== 'derivative' || part.total) return []
  const node = part.of.kind === 'name' ? part.of : nodeWith(graph.equations, part.of)
  return node ? [total(node, part.by)] : []
}

/** The node whose body an expression is. */
const nodeWith = (equations: readonly Equation[], body: Syntax): Syntax | undefined => {
  const found = equations.find(
    ({ syntax }) => syntax.letters.length === 0 && sameSyntax(syntax.body, body),
  )
  return found && name(found.name)
}
