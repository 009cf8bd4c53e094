import type { Doubt } from '../core/judgement.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import { numOf } from '../ops/build.ts'
import { type Knowledge, withValue } from './knowledge.ts'
import type { State } from './state.ts'

/** The state with a name that was given no value: nothing is known of what uses it. */
export const withBroken = (state: State, name: string, doubt: Doubt): State => {
  const put = (at: Knowledge): Knowledge =>
    withValue(at, name, {
      form: { level: 'matrix', expr: numOf(0) },
      shape: [],
      syntax: { kind: 'name', name },
      within: at,
      doubt,
    })
  return { ...state, truth: put(state.truth), student: put(state.student) }
}

/** Why nothing is known of what uses names without a value; undefined where none does. */
export const brokenIn = (
  { values }: Knowledge,
  sides: readonly Syntax[],
): { readonly verdict: 'unread' | 'undecided'; readonly doubt: Doubt } | undefined => {
  if (![...values.values()].some(one => one.doubt)) return undefined
  const names = sides.flatMap(one => [...freeNamesIn(one)])
  const doubt = names.map(name => values.get(name)?.doubt).find(one => one !== undefined)
  return doubt && { verdict: doubt.code === 'rests-on-unread' ? 'unread' : 'undecided', doubt }
}
