import { ancestorsOf } from '../core/graph.ts'
import { compare, type Here } from './compare.ts'
import type { Candidate, Court } from './court.ts'
import { changedIn, leavesMoving } from './moving.ts'

/**
 * The name of which alone a change stands on the right, as in `dq = dU y`, where the equality holds if nothing
 * changes but that and what it is made of: some mean so and do not say it. Of a value on the way, nothing but the name by
 * which the derivation derives.
 */
export const movesAlone = async (
  court: Court,
  here: Here,
  sides: readonly [Candidate, Candidate],
): Promise<string | undefined> => {
  const [left, right] = sides.map(({ syntax }) => new Set(changedIn(syntax)))
  const [only, ...others] = right ?? []
  if (only === undefined || others.length > 0 || !left?.size || left.has(only)) return undefined
  const { graph } = here.truth
  const sole = court.soleChanges.filter(one => one === only || ancestorsOf(graph, only).has(one))
  if (sole.length === 0) return undefined
  const moving = new Set(sole.flatMap(one => leavesMoving(graph, one)))
  const said = graph.leaves.map(({ name }) => name).filter(name => !moving.has(name))
  const { verdict } = await compare({ ...court, said }, here, sides, ['said'])
  return verdict === 'holds' ? only : undefined
}
