import { freeNamesIn, parts } from '../core/parts.ts'
import type { Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/**
 * Whether a name of two places is set equal to something, `\delta_{t,k} = ∂L_t/∂a_k`: the letter that stands for an
 * entry of `\delta_t` is the place of a member on the other side. Names of two places are not known.
 */
export const hasTwoPlaces = ([head, ...others]: readonly Member[]): boolean => {
  if (head?.kind !== 'formula') return false
  const letters = head.readings.flatMap(entriesOfMembers)
  return letters.some(letter =>
    others.some(
      one => one.kind === 'formula' && one.readings.some(reading => isPlaceIn(letter, reading)),
    ),
  )
}

/** `k` of `\delta{t}[k]` */
const entriesOfMembers = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'indexed' && syntax.base.kind === 'layered'
    ? syntax.at.flatMap(at => (at.kind === 'name' ? [at.name] : []))
    : []

const isPlaceIn = (letter: string, syntax: Syntax): boolean =>
  (syntax.kind === 'layered' && freeNamesIn(syntax.at).has(letter)) ||
  parts(syntax).some(part => isPlaceIn(letter, part))
