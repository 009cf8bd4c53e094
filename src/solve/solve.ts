import { type Expr, exprKey, type Var, variable } from '../core/expr.ts'
import { ancestorsOfLoss, type Graph } from '../core/graph.ts'
import type { Condition, GradientMember, Solution } from '../core/solution.ts'
import { closedForms } from '../derive/closed.ts'
import { derive } from '../derive/derive.ts'
import { factsOf } from '../derive/facts.ts'
import { mentions } from '../derive/slope.ts'
import { addOf, negOf, numOf, zerosOf } from '../ops/build.ts'
import { diagonalOf } from '../ops/definite/inverse.ts'
import type { Properties } from '../ops/definite/sign.ts'
import { monomialOf, sharedFactors, toExpr, without } from '../ops/simplify/monomial.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { substituteNames } from '../ops/simplify/substitute.ts'
import { bentPart } from './affine.ts'
import { type Collected, collect } from './collect.ts'
import { hessianOf } from './curvature.ts'
import { inverted, nonzero } from './invert.ts'
import { applied, jacobianOf, linearTerms } from './linear.ts'
import { freeName } from './names.ts'
import { dependentsOf, joined, opened } from './open.ts'
import { adjectivesOf, propertiesOf } from './properties.ts'
import { refuse } from './refusal.ts'
import { merged } from './terms.ts'

/**
 * Sets the gradient of the loss by a leaf to zero and solves for the leaf.
 * Throws SolveRefusal where that is not possible in closed form.
 */
export const solve = (graph: Graph, name: string): Solution => {
  const u = unknownOf(graph, name)
  const used = new Set<string>()
  const known = propertiesOf(graph, used)
  const shorten = shortener(graph, name, used)
  const gradient = gradientOf(graph, u, shorten)
  const whole = gradient.at(-1)?.expr as Expr
  const jacobian = jacobianOf(whole, u, graph)
  const terms = merged(linearTerms(jacobian, u), shorten)
  if (terms.length === 0) return refuse({ kind: 'absent' })
  const right = shorten(negOf(substituteNames(whole, new Map([[name, zerosOf(u.shape)]]))))
  const multiplied = addOf(...terms.map(t => applied(t, u)), negOf(right))
  const divided = dividedBy(collect(terms, u, shorten), right, known, shorten)
  const { solution, conditions } = inverted(divided.left, divided.right, known)
  const all = [...divided.conditions, ...conditions]
  return {
    loss: graph.loss,
    unknown: u,
    gradient: isSame(whole, multiplied)
      ? gradient
      : [...gradient, { rule: 'multiply-out', expr: multiplied }],
    equations: [
      { rule: 'set-to-zero', left: multiplied, right: numOf(0) },
      { rule: 'collect', left: put(divided.left, u), right: divided.right },
      { rule: 'solve', left: u, right: shorten(solution) },
    ],
    named: namedSolution(divided, graph, known),
    factor: divided.factor,
    solution: shorten(solution),
    conditions: all,
    hessian: hessianOf(terms, jacobian, u, { graph, known, shorten }),
    uses: [...used].sort(),
  }
}

/** A leaf of which the file says nothing but its shape. */
const unknownOf = (graph: Graph, name: string): Var => {
  const leaf = graph.leaves.find(one => one.name === name)
  if (!leaf) return refuse({ kind: 'not-a-leaf' })
  if (leaf.index) return refuse({ kind: 'position' })
  if (leaf.shape.length > 2) return refuse({ kind: 'tensor' })
  if (!ancestorsOfLoss(graph).has(name)) return refuse({ kind: 'no-path' })
  const [by] = adjectivesOf(graph, name)
  const isBound = graph.assumptions.some(a => a.name === name)
  if (by !== undefined || isBound) return refuse({ kind: 'restricted', by: by ?? '' })
  return variable(name, leaf.shape)
}

/** Simplifies without going back to names that depend on the unknown. */
const shortener = (graph: Graph, name: string, used: Set<string>): ((x: Expr) => Expr) => {
  const facts = factsOf(graph, used)
  const dependents = dependentsOf(graph, name)
  const named = (x: Expr): Expr | undefined => {
    const found = facts.named(x)
    return found?.kind === 'var' && dependents.has(found.name) ? undefined : found
  }
  return x => simplify(x, { ...facts, named })
}

/** The gradient, then in leaves alone; its last member is linear in the unknown. */
const gradientOf = (
  graph: Graph,
  u: Var,
  shorten: (x: Expr) => Expr,
): readonly GradientMember[] => {
  const closed = joined(closedForms(graph, derive(graph, [u.name]))(u.name))
  const plain = opened(closed, graph, dependentsOf(graph, u.name))
  const first: GradientMember = { rule: 'closed-form', expr: closed }
  const whole = [plain, shorten(plain)].find(x => !bentPart(x, u.name, graph))
  if (!whole) return refuse({ kind: 'not-linear', expr: bentPart(plain, u.name, graph) ?? plain })
  if (!mentions(whole, u.name)) return refuse({ kind: 'absent' })
  return whole === closed ? [first] : [first, { rule: 'definitions', expr: whole }]
}

const isSame = (a: Expr, b: Expr): boolean => exprKey(a) === exprKey(b)

interface Divided {
  readonly left: Collected
  readonly right: Expr
  /** What both sides were divided by. */
  readonly factor: Expr
  readonly conditions: readonly Condition[]
}

/** Both sides without the number in front of the left one and the scalars that they share. */
const dividedBy = (
  left: Collected,
  right: Expr,
  known: Properties,
  shorten: (x: Expr) => Expr,
): Divided => {
  const [a, b] = [monomialOf(left.scalar), monomialOf(right)]
  const by = { c: a.c, factors: sharedFactors(a.factors, b.factors) }
  return {
    left: { ...left, scalar: toExpr(without(a, by)) },
    right: shorten(toExpr(without(b, by))),
    factor: toExpr(by),
    conditions: by.factors.filter(f => f.e.s > 0n).flatMap(f => nonzero(f.base, known)),
  }
}

const put = ({ weights, ...product }: Collected, u: Expr): Expr =>
  weights
    ? applied(
        { kind: 'product', scalar: product.scalar },
        applied({ kind: 'entrywise', weights }, u),
      )
    : applied({ kind: 'product', ...product }, u)

/** The solution with names for the matrices that are inverted: what it rests on is seen at once. */
const namedSolution = (
  { left, right }: Divided,
  graph: Graph,
  known: Properties,
): Solution['named'] => {
  const definitions = new Map<string, Expr>()
  const side = (wish: string, x: Expr | undefined): Expr | undefined => {
    if (!x || diagonalOf(x)) return x
    const name = freeName(wish, graph.names)
    definitions.set(name, x)
    return variable(name, x.shape)
  }
  const [a, b] = [side('M', left.left), side('N', left.right)]
  const named = { ...left, ...(a ? { left: a } : {}), ...(b ? { right: b } : {}) }
  const { solution } = inverted(named, right, known)
  return { definitions, left: put(named, solution), solution }
}
