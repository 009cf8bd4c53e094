import { ONE } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import { type Expr, exprKey, type Var, variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { isMatrix, isScalar } from '../core/shape.ts'
import type { Curvature, Extremum, Hessian, Supposed } from '../core/solution.ts'
import { entry, position } from '../core/term.ts'
import { addOf, diagOf, eyeOf, scaleOf } from '../ops/build.ts'
import { type Definiteness, definitenessOf } from '../ops/definite/definite.ts'
import { type Properties, plusSign, type Sign, signOf, timesSign } from '../ops/definite/sign.ts'
import { applied, type Jacobian, type LinearTerm } from './linear.ts'

/** The second derivative with what tells whether a stationary point is an extremum. */
export const hessianOf = (
  terms: readonly LinearTerm[],
  { term, out, by }: Jacobian,
  u: Var,
  at: {
    readonly graph: Graph
    readonly known: Properties
    shorten(x: Expr): Expr
  },
): Hessian => {
  const direction = isMatrix(u.shape) ? freeMatrix(at.graph, u) : undefined
  const parts = terms.map(t => shownTerm(t, u, direction)).map(at.shorten)
  const curvatures = terms.map((t, n) => curvatureOf(t, parts[n] as Expr, at.known))
  const supposed = supposedOf(curvatures)
  const expr = at.shorten(addOf(...parts))
  const free = [...out, ...by]
  const inEntries = direction ? term : entry(expr, free.map(position))
  const entries: Form = isScalar(u.shape)
    ? { level: 'matrix', expr }
    : { level: 'index', term: inEntries, free }
  return {
    expr,
    ...(direction ? { direction } : {}),
    entries,
    terms: curvatures,
    extremum: extremumOf(curvatures.map(c => c.sign).reduce(plusSign)),
    ...(supposed ? { supposed } : {}),
  }
}

/** A name for a matrix that the file does not have. */
const freeMatrix = ({ names }: Graph, u: Var): Var => {
  const letter = ['W', 'D', 'Z', 'H'].find(name => !names.has(name))
  return variable(letter ?? `W_${u.name}`, u.shape)
}

const shownTerm = (term: LinearTerm, u: Var, direction: Var | undefined): Expr => {
  if (direction) return applied(term, direction)
  if (term.kind === 'entrywise') return diagOf(term.weights)
  const side = term.left ?? term.right ?? eyeOf(u.shape.at(-1) ?? ONE)
  return scaleOf(term.scalar, side)
}

const curvatureOf = (term: LinearTerm, expr: Expr, known: Properties): Curvature => {
  if (term.kind === 'entrywise') return { expr, sign: signOf(term.weights, known), why: 'diagonal' }
  const sides = [term.left, term.right].flatMap(x => (x ? [definitenessOf(x, known)] : []))
  const scalar = definitenessOf(term.scalar, known)
  const parts = [...sides, scalar]
  const sign = parts.map(p => p.sign).reduce(timesSign)
  const why = parts.find(p => p.why !== 'number')?.why ?? (sides.length > 0 ? 'identity' : 'number')
  const open = openIn(parts)
  return { expr, sign, why, ...(open ? { open } : {}) }
}

/** The one scalar that keeps the sign of a product open. */
const openIn = (parts: readonly Definiteness[]): Curvature['open'] => {
  const [first, ...more] = parts.flatMap(p => p.open ?? [])
  if (!first || more.length > 0) return undefined
  const sign = parts.map(p => p.open?.sign ?? p.sign).reduce(timesSign)
  return sign === 'unknown' ? undefined : { scalar: first.scalar, sign }
}

/** A semidefinite Hessian that is invertible, as the conditions of the solution say, is definite. */
const extremumOf = (sign: Sign): Extremum => {
  if (sign === 'positive' || sign === 'nonnegative') return 'minimum'
  return sign === 'negative' || sign === 'nonpositive' ? 'maximum' : 'undecided'
}

/** What follows where the scalars of unknown sign are positive. */
const supposedOf = (curvatures: readonly Curvature[]): Supposed | undefined => {
  const open = curvatures.flatMap(c => c.open ?? [])
  if (open.length === 0) return undefined
  const extremum = extremumOf(curvatures.map(c => c.open?.sign ?? c.sign).reduce(plusSign))
  const unique = new Map(open.map(({ scalar }) => [exprKey(scalar), scalar]))
  return extremum === 'undecided' ? undefined : { positive: [...unique.values()], extremum }
}
