import { type Graph, type Leaf, parametersOf } from '../core/graph.ts'
import type { Choice } from '../core/judgement.ts'
import { wherever } from '../core/key.ts'
import { parts } from '../core/parts.ts'
import type { Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/** Whether changes of inputs are written and none of parameters: `dz = W dx`, where W stands still. */
export const movesInputs = (graph: Graph, { chains }: Script): boolean => {
  const moved = new Set(
    chains.flatMap(({ members }) =>
      members.flatMap(one => (one.kind === 'formula' ? one.readings.flatMap(changesIn) : [])),
    ),
  )
  const parameters = new Set(parametersOf(graph).map(leaf => leaf.name))
  const leaves = graph.leaves.map(leaf => leaf.name).filter(name => moved.has(name))
  return leaves.length > 0 && !leaves.some(name => parameters.has(name))
}

const changesIn = wherever((syntax): readonly string[] => changedIn(syntax))

/** Whether a change is written of what stands still by a choice. */
export const movesStill = (graph: Graph, choice: Choice, syntax: Syntax): boolean => {
  if (choice !== 'steady' && choice !== 'inputs') return false
  const moved = new Set(changedIn(syntax))
  const parameters = new Set(parametersOf(graph).map(leaf => leaf.name))
  const isStill = ({ name, role }: Leaf): boolean =>
    role === 'label' || parameters.has(name) === (choice === 'inputs')
  return graph.leaves.some(leaf => moved.has(leaf.name) && isStill(leaf))
}

/** Whether changes of several names are added up anywhere: then one that is missing is forgotten, not still. */
export const addsChanges = ({ chains }: Script): boolean =>
  chains.some(({ members }) =>
    members.some(
      one =>
        one.kind === 'formula' && one.readings.some(syntax => new Set(changedIn(syntax)).size > 1),
    ),
  )

/** Names of which changes are written, in whatever brackets. */
export const changedIn = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'differential' ? namesIn(syntax.of) : parts(syntax).flatMap(changedIn)

const namesIn = (syntax: Syntax): readonly string[] => {
  if (syntax.kind === 'name') return [syntax.name]
  if (syntax.kind === 'indexed') return namesIn(syntax.base)
  return syntax.kind === 'transposition' ? namesIn(syntax.arg) : []
}
