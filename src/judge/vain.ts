import type { Form } from '../core/derivation.ts'
import type { Doubt } from '../core/judgement.ts'
import type { Tensor } from '../core/tensor.ts'
import type { ChainLetters } from '../elaborate/pair.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Candidate, type Court, readPair } from './court.ts'
import { doubtOf, envOf } from './env.ts'
import type { Bound, Knowledge } from './knowledge.ts'

/** Draws that tell a constant. */
const DRAWS = 6

/** Why nothing may rest on what a sign is bound to: it is one number in all draws while its true value is not. */
export const vainIn = (
  court: Court,
  truth: Knowledge,
  bound: Bound,
  sign: Candidate,
  letters: ChainLetters,
): Doubt | undefined => {
  const { pair } = readPair(court, truth, [sign, sign], letters)
  if (!pair) return { code: 'rests-on-unknown' }
  const values = (at: Knowledge, form: Form) => entriesIn(court, at, form)
  const own = values(bound.within, bound.form)
  if ('code' in own) return own.at ? own : { code: 'rests-on-unknown' }
  if (!isConstant(own) || isConstantOrNone(values(truth, pair.left))) return undefined
  return { code: own.every(value => value === 0) ? 'rests-on-zero' : 'rests-on-constant' }
}

const isConstantOrNone = (found: readonly number[] | Doubt): boolean =>
  'code' in found || isConstant(found)

const isConstant = ([first = 0, ...rest]: readonly number[]): boolean =>
  rest.every(value => Math.abs(value - first) <= ROUNDING * Math.max(1, Math.abs(first)))

const ROUNDING = 1e-9

/** All entries over some draws, or why there are none. */
const entriesIn = (court: Court, at: Knowledge, form: Form): readonly number[] | Doubt => {
  const { session, changes } = court
  const all: Tensor[] = []
  try {
    for (let turn = 0; turn < DRAWS; turn++) {
      all.push(evaluateForm(NUMBERS, form, envOf(at, changes, session.world(session.draw(turn)))))
    }
  } catch (error) {
    const doubt = doubtOf(error)
    if (!doubt) throw error
    return doubt
  }
  return all.flatMap(({ data }) => data)
}
