import type { Form } from '../core/derivation.ts'
import { parametersOf } from '../core/graph.ts'
import { gradient, indexed, name } from '../core/nodes.ts'
import { parts } from '../core/parts.ts'
import { isScalar } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Pair } from '../elaborate/pair.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import type { Outcome } from './compare.ts'
import { type Candidate, candidate, readPair } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import { solvedFor } from './forward.ts'
import type { Knowledge } from './knowledge.ts'
import { areParallel, ratioIn } from './ratio.ts'
import type { State } from './state.ts'
import type { Trial } from './trial.ts'

type Sides = readonly [Candidate, Candidate]

/**
 * What a false equality says of the place where a gradient is zero: `skipped` where it is that
 * condition put in another way or solved for the parameter, `fails` where a condition is said to be
 * solved and is not. Only of parameters whose gradient the derivation has spoken of, in formulas or in words.
 */
export const optimumOf = (
  trial: Trial,
  sides: Sides,
  { verdict }: Outcome,
): 'skipped' | 'fails' | undefined => {
  if (verdict !== 'fails') return undefined
  for (const name of spokenOf(trial.state)) {
    if (isRearranged(trial, sides, name)) return 'skipped'
    if (nameOf(sides[0].syntax) !== name) continue
    const isSolution = solves(trial.state, name, sides[1])
    if (isSolution) return 'skipped'
    if (isSolution === false && trial.state.conditions.has(name)) return 'fails'
  }
  return undefined
}

/** Whether `\hat β := …` is said to solve the condition of β, and does not. */
export const isFalseEstimate = (state: State, name: string, right: Candidate): boolean => {
  const leaf = estimated(name)
  if (leaf === undefined || !state.conditions.has(leaf)) return false
  return solves(state, leaf, right) === false
}

/** Whether a name is that of an estimate, of a parameter under a condition, and a value solves that. */
export const isEstimate = (state: State, name: string, right?: Candidate): boolean => {
  const leaf = estimated(name)
  if (leaf === undefined || !state.conditions.has(leaf)) return false
  return !right || solves(state, leaf, right) === true
}

/** Whether a name is that of an estimate by a condition that stands there, or of which the words speak. */
export const isMeantAsEstimate = (state: State, name: string): boolean =>
  estimatedWhere(state, name) !== undefined

/** The parameter of an estimate whose condition is known. */
const estimatedWhere = ({ conditions, court }: State, name: string): string | undefined => {
  const leaf = estimated(name)
  return leaf !== undefined && (conditions.has(leaf) || court.speaksOfOptimum) ? leaf : undefined
}

/** `β` of `\hat{\beta}`, `betahat` and `beta_hat`, `\beta^*`, `\beta_{ML}`. */
const estimated = (name: string): string | undefined =>
  [HATTED, STARRED, NAMED].map(form => leafIn(form.exec(name))).find(leaf => leaf !== undefined)

const leafIn = (match: RegExpExecArray | null): string | undefined =>
  match?.slice(1).find(leaf => leaf !== undefined)

const HATTED = /^\\(?:wide)?hat\{?\\?(\w+?)\}?$|^(\w+?)_?hat$/
const STARRED = /^\\?(\w+)[_^]\{?(?:\*|\\(?:star|ast))\}?$/
const NAMED = /^\\?(\w+?)_\{?(?:\w*opt|\w*best|\w?(?:ML|MLE|MAP|OLS|LS|ridge|RIDGE))\}?$/

const spokenOf = ({ court, truth, ends, conditions }: State): readonly string[] =>
  parametersOf(truth.graph)
    .map(leaf => leaf.name)
    .filter(
      name => court.speaksOfOptimum || conditions.has(name) || ends.some(end => end.by === name),
    )

/**
 * Whether an equality by itself, without derivatives, has sides that differ by a constant times the
 * gradient, and is no claim about that: neither side is such a multiple.
 */
const isRearranged = (trial: Trial, sides: Sides, name: string): boolean => {
  const isAlone = trial.chain.members.length === 2
  if (!isAlone || sides.some(({ syntax }) => hasDerivative(syntax))) return false
  const isMultiple = (syntax: Syntax) => isGradient(trial, syntax, name)
  return isMultiple(differenceOf(sides)) && !sides.some(({ syntax }) => isMultiple(syntax))
}

const hasDerivative = (syntax: Syntax): boolean =>
  syntax.kind === 'derivative' ||
  syntax.kind === 'differential' ||
  parts(syntax).some(hasDerivative)

