import type { Derivation } from '../core/derivation.ts'
import { totalGrad, type Var, variable } from '../core/expr.ts'
import { dependentsOf, type Equation, type Graph, shapeOfName } from '../core/graph.ts'
import { gradEntry, slope } from '../core/term.ts'
import { deriveTarget } from './derive.ts'
import { freshPositions, scratchLetters } from './letters.ts'
import { directLink, inResult, type Link, type Target, termsWith, tiesOf } from './link.ts'
import { collapseFirst, type Path } from './path.ts'
import { DeriveError, slopeOf } from './slope.ts'

/**
 * Forward derivations: the total derivatives by one name of all equations that
 * depend on it and on which the loss depends, in the order of the network, each
 * in terms of those of the names it is made of. Throws DeriveError where the
 * name is unknown.
 */
export const deriveForward = (
  graph: Graph,
  by: string,
  reached: ReadonlySet<string>,
  path: Path = collapseFirst,
): readonly Derivation[] => {
  const dependents = dependentsOf(graph, by)
  return graph.equations
    .filter(({ name }) => dependents.has(name) && reached.has(name))
    .map(equation => {
      const target = targetOf(graph, equation, by)
      return deriveTarget(target, linksOf(target, equation, dependents), path)
    })
}

const targetOf = (graph: Graph, equation: Equation, name: string): Target => {
  const shape = shapeOfName(graph, name)
  if (!shape) throw new DeriveError('no-such-name', { name })
  const fresh = scratchLetters()
  const of = variable(equation.name, equation.shape)
  const by = variable(name, shape)
  const { at: ofAt, letters } = freshPositions(of.shape, fresh)
  const { at, letters: own } = freshPositions(by.shape, fresh)
  return { graph, of, ofAt, by, at, own, free: [...letters, ...own], fresh, isForward: true }
}

/** A link for each operand that depends on the variable, and one for the variable itself. */
const linksOf = (
  target: Target,
  equation: Equation,
  dependents: ReadonlySet<string>,
): readonly Link[] => {
  const { graph, by } = target
  return equation.uses
    .filter(use => use === by.name || dependents.has(use))
    .map(use =>
      use === by.name
        ? directLink(equation, target)
        : operandLink(equation, variable(use, shapeOfName(graph, use) ?? []), target),
    )
    .filter(({ local }) => !(local.kind === 'const' && local.value.equals(0)))
}

/** Σ_K ∂of[ofAt]/∂operand[K] · d operand[K]/d by[at] */
const operandLink = (equation: Equation, operand: Var, target: Target): Link => {
  const { graph, of, ofAt, by, at, free, fresh } = target
  const place = freshPositions(operand.shape, fresh)
  const ranges = [...free, ...place.letters]
  const wrt = { by: operand, at: place.at, free: ranges, base: graph.base, fresh }
  const local = inResult(slopeOf(equation.body, ofAt, wrt), equation)
  return {
    consumer: equation,
    letters: place.letters,
    place: place.at,
    far: gradEntry(operand, place.at, by, at, totalGrad(operand, by)),
    sign: slope(
      equation.name === graph.loss ? termsWith(equation, operand.name) : of,
      ofAt,
      operand,
      place.at,
    ),
    local,
    ties: tiesOf(local, place.letters, fresh),
    isForward: true,
  }
}
