import type { Form } from '../core/derivation.ts'
import type { Tensor } from '../core/tensor.ts'
import type { ChainLetters } from '../elaborate/pair.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Candidate, type Court, readPair } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import type { Bound, Knowledge } from './knowledge.ts'

/** Draws that tell a constant. */
const DRAWS = 6

/** Whether what a sign is bound to is one number in all draws while its true value is not: nothing may rest on it. */
export const isVain = (
  court: Court,
  truth: Knowledge,
  bound: Bound,
  sign: Candidate,
  letters: ChainLetters,
): boolean => {
  if (bound.isVoid) return true
  const { pair } = readPair(court, truth, [sign, sign], letters)
  if (!pair) return true
  const values = (at: Knowledge, form: Form) => entriesIn(court, at, form)
  const own = values(bound.within, bound.form)
  return own === undefined || (isConstant(own) && !isConstant(values(truth, pair.left) ?? []))
}

const isConstant = ([first = 0, ...rest]: readonly number[]): boolean =>
  rest.every(value => Math.abs(value - first) <= ROUNDING * Math.max(1, Math.abs(first)))

const ROUNDING = 1e-9

/** All entries over some draws; undefined where there are none. */
const entriesIn = (court: Court, at: Knowledge, form: Form): readonly number[] | undefined => {
  const { session, changes } = court
  const all: Tensor[] = []
  try {
    for (let turn = 0; turn < DRAWS; turn++) {
      all.push(evaluateForm(NUMBERS, form, envOf(at, changes, session.world(session.draw(turn)))))
    }
  } catch (error) {
    if (isUnjudged(error)) return undefined
    throw error
  }
  return all.flatMap(({ data }) => data)
}
