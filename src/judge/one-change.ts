import { ancestorsOf, shapeOfName } from '../core/graph.ts'
import { compare, type Here } from './compare.ts'
import type { Candidate, Court } from './court.ts'
import { changedIn } from './moving.ts'

/**
 * The name of which alone a change stands on the right, as in `dq = dU y`, where the equality holds if nothing
 * changes but that and what it is made of: some mean so and do not say it. Not where changes are added up elsewhere.
 */
export const movesAlone = async (
  court: Court,
  here: Here,
  sides: readonly [Candidate, Candidate],
): Promise<string | undefined> => {
  if (court.addsChanges) return undefined
  const [left, right] = sides.map(({ syntax }) => new Set(changedIn(syntax)))
  const [only, ...others] = right ?? []
  if (only === undefined || others.length > 0 || !left?.size || left.has(only)) return undefined
  const { graph } = here.truth
  // Of numbers the product rule has just been taught: a term of it is missing.
  if ((shapeOfName(graph, only) ?? []).length === 0) return undefined
  const moving = ancestorsOf(graph, only)
  const said = graph.leaves.map(({ name }) => name).filter(name => !moving.has(name))
  const { verdict } = await compare({ ...court, said }, here, sides, ['said'])
  return verdict === 'holds' ? only : undefined
}
