import { type Graph, parametersOf } from '../core/graph.ts'
import { called, gradient, name } from '../core/nodes.ts'
import type { Chain } from '../core/script.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import type { ChainLetters } from '../elaborate/pair.ts'
import type { Scope } from '../elaborate/scope.ts'
import { opCalled } from '../ops/index.ts'
import { agrees } from './compare.ts'
import { type Candidate, type Court, candidate, readPair } from './court.ts'
import type { Knowledge } from './knowledge.ts'
import { gradientBy, nameAtSamples, type SampledGradient, sampledGradient } from './normal.ts'
import { ratioIn } from './ratio.ts'
import type { State } from './state.ts'
import type { Opening, Trial } from './trial.ts'

/**
 * `dZ = A - Y` where the loss is a mean: some call so the gradient of the sum. `df := dc .* c0 .* f .* (1 - f)`
 * where f is an activation: some call so the gradient before it, which has no name. Such a name is the
 * derivation's own; that of a parameter stays the gradient.
 */
export const ownGradient = (
  { court, truth }: State,
  scope: Scope,
  { members: [first] }: Chain,
  readings: Trial['readings'],
): Opening | undefined => {
  const heads = first?.kind === 'formula' ? first.readings : []
  const sampled = heads.flatMap(one => sampledGradient(one) ?? [])
  if (sampled.length > 0)
    return atSamples({ court, truth }, scope, sampled, (readings.get(1) ?? []).slice(0, MOST))
  const [written] = heads
  const by = written && gradientBy(scope, written)
  const right = readings.get(1)?.[0]
  if (by === undefined || !right || !scope.network || !isInner(truth.graph, scope, by))
    return undefined
  const left = gradient(scope.network.loss, name(by))
  const { pair } = readPair(court, truth, [candidate(left), right], NO_LETTERS)
  if (!pair) return undefined
  const isScaled = ratioIn(court, truth, pair)?.size !== undefined
  return isScaled || isBeforeActivation(court, truth, left, right)
    ? { kind: 'definition', head: { name: `d${by}`, letters: [] } }
    : undefined
}

/** `dz^{(i)} = a^{(i)} - y^{(i)}` of one sample where the loss is a mean over them. */
const atSamples = (
  { court, truth }: Pick<State, 'court' | 'truth'>,
  scope: Scope,
  heads: readonly SampledGradient[],
  rights: readonly Candidate[],
): Opening | undefined => {
  for (const { by, letter, of } of heads) {
    if (!scope.network || !isInner(truth.graph, scope, by)) continue
    const letters = { ...NO_LETTERS, order: [letter], head: [letter] }
    const left = candidate(gradient(scope.network.loss, of))
    for (const right of rights) {
      const { pair } = readPair(court, truth, [left, right], letters)
      if (pair && ratioIn(court, truth, pair)?.size !== undefined)
        return { kind: 'definition', head: { name: nameAtSamples(by), letters: [letter] } }
    }
  }
  return undefined
}

const MOST = 4

/** A value between the parameters and the loss; `dL` of the loss is its change. */
const isInner = (graph: Graph, { network }: Scope, by: string): boolean =>
  network?.equations.has(by) === true &&
  by !== network.loss &&
  !parametersOf(graph).some(leaf => leaf.name === by)

/** Whether something is the gradient by the argument of the activation that makes a value, and not that by the value. */
const isBeforeActivation = (
  court: Court,
  truth: Knowledge,
  sign: Derivative,
  right: Candidate,
): boolean => {
  const own = truth.graph.equations.find(e => sign.by.kind === 'name' && e.name === sign.by.name)
  const slope = own && slopeOf(truth.graph, own.syntax.body)
  if (!slope) return false
  const before = candidate(times(sign, slope))
  const { pair } = readPair(court, truth, [before, right], NO_LETTERS)
  return pair !== undefined && agrees(court, truth, pair)
}

/** `σ'(z)` of `σ(z)`, where z has no name. */
const slopeOf = ({ functions }: Graph, body: Syntax): Syntax | undefined => {
  const [arg, ...more] = body.kind === 'call' ? body.args : []
  if (body.kind !== 'call' || body.primes > 0 || !arg || more.length > 0) return undefined
  const op = functions.get(body.name) ?? opCalled(body.name)
  return op?.elementwise && arg.kind !== 'name' ? called(body.name, [arg], {}, 1) : undefined
}

const times = (left: Syntax, right: Syntax): Syntax => ({ kind: 'infix', sign: '.*', left, right })

const NO_LETTERS: ChainLetters = { order: [], head: [], ranges: new Map() }
