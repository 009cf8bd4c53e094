import { ancestorsOf, type Graph, type Leaf, parametersOf } from '../core/graph.ts'
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

/**
 * The names by which a derivation of changes derives; none where it adds up changes of several names: then
 * one that is missing is forgotten, not still.
 */
export const soleChanges = ({ chains }: Script): readonly string[] => {
  const readings = chains.flatMap(({ members }) =>
    members.flatMap(one => (one.kind === 'formula' ? one.readings.slice(0, 1) : [])),
  )
  const counts = readings.map(one => new Set(changedIn(one)).size)
  const isOfSole = counts.some(count => count > 0) && counts.every(count => count < 2)
  return isOfSole ? [...new Set(readings.flatMap(derivedBy))].toSorted() : []
}

const derivedBy = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'derivative' ? namesIn(syntax.by) : parts(syntax).flatMap(derivedBy)

/**
 * The leaves that move where a value alone is said to: those that reach the loss through nothing else, so that
 * no value beside it changes; where there are none, all that it is made of.
 */
export const leavesMoving = (graph: Graph, name: string): readonly string[] => {
  const made = ancestorsOf(graph, name)
  const beside = reachedBeside(graph, name)
  const leaves = graph.leaves.map(leaf => leaf.name).filter(one => made.has(one))
  const own = leaves.filter(one => !beside.has(one))
  return own.length > 0 ? own : leaves
}

/** Names that the loss depends on by ways that do not lead through a name. */
const reachedBeside = (graph: Graph, name: string): ReadonlySet<string> => {
  const reached = new Set([graph.loss])
  for (const equation of [...graph.equations].reverse()) {
    if (reached.has(equation.name) && equation.name !== name)
      for (const use of equation.uses) reached.add(use)
  }
  return reached
}

/** The factor of a penalty, the ε below a root and the like: no one who speaks of changes means these. */
export const isSetByHand = (name: string, axes: number): boolean =>
  axes === 0 && /^(?:lambda|alpha|eta|tau|rho|kappa|lam|reg|eps|epsilon)_?\d*$/.test(name)

/** Such numbers of which the derivation writes no change; undefined where there are none. */
export const restByHand = (graph: Graph, { chains }: Script): readonly string[] | undefined => {
  const set = graph.leaves.filter(({ name, shape }) => isSetByHand(name, shape.length))
  if (set.length === 0) return undefined
  const formulas = chains.flatMap(({ members }) => members.filter(one => one.kind === 'formula'))
  const moved = new Set(formulas.flatMap(one => one.readings.flatMap(changesIn)))
  const still = set.map(({ name }) => name).filter(name => !moved.has(name))
  return moved.size > 0 && still.length > 0 ? still : undefined
}

/** Names of which changes are written, in whatever brackets. */
export const changedIn = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'differential' ? namesIn(syntax.of) : parts(syntax).flatMap(changedIn)

const namesIn = (syntax: Syntax): readonly string[] => {
  if (syntax.kind === 'name') return [syntax.name]
  if (syntax.kind === 'indexed') return namesIn(syntax.base)
  return syntax.kind === 'transposition' ? namesIn(syntax.arg) : []
}
