import type { Chain } from '../core/script.ts'

/** What is judged at a sign of a chain: two members, by their places, or nothing. */
export type Link =
  | { readonly kind: 'pair'; readonly from: number; readonly to: number }
  | { readonly kind: 'skipped' | 'definition' | 'unread' }

/** One link for each sign: behind dots the nearest written members are compared. */
export const linksOf = ({ members, signs }: Chain): readonly Link[] =>
  signs.map((_, n) => {
    const [left, right] = [members[n], members[n + 1]]
    if (left?.kind === 'unread' || right?.kind === 'unread') return { kind: 'unread' }
    const isFunction = left?.kind === 'formula' && left.isFunction === true
    if (right?.kind === 'listing' || isFunction) return { kind: 'definition' }
    const from = members.findLastIndex((member, at) => at <= n && member.kind !== 'dots')
    const rest = members.findIndex((member, at) => at > n && member.kind !== 'dots')
    if (from < 0 || rest < 0) return { kind: 'unread' }
    if (right?.kind === 'dots') return { kind: 'skipped' }
    const isRead = members[from]?.kind === 'formula'
    return isRead ? { kind: 'pair', from, to: n + 1 } : { kind: 'unread' }
  })
