import type { Derivation, Kind, Rule, Step } from '../core/derivation.ts'
import { type Expr, variable } from '../core/expr.ts'
import {
  ancestorsOfLoss,
  type Graph,
  inFileOrder,
  parametersOf,
  shapeOfName,
} from '../core/graph.ts'
import { isScalar } from '../core/shape.ts'
import { numOf, zerosOf } from '../ops/build.ts'
import { kindOf } from './kind.ts'
import { freshPositions, scratchLetters } from './letters.ts'
import { linksOf, type Target } from './link.ts'
import { goal, MEMBERS, type State, startOf } from './member.ts'
import { collapseFirst, type Path } from './path.ts'
import { DeriveError } from './slope.ts'

/**
 * The gradients of the loss by the given names, each a chain from ∂ε/∂name to
 * what it is in terms of the next gradients. Throws DeriveError where the loss
 * is not a scalar or a name is unknown.
 */
export const derive = (
  graph: Graph,
  names: readonly string[] = defaultNames(graph),
  path: Path = collapseFirst,
): readonly Derivation[] => {
  const shape = shapeOfName(graph, graph.loss)
  if (!shape || !isScalar(shape)) {
    throw new DeriveError(`the loss ${graph.loss} is not a scalar`)
  }
  return names.map(name => deriveOne(graph, name, path))
}

/** Equation by equation, its parameters as they appear, then its name; the loss has none of its own. */
export const defaultNames = (graph: Graph): readonly string[] => {
  const parameters = new Set(parametersOf(graph).map(leaf => leaf.name))
  const relevant = ancestorsOfLoss(graph)
  const names = new Set<string>()
  for (const equation of inFileOrder(graph)) {
    for (const name of equation.uses) if (parameters.has(name)) names.add(name)
    if (equation.name !== graph.loss && relevant.has(equation.name)) names.add(equation.name)
  }
  return [...names]
}

const deriveOne = (graph: Graph, name: string, path: Path): Derivation => {
  const target = targetOf(graph, name)
  const links = linksOf(target)
  const state = startOf(target, links)
  const kind = kindOf(links, target)
  const base = { loss: graph.loss, wrt: name, shape: target.by.shape, kind }
  if (name === graph.loss) {
    return { ...base, steps: knownAtOnce(state, 'local-derivative', numOf(1)) }
  }
  if (links.length === 0) {
    const rule = ancestorsOfLoss(graph).has(name) ? 'zero-derivative' : 'no-path'
    return { ...base, steps: knownAtOnce(state, rule, zerosOf(target.by.shape)) }
  }
  return { ...base, steps: stepsOf(state, kind, path, name) }
}

const targetOf = (graph: Graph, name: string): Target => {
  const shape = shapeOfName(graph, name)
  if (!shape) throw new DeriveError(`there is no ${name} in this network`)
  const fresh = scratchLetters()
  const { at, letters } = freshPositions(shape, fresh)
  return { graph, by: variable(name, shape), at, free: letters, fresh }
}

const stepsOf = (start: State, kind: Kind, path: Path, target: string): readonly Step[] => {
  const steps: Step[] = [{ rule: 'goal', form: goal(start).form, target, kind, uses: [] }]
  let state = start
  for (const rule of path[kind]) {
    const member = MEMBERS[rule]?.(state)
    if (!member) continue
    state = member.state
    const { form, reason, uses = [] } = member
    steps.push({ rule, form, target, kind, uses, ...(reason ? { reason } : {}) })
  }
  return steps
}

/** A gradient known at once: 0 where no path leads to the loss, 1 for the loss itself. */
const knownAtOnce = (state: State, rule: Rule, expr: Expr): readonly Step[] => {
  const step = { target: state.target.by.name, kind: 'paths', uses: [] } as const
  return [
    { ...step, rule: 'goal', form: goal(state).form },
    { ...step, rule, form: { level: 'matrix', expr } },
  ]
}
