import { listingOf, type Member } from '../core/script.ts'

/**
 * `J = \mathrm{CE}(y, \hat y) = -\sum_i …`: a word for a function that no one has told, with what it is of. It says nothing
 * to judge: what stands around it is compared.
 */
export const withoutUnknownCalls = (members: readonly Member[]): readonly Member[] =>
  members.map((member, n) => {
    if (n === 0 || !isUnknownCall(member)) return member
    const { span, text } = member
    return n === members.length - 1 ? listingOf(member) : { kind: 'dots', span, text }
  })

const isUnknownCall = (member: Member): boolean =>
  member.kind === 'unread' && UNKNOWN.has(member.problem.code) && CALL.test(member.text)

const UNKNOWN: ReadonlySet<string> = new Set(['unknown-word', 'unknown-function'])

/** A word, or some capitals, and one pair of brackets. */
const CALL =
  /^(?:\\(?:mathrm|mathsf|mathit|text|textrm|operatorname)\s*\{[A-Za-z][A-Za-z -]{1,30}\}|[A-Z]{2,6}|\\ell)\s*\\?,?\s*(?:\\(?:left|[bB]igg?l?)\s*)?\([^()=]{1,80}\)[.,;]?$/
