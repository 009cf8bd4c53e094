import type { Equality } from '../core/judgement.ts'
import type { Judge } from './judge.ts'
import { merged } from './said-names.ts'

/**
 * A judge that looks at arrows too, `w \leftarrow w + \eta g`: one that gives a wrong next value, by a mistake that has
 * a name, makes a derivation wrong. Nothing else that is said of it depends on them.
 */
export const withAssignments =
  (judge: Judge): Judge =>
  async (script, name) => {
    const { assignments = [], ...rest } = script
    const judged = await judge(rest, name)
    if (assignments.length === 0) return judged
    const places = new Set(assignments.map(({ signs: [sign] }) => sign?.span.start))
    const { equalities } = await judge({ ...rest, chains: merged(rest.chains, assignments) }, name)
    const isWrong = ({ sign, verdict, mistake }: Equality) =>
      places.has(sign.span.start) && verdict === 'fails' && mistake !== undefined
    const wrong = equalities.filter(isWrong)
    return wrong.length === 0 ? judged : { ...judged, verdict: 'wrong', assignments: wrong }
  }
