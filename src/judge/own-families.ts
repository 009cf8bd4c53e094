import { parts } from '../core/parts.ts'
import type { Chain } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Stage } from './stage.ts'

/** The families that the network does not have of which members stand in a chain. */
export const ownFamiliesIn = ({ general }: Stage, { members }: Chain): ReadonlySet<string> => {
  const within = (syntax: Syntax): readonly string[] => [
    ...(syntax.kind === 'layered' && !general.families.some(one => one.name === syntax.name)
      ? [syntax.name]
      : []),
    ...parts(syntax).flatMap(within),
  ]
  return new Set(
    members.flatMap(one => (one.kind === 'formula' ? one.readings : []).flatMap(within)),
  )
}

/** That of which a chain gives members. */
export const ownFamilyOf = (stage: Stage, { members: [head] }: Chain): string | undefined => {
  const [reading] = head?.kind === 'formula' ? head.readings : []
  const base = reading?.kind === 'indexed' ? reading.base : reading
  const isOwn = base?.kind === 'layered' && !stage.general.families.some(f => f.name === base.name)
  return isOwn ? base.name : undefined
}