const differenceOf = ([left, right]: Sides): Syntax => ({
  kind: 'infix',
  sign: '-',
  left: left.syntax,
  right: right.syntax,
  isGrouped: true,
})

/** Whether an expression is a number times the gradient, as a whole or by entries; a constant one where that is a scalar. */
const isGradient = ({ state, letters }: Trial, syntax: Syntax, name: string): boolean => {
  const { court, truth } = state
  return [[], letters.order].some(at => {
    const sides = [candidate(gradientBy(state, name, at)), candidate(syntax)] as const
    const { pair } = readPair(court, truth, sides, letters)
    if (!pair) return false
    return isWide(pair)
      ? areParallel(court, truth, pair)
      : ratioIn(court, truth, pair) !== undefined
  })
}

/** Of more than one entry: that all have one factor is no accident, whatever that depends on. */
const isWide = ({ left }: Pair): boolean =>
  left.level === 'matrix' ? !isScalar(left.expr.shape) : left.free.length > 0

/** Whether an equality says truly where the gradient by a parameter is zero, at all draws that tell. */
export const saysOptimum = (trial: Trial, sides: Sides): boolean =>
  spokenOf(trial.state).some(
    name =>
      isRearranged(trial, sides, name) ||
      (nameOf(sides[0].syntax) === name && solvesAll(trial.state, name, sides[1])),
  )

/** Whether the value of an estimate solves the condition of its parameter, at all draws that tell. */
export const solvesCondition = (state: State, name: string, right: Candidate): boolean => {
  const leaf = estimatedWhere(state, name)
  return leaf !== undefined && solvesAll(state, leaf, right)
}

const solvesAll = (state: State, name: string, right: Candidate): boolean => {
  const found = shrinkagesWith(state, name, right) ?? []
  const vanished = found.filter(one => one < VANISHED)
  return vanished.length >= ENOUGH && vanished.length >= MOSTLY * found.length
}

/** Near a singular matrix numbers lose what they could tell. */
const MOSTLY = 0.8

/** Whether the gradient is zero with the parameter put in; undefined where that cannot be told. */
const solves = (state: State, name: string, right: Candidate): boolean | undefined => {
  const found = shrinkagesWith(state, name, right)
  if (!found) return undefined
  const vanished = found.filter(one => one < VANISHED)
  if (vanished.length >= ENOUGH) return true
  return vanished.length === 0 && found.length >= ENOUGH ? false : undefined
}

const shrinkagesWith = (
  state: State,
  name: string,
  right: Candidate,
): readonly number[] | undefined => {
  const { court, truth } = state
  const none = { order: [], head: [], ranges: new Map() }
  const { pair } = readPair(court, truth, [candidate({ kind: 'name', name }), right], none)
  const by = candidate(gradientBy(state, name, []))
  const gradient = readPair(court, truth, [by, by], none).pair?.left
  if (pair?.right.level !== 'matrix' || !gradient) return undefined
  const graph = solvedFor(truth.graph, { name, body: pair.right.expr, syntax: right.syntax })
  if (!graph) return undefined
  return shrinkages(state, { ...truth, graph }, gradient, pair.right)
}

const DRAWS = 20
/** Where sizes leave an inverse without sense, as of X'X with fewer rows than columns, nothing vanishes. */
const ENOUGH = 4
const LARGEST = 1e6
/** The gradient at the solution by the gradient elsewhere. */
const VANISHED = 1e-7

/** For each draw how the gradient shrinks when the parameter takes the value that is said to solve. */
const shrinkages = (
  { court: { session, changes }, truth }: State,
  solved: Knowledge,
  gradient: Form,
  value: Form,
): readonly number[] =>
  Array.from({ length: DRAWS }, (_, turn) => {
    const world = session.world(session.draw(turn))
    const sizeIn = (at: Knowledge, form: Form) =>
      Math.max(...evaluateForm(NUMBERS, form, envOf(at, changes, world)).data.map(Math.abs))
    try {
      const isSound = sizeIn(truth, value) < LARGEST
      return isSound ? sizeIn(solved, gradient) / sizeIn(truth, gradient) : Number.NaN
    } catch (error) {
      if (isUnjudged(error)) return Number.NaN
      throw error
    }
  }).filter(Number.isFinite)

const gradientBy = ({ truth }: State, of: string, letters: readonly string[]): Syntax =>
  gradient(
    truth.graph.loss,
    indexed(
      name(of),
      letters.map(letter => name(letter)),
    ),
  )

const nameOf = (syntax: Syntax): string | undefined =>
  syntax.kind === 'name' ? syntax.name : undefined
