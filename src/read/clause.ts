import { anyOf } from '../hear/join.ts'
import { SENTENCES } from './cases.ts'
import { isConditional } from './words.ts'

/**
 * How a formula stands in a sentence with words as `if`: right behind them, `away from $y = t$`, set off by a comma,
 * `when both agree, $f = g$, …`, or as what may follow.
 */
export type Stand = 'behind' | 'set-off' | 'open'

/** How the next formula stands; undefined where nothing of this kind is said before it, or what follows is told. */
export const standIn = (prose: string): Stand | undefined => {
  const sentence = prose.split(SENTENCES).at(-1) ?? ''
  if (!isConditional(sentence) || THENCE.test(sentence)) return undefined
  if (BEHIND.test(sentence)) return 'behind'
  return SET_OFF.test(sentence) ? 'set-off' : 'open'
}

/** Whether the formula was a case, as its sentence goes on: one set off is a claim but where `then` leads on. */
export const isCaseBefore = (stand: Stand | undefined, prose: string): boolean => {
  const next = prose.slice(0, FAR)
  return stand === 'behind' ? GOES_ON.test(next) : stand === 'set-off' && ONWARD.test(next)
}

const FAR = 80
const conditional = anyOf(({ conditional: words }) => words)
const thence = anyOf(({ places }) => places.thence)

/** Behind such words stands what follows from a case. */
const THENCE = new RegExp(thence, 'iu')
const BEHIND = new RegExp(
  `${conditional}(?:\\s+\\p{L}{1,20}|\\p{Script=Han}{1,12}){0,2}\\s{0,9}$`,
  'iu',
)
const SET_OFF = /[,，]\s{0,9}$/u
const GOES_ON = /^[\s)]{0,9}[,，、]?\s{0,9}\p{L}/u
const ONWARD = new RegExp(
  `^[\\s)]{0,9}[,，、]\\s{0,9}${anyOf(({ places }) => places.onward)}`,
  'iu',
)
