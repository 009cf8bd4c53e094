import { ancestorsOf, dependentsOf, type Graph } from '../core/graph.ts'
import type { Chain } from '../core/script.ts'
import { compare, type Here } from './compare.ts'
import type { Candidate, Court } from './court.ts'
import { changedIn, leavesMoving } from './moving.ts'

/**
 * Whether an equality of changes, as `dq = dU y`, holds if nothing varies but what its chain writes changes of: some
 * mean so and do not say it. Where it writes a value that nothing of that moves, names vary by which the derivation
 * derives, or of which it writes changes elsewhere, all or one; where there are none, that value alone.
 */
export const isStillUnsaid = async (
  court: Court,
  here: Here,
  chain: Chain,
  sides: readonly [Candidate, Candidate],
): Promise<boolean> => {
  const { graph } = here.truth
  const [left = [], right = []] = sides.map(({ syntax }) => changedIn(syntax))
  if (left.length === 0 || right.length === 0) return false
  const written = leavesAmong(graph, [...left, ...right, ...writtenIn(chain)])
  const { said = [], saysAll } = court
  if (isOneForgotten(court, graph, left, right)) return false
  if (saysAll === 'here' || (saysAll && !written.some(one => said.includes(one)))) return false
  for (const moving of movingIn(court, graph, written, right)) {
    const moved = new Set(moving.flatMap(one => leavesMoving(graph, one)))
    const still = graph.leaves.map(({ name }) => name).filter(name => !moved.has(name))
    const { verdict } = await compare({ ...court, said: still }, here, sides, ['said'])
    if (verdict === 'holds') return true
  }
  return false
}

/** Whether changes of several values are added up of which another is made that is left out, and is varied elsewhere. */
const isOneForgotten = (
  { variedBy }: Court,
  { equations }: Graph,
  left: readonly string[],
  right: readonly string[],
): boolean => {
  const [of, ...more] = left
  const own = more.length === 0 ? equations.find(({ name }) => name === of) : undefined
  const made = own ? equations.map(({ name }) => name).filter(name => own.uses.includes(name)) : []
  return (
    made.filter(name => right.includes(name)).length > 1 &&
    made.some(name => !right.includes(name) && variedBy?.written.has(name) === true)
  )
}

const leavesAmong = ({ leaves }: Graph, names: readonly string[]): readonly string[] => {
  const known = new Set(leaves.map(({ name }) => name))
  return [...new Set(names)].filter(name => known.has(name))
}

const writtenIn = ({ members }: Chain): readonly string[] =>
  members.flatMap(one =>
    one.kind === 'formula' ? one.readings.slice(0, 1).flatMap(changedIn) : [],
  )

/** Names that may vary alone. */
const movingIn = (
  { variedBy }: Court,
  graph: Graph,
  written: readonly string[],
  right: readonly string[],
): readonly (readonly string[])[] => {
  const moved = new Set(written.flatMap(one => [one, ...dependentsOf(graph, one)]))
  const unmoved = graph.equations
    .map(({ name }) => name)
    .filter(name => right.includes(name) && !moved.has(name))
  if (!variedBy) return []
  if (unmoved.length === 0) return variedBy.derives ? [written] : []
  const causes = new Set(unmoved.flatMap(name => [...ancestorsOf(graph, name)]))
  const others = variedBy.names.filter(name => causes.has(name))
  const [only, ...more] = unmoved
  if (others.length === 0 && only && more.length + written.length === 0)
    return [leavesMoving(graph, only)]
  if (others.length === 0) return []
  return [others, ...others.map(one => [one])].map(some => [...written, ...some])
}
