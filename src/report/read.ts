import type { Graph } from '../core/graph.ts'
import { isLayout } from '../core/layout.ts'
import { type Problem, type ProblemCode, problem } from '../core/problem.ts'
import { isScalar } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import { elaborate } from '../elaborate/elaborate.ts'
import { parseNetwork } from '../parse/network.ts'
import { type DeriveOptions, withLoss } from './options.ts'

/** What is wrong with an equation file. */
export interface Malformed {
  readonly kind: 'malformed'
  readonly problems: readonly Problem[]
}
/** The network of an equation file. */
export interface Readable {
  readonly kind: 'readable'
  readonly graph: Graph
  /** What the file should be looked at for, though it could be read. */
  readonly warnings: readonly Problem[]
}

/** Reads an equation file. Throws UsageError where the loss asked for does not exist. */
export const readNetwork = (
  source: string,
  options: Pick<DeriveOptions, 'loss' | 'layout'>,
): Readable | Malformed => {
  const { statements, problems: unreadable, unread } = parseNetwork(source)
  const { graph, problems, warnings } = elaborate(statements, { unread, ...layoutAsked(options) })
  const all = together(unreadable, problems)
  if (all.length > 0 || !graph) return { kind: 'malformed', problems: all }
  return { kind: 'readable', graph: withLoss(graph, options), warnings }
}

/** A layout that does not exist is refused where results are printed. */
const layoutAsked = ({ layout = '' }: Pick<DeriveOptions, 'layout'>) =>
  isLayout(layout) ? { layout } : {}

/** What is wrong with a loss that is no scalar: it has no gradient. */
export const scalarProblem = ({ equations, loss }: Graph): Problem | undefined => {
  const equation = equations.find(one => one.name === loss)
  if (!equation || isScalar(equation.shape)) return undefined
  const { name, span = { start: 0, end: 0 } } = equation.syntax.name
  return problem('loss-not-scalar', span, { name, shape: describeShape(equation.shape) })
}

/** What can be done with single equations only. */
export const familyProblem = ({ families }: Graph, code: ProblemCode): Problem | undefined => {
  const family = families.find(one => one.equation)
  if (!family?.equation) return undefined
  const { name, span = { start: 0, end: 0 } } = family.equation.syntax.name
  return problem(code, span, { name })
}

/** Problems in the order of the text; a statement that could not be read is not missed as well. */
const together = (unread: readonly Problem[], problems: readonly Problem[]): readonly Problem[] => {
  const own = problems.filter(p => unread.length === 0 || p.code !== 'no-equation')
  return [...unread, ...own].toSorted((a, b) => a.span.start - b.span.start)
}
