import { gradient, sameSyntax } from '../core/nodes.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import type { Scope } from '../elaborate/scope.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { opCalled } from '../ops/index.ts'
import type { Here } from './compare.ts'
import { type Candidate, candidate, readPair } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import type { State } from './state.ts'

/** `θ = θ − H^{-1}∇J`: a step from where one stands, told by the gradient. */
export const isStep = (scope: Scope, head: Syntax, right: Syntax): boolean => {
  if (head.kind !== 'name' || scope.network?.equations.has(head.name)) return false
  if (!scope.shapes.has(head.name) || right.kind !== 'infix') return false
  const isFromHere =
    (right.sign === '-' || right.sign === '+') && freeNamesIn(right.left).has(head.name)
  return isFromHere && hasDerivative(right.right)
}

/** Whether a derivative is written somewhere in it. */
export const hasDerivative = (syntax: Syntax): boolean =>
  syntax.kind === 'derivative' || parts(syntax).some(hasDerivative)

/** Whether the loss's gradient by the target is all that it rests on: another one is a claim of its own. */
const isByGradient = (syntax: Syntax, loss: string, target: Syntax): boolean =>
  derivativesIn(syntax).every(
    ({ of, by }) => sameSyntax(by, target) && (of.kind !== 'name' || of.name === loss),
  )

const derivativesIn = (syntax: Syntax): readonly Derivative[] =>
  syntax.kind === 'derivative' ? [syntax] : parts(syntax).flatMap(derivativesIn)

/** Whether it has an inverse, or a denominator with a value in it. */
const dividesBy = (syntax: Syntax): boolean => {
  if (syntax.kind === 'call' && opCalled(syntax.name)?.primitive === 'matrix-inverse') return true
  if (syntax.kind !== 'infix') return parts(syntax).some(dividesBy)
  const { sign, left, right } = syntax
  const isPower = sign === '^' || sign === '.^'
  if (isPower && right.kind === 'negation') return true
  const isQuotient = sign === '/' || sign === './'
  return (isQuotient && hasValue(right)) || [left, right].some(dividesBy)
}

/** Whether it is more than numbers and names. */
const hasValue = (syntax: Syntax): boolean =>
  syntax.kind === 'call' || syntax.kind === 'derivative' || parts(syntax).some(hasValue)

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, n) => sum + value * (b[n] ?? 0), 0)

/** The cosine from which on two directions count as one. */
const STRAIGHT = 1 - 1e-9

const DRAWS = 20
/** Where sizes leave an inverse without sense, the step is wild. */
const LARGEST = 1e6
const ENOUGH = 4

/**
 * Whether a step goes down in all draws, or up: the sign of its product with the gradient. One that is turned
 * away from the gradient is meant only if it divides by something, as Newton's does: `H∇J` forgets to.
 */
export const goesAlong = (
  { court }: State,
  { truth, letters }: Here,
  target: Syntax,
  right: Candidate,
  sign: '+' | '-',
): boolean => {
  if (!hasDerivative(right.syntax)) return false
  if (!isByGradient(right.syntax, truth.graph.loss, target)) return false
  const by = candidate(gradient(truth.graph.loss, target))
  const moved = readPair(court, truth, [candidate(target), right], letters).pair
  const sloped = readPair(court, truth, [candidate(target), by], letters).pair
  if (!moved || !sloped) return false
  const hasInverse = dividesBy(right.syntax)
  const productIn = (turn: number): number => {
    const env = envOf(truth, court.changes, court.session.world(court.session.draw(turn)))
    const [from, to, slope] = [moved.left, moved.right, sloped.right].map(
      form => evaluateForm(NUMBERS, form, env).data,
    ) as [number[], number[], number[]]
    const step = to.map((value, n) => value - (from[n] ?? 0))
    if (!step.every(value => Math.abs(value) < LARGEST)) return Number.NaN
    const product = sign === '-' ? dot(step, slope) : -dot(step, slope)
    const isStraight = product < -STRAIGHT * Math.sqrt(dot(step, step) * dot(slope, slope))
    return isStraight || hasInverse ? product : Number.POSITIVE_INFINITY
  }
  try {
    const all = Array.from({ length: DRAWS }, (_, turn) => productIn(turn)).filter(
      one => !Number.isNaN(one),
    )
    return all.length >= ENOUGH && all.every(one => one < 0)
  } catch (error) {
    if (isUnjudged(error)) return false
    throw error
  }
}
