import { wherever } from '../core/key.ts'
import { parts } from '../core/parts.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/** What a chain speaks of: the name or the derivative with which it starts, of a definition both its sides. */
export const headsOf = ({ members }: Chain): readonly string[] => {
  const [first, second] = members.slice(0, 2).map(member => readingOf(member))
  const head = first && keyOf(first)
  if (head === undefined) return []
  const next = second && head.startsWith(NAME) ? keyOf(second) : undefined
  return next?.startsWith(DERIVATIVE) ? [head, next] : [head]
}

/** The names and derivatives that stand in a chain. */
export const mentionedIn = ({ members }: Chain): ReadonlySet<string> =>
  new Set(members.flatMap(member => keysIn(readingOf(member))))

/** Whether a member says something in terms of the derivative of one name by another itself. */
export const mentions = (member: Member | undefined, of: string, by: string): boolean =>
  member !== undefined && keysIn(readingOf(member)).includes(`${DERIVATIVE}${of} ${by}`)

/** The likeliest meaning of a member. */
export const readingOf = (member: Member): Syntax | undefined =>
  member.kind === 'formula' ? member.readings[0] : undefined

/** The name of a left side; undefined for a derivative. */
export const nameOf = (key: string): string | undefined =>
  key.startsWith(NAME) ? key.slice(NAME.length) : undefined

const NAME = 'name '
const DERIVATIVE = 'derivative '

const keysIn = (syntax: Syntax | undefined): readonly string[] => (syntax ? keysOnce(syntax) : [])

const keysOnce = wherever((syntax): readonly string[] => keysBelow(syntax))

const keysBelow = (syntax: Syntax): readonly string[] => {
  const key = keyOf(syntax)
  const isWhole = key !== undefined && syntax.kind !== 'indexed'
  return [...(key === undefined ? [] : [key]), ...(isWhole ? [] : parts(syntax).flatMap(keysBelow))]
}

/** Entries and the whole are one. */
const keyOf = (syntax: Syntax): string | undefined => {
  const base = baseOf(syntax)
  if (base.kind === 'name') return NAME + base.name
  if (base.kind !== 'derivative') return undefined
  const [of, by] = [baseOf(base.of), baseOf(base.by)]
  return of.kind === 'name' && by.kind === 'name' ? `${DERIVATIVE}${of.name} ${by.name}` : undefined
}

export const baseOf = (syntax: Syntax): Syntax => (syntax.kind === 'indexed' ? syntax.base : syntax)
