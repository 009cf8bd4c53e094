import type { Chain } from '../core/script.ts'
import { candidate } from './court.ts'
import { define } from './define.ts'
import { headOf, isNew } from './heads.ts'
import { linksOf } from './links.ts'
import { normal } from './normal.ts'
import { lettersForSizes, withLettersFor } from './size-letters.ts'
import type { State } from './state.ts'
import { openTrial, scopeOf } from './trial.ts'

/** A state, and the signs of a chain that name what stands before them. */
export interface Named {
  readonly state: State
  readonly signs: ReadonlySet<number>
}

/** `∂L/∂b = δ = …`: a name of which nothing is known, inside a chain, is given to the member before it. */
export const withNamed = (first: State, chain: Chain): Named => {
  let state = first
  const signs = new Set<number>()
  for (const [n, link] of linksOf(chain).entries()) {
    const [from, to] = [chain.members[n], chain.members[n + 1]]
    if (link.kind !== 'pair' || link.from !== n || n + 2 > chain.members.length) continue
    if (from?.kind !== 'formula' || to?.kind !== 'formula' || to.readings.length > 1) continue
    const scope = scopeOf(state)
    const read = [from.readings[0], to.readings[0]].flatMap(one => one ?? [])
    const isOpen = state.court.unwrittenSums === 'accepted'
    const counted = lettersForSizes(scope, read, isOpen)
    const [value, named] = read.map(one => normal(scope, withLettersFor(counted, one)))
    const head = named && headOf(scope, named)
    if (!value || !head || !isNew(scope, head.name) || isFirst(chain, head.name)) continue
    const { letters } = openTrial(state, chain)
    const defined = define(state, head, candidate(value), letters)
    if (!('state' in defined)) continue
    state = defined.state
    signs.add(n)
  }
  return { state, signs }
}

/** Whether the chain starts with the name: its first sign says what it is. */
const isFirst = ({ members: [first] }: Chain, name: string): boolean => {
  const reading = first?.kind === 'formula' ? first.readings[0] : undefined
  const base = reading?.kind === 'indexed' ? reading.base : reading
  return base?.kind === 'name' && base.name === name
}
