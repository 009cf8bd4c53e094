import type { Choice, Equality, Mistake } from '../core/judgement.ts'
import { mentioned } from '../core/mentioned.ts'
import type { Problem } from '../core/problem.ts'
import type { Pair } from '../elaborate/pair.ts'
import { costOf } from './choose.ts'
import { compare, type Here, type Outcome } from './compare.ts'
import { isCondition } from './condition.ts'
import { type Candidate, type Court, problemsOf, readPair } from './court.ts'
import { goesAlong, hasDerivative } from './descent.ts'
import { exampleOf } from './example.ts'
import { type Blame, blamed } from './meant.ts'
import { failingCondition, failingOf } from './mistake.ts'
import { inNumbers } from './numeric.ts'
import { optimumOf } from './optimum.ts'
import { meaningOf } from './problems.ts'
import { proveIn } from './proof.ts'
import { type Chosen, hereIn, type State } from './state.ts'
import { isStillUnsaid } from './still-unsaid.ts'
import { isClear, readingsOf } from './sure.ts'
import type { Trial } from './trial.ts'
import { isScaled, type Moved, updateOf } from './update.ts'

/** What is said of one sign. */
export type Found = Pick<Equality, 'verdict'> &
  Partial<
    Pick<
      Equality,
      'proved' | 'reason' | 'taken' | 'error' | 'problem' | 'doubt' | 'counterexample' | 'mistake'
    >
  > & {
    /** Set where an earlier definition is at fault. */
    readonly blame?: Blame
  }

interface Sign {
  readonly from: number
  readonly to: number
  /** What both sides are read by; where it is not given, by what is open. */
  readonly more: readonly Choice[] | undefined
  /** Whether an equality of the chain before is false. */
  readonly isAstray: boolean
}

/** Two members that are set equal, each in its one reading. */
export const judgePair = async (
  trial: Trial,
  chosen: Chosen,
  { from, to, more, isAstray }: Sign,
): Promise<Found> => {
  const { state, letters } = trial
  const [left, right] = [chosen.get(from), chosen.get(to)]
  if (!left || !right) return { verdict: 'unread' }
  const here = hereIn(state, letters)
  const outcome = await compare(state.court, here, [left, right], more)
  const isDoubted = left.isDoubted || right.isDoubted
  if (outcome.verdict === 'holds' && isDoubted)
    return { verdict: 'undecided', doubt: { code: 'unwritten-sum' } }
  if (outcome.verdict === 'holds') return heldBy(trial, outcome, [left, right])
  const example = outcome.verdict === 'fails' ? inNumbers(trial, [left, right]) : undefined
  if (example === 'holds') return { verdict: 'holds', proved: false }
  if (example === 'undecided') return { verdict: 'undecided', doubt: { code: 'no-value' } }
  const condition = isCondition(trial, chosen, to, left)
  if (condition && outcome.verdict !== 'unread') {
    const isBare = condition === 'undecided'
    return { verdict: condition, ...(isBare && { doubt: { code: 'bare-condition' } }) }
  }
  const optimum = optimumOf(trial, [left, right], outcome)
  if (optimum === 'skipped') return { verdict: optimum }
  if (optimum === 'fails') {
    const mistake = mistakeOf(trial, chosen, outcome, [left, right])
    return { verdict: optimum, reason: 'value', ...(mistake && { mistake }) }
  }
  if (
    outcome.verdict === 'fails' &&
    (await isStillUnsaid(state.court, here, trial.chain, [left, right]))
  )
    return { verdict: 'undecided', doubt: { code: 'still-unsaid' } }
  if (isAstray && outcome.verdict !== 'follows' && outcome.verdict !== 'unread') {
    const late = await lateError(trial, chosen, left, right)
    if (late) return late
  }
  return refuted(trial, chosen, outcome, [left, right])
}

const heldBy = (
  { state }: Trial,
  { pair, finding, more }: Outcome,
  sides: readonly [Candidate, Candidate],
): Found => {
  const taken = [...new Set([...more, ...sides.flatMap(side => [...side.chosen])])]
  return {
    verdict: 'holds',
    proved: pair !== undefined && isProved(state, pair),
    ...(finding && { error: finding.error }),
    ...(taken.length > 0 && { taken }),
  }
}

const isProved = ({ court, truth }: State, pair: Pair): boolean =>
  court.proofs === 'all' && proveIn(court, truth, pair)

/** After an error of the chain: a return to the truth, or a left side that made no sense already. */
const lateError = async (
  { state, letters }: Trial,
  chosen: Chosen,
  left: Candidate,
  right: Candidate,
): Promise<Found | undefined> => {
  const head = chosen.get(Math.min(...chosen.keys()))
  const truth = { ...hereIn(state, letters), isAstray: false }
  const back = head && (await compare(state.court, truth, [head, right]))
  if (back?.verdict === 'holds') return { verdict: 'follows', reason: 'returns' }
  const sides = [left, left] as const
  const { pair, problems } = readPair(state.court, state.student, sides, letters)
  const isSenseless = !pair && problems.length > 0
  return isSenseless ? { verdict: 'follows', reason: 'undefined' } : undefined
}

