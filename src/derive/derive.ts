import type { Derivation, Form, Kind, Rule, Step } from '../core/derivation.ts'
import { type Expr, type Var, variable } from '../core/expr.ts'
import {
  ancestorsOfLoss,
  dependentsOf,
  type Graph,
  inFileOrder,
  parametersOf,
  shapeOfName,
} from '../core/graph.ts'
import { deltas } from '../core/term.ts'
import { zerosOf } from '../ops/build.ts'
import { kindOf } from './kind.ts'
import { freshPositions, present, scratchLetters } from './letters.ts'
import { type Link, linksOf, shapeOfTarget, type Target } from './link.ts'
import { goal, MEMBERS, type State, startOf } from './member.ts'
import { ownLetters, withFreeLetters } from './own-letters.ts'
import { collapseFirst, type Path } from './path.ts'
import { tryRead } from './read.ts'
import { DeriveError } from './slope.ts'

/**
 * The derivatives of the loss by the given names, each a chain from ∂ε/∂name to
 * what it is in terms of the next ones: gradients of a scalar, Jacobians of an
 * array. Throws DeriveError where a name is unknown.
 */
export const derive = (
  graph: Graph,
  names: readonly string[] = defaultNames(graph),
  path: Path = collapseFirst,
): readonly Derivation[] => names.map(name => deriveOne(targetOf(graph, name), path))

/** The same with the letters that the file gives to entries. */
export const deriveInOwnLetters = (
  graph: Graph,
  names: readonly string[] = defaultNames(graph),
  path: Path = collapseFirst,
): readonly Derivation[] => {
  const free = withFreeLetters(graph)
  const wishes = ownLetters(graph)
  return names.map(name => deriveOne({ ...targetOf(free, name), wishes }, path))
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

const deriveOne = (target: Target, path: Path): Derivation => {
  if (target.by.name === target.graph.loss)
    return knownAtOnce(target, 'local-derivative', identityOf(target))
  return deriveTarget(target, linksOf(target), path)
}

/** The derivation of one derivative from its shares; 0 at once where there are none. */
export const deriveTarget = (target: Target, links: readonly Link[], path: Path): Derivation => {
  const { graph, of, by, isForward } = target
  if (links.length === 0) {
    const rule = dependentsOf(graph, by.name).has(of.name) ? 'zero-derivative' : 'no-path'
    const zeros: Form = { level: 'matrix', expr: zerosOf(shapeOfTarget(target)) }
    return knownAtOnce(target, rule, zeros)
  }
  const kind = kindOf(links, target)
  return {
    ...headOf(target, kind),
    ...(isForward ? { isForward } : {}),
    steps: stepsOf(startOf(target, links), kind, path, by.name),
  }
}

/** What one equation adds to the gradient by a name that it uses, as a whole. */
export const shareOf = (graph: Graph, name: string, equation: string): Expr | undefined => {
  const target = targetOf(graph, name)
  const links = linksOf(target).filter(({ consumer }) => consumer?.name === equation)
  const form = MEMBERS['matrix-form']?.(startOf(target, links))?.form
  return form?.level === 'matrix' ? form.expr : undefined
}

const headOf = (target: Target, kind: Kind) => ({
  loss: target.of.name,
  wrt: target.by.name,
  shape: shapeOfTarget(target),
  kind,
})

const targetOf = (graph: Graph, name: string): Target => {
  const [of, by] = [graph.loss, name].map(one => variableOf(graph, one)) as [Var, Var]
  const fresh = scratchLetters(graph.base)
  const { at: ofAt, letters } = freshPositions(of.shape, fresh)
  const { at, letters: own } = freshPositions(by.shape, fresh)
  return { graph, of, ofAt, by, at, own, free: [...letters, ...own], fresh }
}

const variableOf = (graph: Graph, name: string): Var => {
  const shape = shapeOfName(graph, name)
  if (!shape) throw new DeriveError('no-such-name', { name })
  return variable(name, shape)
}

const stepsOf = (start: State, kind: Kind, path: Path, target: string): readonly Step[] => {
  const steps: Step[] = [{ rule: 'goal', form: goal(start).form, target, kind, uses: [] }]
  let state = start
  for (const rule of path[kind]) {
    const member = MEMBERS[rule]?.(state)
    if (!member) continue
    state = member.state
    const { form, reason, uses = [], isFlat } = member
    const more = { ...(reason ? { reason } : {}), ...(isFlat ? { isFlat } : {}) }
    steps.push({ rule, form, target, kind, uses, ...more })
  }
  return steps
}

/** The derivative of the loss by itself. */
const identityOf = (target: Target): Form => {
  const { graph, ofAt, at, free, fresh } = target
  const term = deltas(ofAt, at)
  const expr = tryRead(term, free, shapeOfTarget(target), fresh)
  return expr ? { level: 'matrix', expr } : present(term, free, graph.names)
}

/** A derivative known at once: 0 where no path leads to the loss, the identity for the loss itself. */
const knownAtOnce = (target: Target, rule: Rule, form: Form): Derivation => {
  const step = { target: target.by.name, kind: 'paths', uses: [] } as const
  return {
    ...headOf(target, 'paths'),
    ...(target.isForward ? { isForward: true } : {}),
    steps: [
      { ...step, rule: 'goal', form: goal(startOf(target, [])).form },
      { ...step, rule, form },
    ],
  }
}
