import { freeNamesIn, mapParts, parts } from '../core/parts.ts'
import { problem } from '../core/problem.ts'
import type { Chain, Formula, Member } from '../core/script.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'
import { unread } from './member.ts'

/**
 * Names of two places, `\delta_{t,k} = ∂L_t/∂a_k`: the letter that looks like that of an entry is the place of a member
 * on the other side. What one chain says so is so in all, but where the name stands with one place as well.
 */
export const withTwoPlaces = (chains: readonly Chain[]): readonly Chain[] => {
  const stems = new Set(chains.flatMap(stemIn))
  if (stems.size === 0) return chains
  const single = new Set(chains.flatMap(({ members }) => membersOf(members, singlesIn)))
  const isClear = [...stems].every(stem => !single.has(stem))
  return chains.map(chain =>
    isClear
      ? { ...chain, members: chain.members.map(member => withPairs(stems, member)) }
      : { ...chain, members: doubted(chain) },
  )
}

/** The name that a chain starts with, where that has two places. */
const stemIn = ({ members: [head, ...others] }: Chain): readonly string[] => {
  if (head?.kind !== 'formula') return []
  return head.readings.flatMap(reading => {
    const pair = pairIn(reading)
    const letter = pair?.at[1]
    const isPlace = others.some(
      one =>
        one.kind === 'formula' &&
        letter?.kind === 'name' &&
        one.readings.some(side => isPlaceIn(letter.name, side)),
    )
    return pair && isPlace ? [pair.stem] : []
  })
}

interface Pair {
  readonly stem: string
  readonly at: readonly [Syntax, Syntax]
  readonly span?: Indexed['span']
}

/** `\delta{t}[k]`, or `\delta[l, k]` where the letters are no places of families. */
const pairIn = (syntax: Syntax): Pair | undefined => {
  if (syntax.kind !== 'indexed' || syntax.axis !== undefined) return undefined
  const { base, at, span } = syntax
  const places = base.kind === 'layered' ? [base.at, ...at] : at
  const [first, second, ...more] = places
  if ((base.kind !== 'layered' && base.kind !== 'name') || !first || !second || more.length > 0)
    return undefined
  return { stem: base.name, at: [first, second], ...(span && { span }) }
}

const isPlaceIn = (letter: string, syntax: Syntax): boolean =>
  (syntax.kind === 'layered' && freeNamesIn(syntax.at).has(letter)) ||
  parts(syntax).some(part => isPlaceIn(letter, part))

const membersOf = (
  members: readonly Member[],
  find: (syntax: Syntax) => readonly string[],
): readonly string[] =>
  members.flatMap(one => (one.kind === 'formula' ? one.readings.flatMap(find) : []))

/** Names that stand with one place. */
const singlesIn = (syntax: Syntax): readonly string[] => {
  if (pairIn(syntax)) return []
  return [...(syntax.kind === 'layered' ? [syntax.name] : []), ...parts(syntax).flatMap(singlesIn)]
}

/** Other readings, as that of Kronecker's, are none. */
const withPairs = (stems: ReadonlySet<string>, member: Member): Member => {
  if (member.kind !== 'formula') return member
  const put = member.readings.map(one => inPlace(stems, one))
  const meant = put.filter((one, n) => one !== member.readings[n])
  const [first, ...rest] = meant
  const readings: Formula['readings'] = first ? [first, ...rest] : member.readings
  return { ...member, readings }
}

const inPlace = (stems: ReadonlySet<string>, syntax: Syntax): Syntax => {
  const pair = pairIn(syntax)
  if (pair && stems.has(pair.stem)) {
    const { stem, at, span } = pair
    return { kind: 'layered', name: stem, at: at[0], and: at[1], ...(span && { span }) }
  }
  const own = mapParts(syntax, part => inPlace(stems, part))
  return parts(own).every((part, n) => part === parts(syntax)[n]) ? syntax : own
}

const doubted = (chain: Chain): readonly Member[] =>
  chain.members.map((member, n) =>
    n === 0 && stemIn(chain).length > 0 && member.kind === 'formula'
      ? unread(problem('not-read', member.span), member.text)
      : member,
  )