const refuted = (
  trial: Trial,
  chosen: Chosen,
  outcome: Outcome,
  sides: readonly [Candidate, Candidate],
): Found => {
  const { verdict, reason, doubt, finding, pair } = outcome
  const problem = outcome.problem && problemHere(trial, outcome, sides)
  const { state } = trial
  if (verdict === 'fails' && pair && mentionsCondition(state.conditions, outcome))
    return { verdict: 'undecided', doubt: { code: 'at-condition' } }
  const shown = finding && Number.isFinite(finding.error) && { error: finding.error }
  const found = {
    verdict,
    ...(reason && { reason }),
    ...(problem && { problem }),
    ...(doubt && { doubt }),
    ...shown,
  }
  if (verdict !== 'fails') return found
  const blame = blamed(trial, sides)
  if (blame) return { ...found, verdict: 'follows', blame }
  const mistake = mistakeOf(trial, chosen, outcome, sides)
  const isShown = pair && state.examples === 'all' && state.told !== 'none'
  const counterexample =
    isShown && exampleOf(state.court, state.truth, pair, finding?.counterexample)
  return { ...found, ...(counterexample && { counterexample }), ...(mistake && { mistake }) }
}

/** Its problem at its place in this text. */
const problemHere = (
  { state: { court, student }, letters }: Trial,
  { pair, problem, more }: Outcome,
  sides: readonly [Candidate, Candidate],
): Problem | undefined =>
  pair ? problem : meaningOf(problemsOf(court, student, sides, letters, more)).problem

/** By the readings that were judged, else by others of the right side. */
const mistakeOf = (
  trial: Trial,
  chosen: Chosen,
  outcome: Outcome,
  [left, right]: readonly [Candidate, Candidate],
): Mistake | undefined => {
  if (trial.state.told === 'none' && !isNeeded(trial, outcome, [left, right])) return undefined
  const all = [...trial.readings.values()].find(some => some.includes(right)) ?? []
  const others = all.filter(one => one !== right && !one.isDoubted).slice(0, MOST_READINGS)
  for (const one of [right, ...others]) {
    const mistake = trial.state.name?.(failingOf(trial, chosen, outcome, [left, one]))
    if (mistake) return mistake
  }
  if (!isOfOptimum(trial)) return undefined
  for (const one of [right, ...others]) {
    const mistake = trial.state.name?.(failingCondition(trial, chosen, outcome, [left, one]))
    if (mistake) return mistake
  }
  return undefined
}

/** Whether it is false for sure only where its mistake has a name. */
const isNeeded = (
  { state, chain }: Trial,
  { reason }: Outcome,
  [left, right]: readonly [Candidate, Candidate],
): boolean =>
  !isClear(state.truth.graph, {
    ...(reason && { reason }),
    left: [left.syntax],
    right: [right.syntax],
    head: readingsOf(chain.members[0]),
  })

/** Whether an equality by itself may say where a gradient is zero. */
const isOfOptimum = ({ chain, state: { court, conditions } }: Trial): boolean =>
  chain.members.length === 2 && (court.speaksOfOptimum || conditions.size > 0)

/** Further readings of a side in which a mistake is looked for. */
const MOST_READINGS = 3

const mentionsCondition = (conditions: ReadonlySet<string>, { pair }: Outcome): boolean =>
  pair !== undefined &&
  [pair.left, pair.right].some(form => mentioned(form).some(name => conditions.has(name)))

/** An update rule: its right side is what a step down the gradient gives, or up where the words say so. */
export const judgeOpening = async (trial: Trial, chosen: Chosen, moved: Moved): Promise<Found> => {
  const { heading } = trial.state.court
  const found = await judgeStep(trial, chosen, moved, heading === 'up' ? '+' : '-')
  if (heading === 'down' || found.verdict !== 'fails') return found
  const other = await judgeStep(trial, chosen, moved, heading === 'up' ? '-' : '+')
  const isTurned = other.verdict === 'holds' || other.verdict === 'skipped'
  return isTurned ? { verdict: 'undecided', doubt: { code: 'update-unclear' } } : found
}

const judgeStep = async (
  trial: Trial,
  chosen: Chosen,
  moved: Moved,
  along: '+' | '-',
): Promise<Found> => {
  const right = chosen.get(1)
  const { state, scope, letters } = trial
  const isStep = (here: Here) =>
    right && !moved.isStep && goesAlong(state, here, moved.target, right, along)
  const readings = trial.chain.members.length > 2 ? [] : (trial.readings.get(1) ?? [])
  const updates = [...(right ? [right] : []), ...readings.filter(one => one !== right)].flatMap(
    one => updateOf(scope, hereIn(state, letters), moved, one, along) ?? [],
  )
  const tried = []
  for (const update of updates) {
    const outcome = await compare(state.court as Court, update.here, [update.left, update.right])
    tried.push({ update, outcome })
    if (outcome.verdict === 'holds') break
  }
  const [best] = tried.toSorted((a, b) => costOf(a.outcome) - costOf(b.outcome))
  if (!best && isStep(hereIn(state, letters))) return { verdict: 'skipped' }
  if (!best) return { verdict: 'undecided', doubt: { code: 'update-unclear' } }
  const { update, outcome } = best
  const at = {
    ...trial,
    state: { ...state, truth: update.here.truth, student: update.here.student },
  }
  if (outcome.verdict === 'holds') return heldBy(at, outcome, [update.left, update.right])
  if (outcome.verdict === 'fails') {
    const isTaken = isScaled(state, moved, update)
    if (isStep(update.here) || (isTaken && hasDerivative(update.right.syntax)))
      return { verdict: 'skipped' }
    if (isTaken || !update.isSure)
      return { verdict: 'undecided', doubt: { code: 'update-unclear' } }
  }
  return refuted(at, chosen, outcome, [update.left, update.right])
}
