import { ancestorsOf, dependentsOf, type Graph, type Leaf, parametersOf } from '../core/graph.ts'
import type { Choice } from '../core/judgement.ts'
import { wherever } from '../core/key.ts'
import { parts } from '../core/parts.ts'
import { type Chain, firstReadings, likeliestOf, type Script } from '../core/script.ts'
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

/** Whether a change is written of what stands still by a choice or as is said, or none but of what such leaves make. */
export const movesStill = (
  graph: Graph,
  choice: Choice,
  syntax: Syntax,
  said: readonly string[] = [],
): boolean => {
  const moved = new Set(changedIn(syntax))
  if (choice === 'said') return said.some(name => moved.has(name))
  if (choice !== 'steady' && choice !== 'inputs') return false
  const parameters = new Set(parametersOf(graph).map(leaf => leaf.name))
  const isStill = ({ name, role }: Leaf): boolean =>
    role === 'label' || parameters.has(name) === (choice === 'inputs')
  if (graph.leaves.some(leaf => moved.has(leaf.name) && isStill(leaf))) return true
  const moving = graph.leaves.filter(leaf => !isStill(leaf)).map(({ name }) => name)
  const made = graph.equations.filter(({ name }) => moved.has(name))
  const isMade = ({ name }: Named): boolean =>
    moving.some(leaf => ancestorsOf(graph, name).has(leaf))
  return made.length > 0 && made.length === moved.size && !made.some(isMade)
}

type Named = Pick<Leaf, 'name'>

/** Names that vary in a derivation of changes. */
export interface Varied {
  /** Those by which it derives, and leaves of which it writes changes. */
  readonly names: readonly string[]
  readonly derives: boolean
  /** All names of which changes are written. */
  readonly written: ReadonlySet<string>
}

/** Undefined where it adds up changes of several leaves: then one that is missing is forgotten, not still. */
export const variedBy = (graph: Graph, script: Script): Varied | undefined => {
  const readings = firstReadings(script)
  if (!readings.some(one => changesIn(one).length > 0)) return undefined
  const all = graph.leaves.map(({ name }) => name)
  const leavesIn = (one: Syntax) => all.filter(name => changesIn(one).includes(name))
  if (readings.some(one => leavesIn(one).length > 1)) return undefined
  const derived = readings.flatMap(derivedIn)
  const names = [...new Set([...readings.flatMap(leavesIn), ...derived])].toSorted()
  return { names, derives: derived.length > 0, written: new Set(readings.flatMap(changesIn)) }
}

/**
 * The other leaves, where all changes of a derivation are of one leaf and of values that it moves, two or more: it alone
 * varies, without a word.
 */
export const restOfSole = (graph: Graph, script: Script): readonly string[] | undefined => {
  const readings = firstReadings(script)
  if (readings.some(hasLayeredChange)) return undefined
  const changed = new Set(readings.flatMap(changesIn))
  const names = graph.leaves.map(({ name }) => name)
  const [sole, ...others] = names.filter(name => changed.has(name))
  if (sole === undefined || others.length > 0) return undefined
  const moved = dependentsOf(graph, sole)
  const values = graph.equations.map(({ name }) => name).filter(name => changed.has(name))
  const isOfSole = values.length > 1 && values.every(name => moved.has(name))
  return isOfSole ? names.filter(name => name !== sole) : undefined
}

/**
 * The other leaves, where the chain behind reads off the derivative by the one leaf whose change stands in this one:
 * `dL = e^T dV^T a`, thus `∂L/∂V = a e^T`.
 */
export const restOfRead = (
  graph: Graph,
  { chains }: Script,
  { members, signs }: Chain,
): readonly string[] | undefined => {
  const at = chains.findIndex(one => one.signs[0]?.span.start === signs[0]?.span.start)
  const [head] = likeliestOf(chains[at + 1]?.members ?? [])
  const [left, ...rights] = likeliestOf(members)
  if (head?.kind !== 'derivative' || left?.kind !== 'differential') return undefined
  const names = graph.leaves.map(({ name }) => name)
  const changed = new Set(rights.flatMap(changesIn))
  const [by] = namesIn(head.by)
  const isSame = namesIn(head.of).join() === namesIn(left.of).join()
  return isSame && by !== undefined && names.includes(by) && changed.size === 1 && changed.has(by)
    ? names.filter(name => name !== by)
    : undefined
}

const hasLayeredChange = (syntax: Syntax): boolean =>
  (syntax.kind === 'differential' && syntax.of.kind === 'layered') ||
  parts(syntax).some(hasLayeredChange)

const derivedIn = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'derivative' ? namesIn(syntax.by) : parts(syntax).flatMap(derivedIn)

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

/** What the loss alone compares with, by a name of labels; where the file says nothing else it counts as a parameter. */
const isLabelPerhaps = ({ equations, loss }: Graph, name: string): boolean =>
  /^(?:[YTyt]|targets?|labels?)$/.test(name) &&
  equations.every(one => one.name === loss || !one.uses.includes(name))

/**
 * Such numbers of which the derivation writes no change, and labels by which it does not derive either; undefined
 * where there are none.
 */
export const restByHand = (graph: Graph, { chains }: Script): readonly string[] | undefined => {
  const set = graph.leaves.filter(
    ({ name, shape }) => isSetByHand(name, shape.length) || isLabelPerhaps(graph, name),
  )
  if (set.length === 0) return undefined
  const formulas = chains.flatMap(({ members }) => members.filter(one => one.kind === 'formula'))
  const readings = formulas.flatMap(one => one.readings)
  const moved = new Set(readings.flatMap(changesIn))
  if (moved.size > 0) for (const name of readings.flatMap(derivedIn)) moved.add(name)
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
