import type { Judged } from './chain.ts'
import { candidate } from './court.ts'
import { define } from './define.ts'
import { headOf } from './heads.ts'
import { type Bound, type Knowledge, withValue } from './knowledge.ts'
import { onceSaid } from './shelf.ts'
import { hereIn, type State } from './state.ts'
import { updateOf } from './update.ts'

/** The state in which `Δw` stands for the step that was told: the writer's, and where that is false the true one. */
export const withStep = (judged: Judged, after: State): State => {
  const { opening, chosen, equalities, state, scope, letters } = judged
  const [own, right] = [chosen.get(0), chosen.get(1)]
  const head = own && headOf(scope, own.syntax)
  const verdict = equalities[0]?.verdict
  if (opening?.kind !== 'update' || !opening.moved.isStep || !head || !right) return after
  if (verdict === 'unread' || verdict === 'undecided') return after
  const sign = state.court.heading === 'up' ? '+' : '-'
  const update = updateOf(scope, hereIn(state, letters), opening.moved, right, sign)
  const isWrong = verdict === 'fails' || verdict === 'follows'
  const [told, true_] = [right, (isWrong && update?.left) || right].map(one =>
    define(state, head, candidate(one.syntax), letters),
  )
  if (!told || !true_ || !('state' in told) || !('state' in true_)) return after
  const put = (at: Knowledge, bound: Bound | undefined): Knowledge =>
    bound
      ? onceSaid(state.court.shelf, at, [head.name, bound.form], () =>
          withValue(at, head.name, bound),
        )
      : at
  return {
    ...after,
    truth: put(after.truth, true_.state.truth.values.get(head.name)),
    student: put(after.student, told.state.student.values.get(head.name)),
    isAstray: after.isAstray || isWrong,
  }
}
