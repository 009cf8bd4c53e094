import { ancestorsOf } from '../core/graph.ts'
import type { End, LackCode, Left } from '../core/judgement.ts'
import { syntaxKey } from '../core/key.ts'
import { name as named, partial } from '../core/nodes.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Judged } from './chain.ts'
import { compare } from './compare.ts'
import { isZero } from './condition.ts'
import { type Candidate, readPair } from './court.ts'
import { derivativeHead } from './heads.ts'
import { hereIn } from './state.ts'
import { unfolded, variablesOf } from './unfold.ts'

/** Which derivatives of the loss a chain speaks of, and how far it gets. */
export const endsOf = async (judged: Judged): Promise<readonly End[]> => {
  const names = [
    ...new Set(leadingSigns(judged).flatMap(({ syntax }) => lossBy(judged, syntax) ?? [])),
  ]
  const found: End[] = []
  const place = { from: judged.equalities[0]?.n ?? 0, to: judged.equalities.at(-1)?.n ?? 0 }
  for (const by of names) found.push({ by, ...place, ...(await endOf(judged, by)) })
  return found
}

/** The one derivative with which a chain starts, as often as it is repeated bare, behind a name that it defines. */
export const leadingSigns = (judged: Judged): readonly Candidate[] => {
  const all = [...judged.chosen].toSorted(([a], [b]) => a - b).map(([, one]) => one)
  const members = judged.opening?.kind === 'definition' ? all.slice(1) : all
  const [first] = members
  const key = first && keyOfSign(judged, first)
  const end = members.findIndex(one => key === undefined || keyOfSign(judged, one) !== key)
  return end < 0 ? members : members.slice(0, end)
}

/** What a bare derivative is of and by. */
const keyOfSign = ({ scope }: Judged, { syntax }: Candidate): string | undefined => {
  const sign = derivativeHead(scope, syntax)?.sign
  return sign && [sign.of, sign.by].map(side => syntaxKey(baseOf(side))).join(' by ')
}

const baseOf = (syntax: Syntax): Syntax => (syntax.kind === 'indexed' ? syntax.base : syntax)

/** The variable of a derivative of the loss with all its entries. */
const lossBy = ({ scope }: Judged, syntax: Syntax): string | undefined => {
  const head = derivativeHead(scope, syntax)
  if (!head) return undefined
  const { of, by } = head.sign
  const base = by.kind === 'indexed' ? by.base : by
  const isOfLoss = of.kind === 'name' && of.name === scope.network?.loss
  return isOfLoss && base.kind === 'name' ? base.name : undefined
}

const endOf = async (
  judged: Judged,
  by: string,
): Promise<Pick<End, 'status' | 'left' | 'lack'>> => {
  const members = [...judged.chosen].toSorted(([a], [b]) => a - b).map(([, one]) => one)
  const head = leadingSigns(judged)[0] as Candidate
  const last = members.findLast(one => !isZero(one.syntax)) as Candidate
  const left = leftIn(judged, head, last)
  const { status, lack, remains = by } = await reachOf(judged, by, { head, last, left })
  const at = judged.chain.members.findLast(one => one.span.end > one.span.start)?.span
  const sign = partial(judged.state.truth.graph.loss, named(remains))
  const lacking = lack && { lack: { code: lack, sign, ...(at && { at }) } }
  return { status, ...(left && { left }), ...lacking }
}

/** How far a chain gets, and what keeps it from getting farther. */
interface Reach {
  readonly status: End['status']
  readonly lack?: LackCode
  /** The variable of a derivative that must not be left. */
  readonly remains?: string
}

interface Sides {
  readonly head: Candidate
  readonly last: Candidate
  readonly left: Left | undefined
}

const reachOf = async (judged: Judged, by: string, { head, last, left }: Sides): Promise<Reach> => {
  const { equalities, opening, chain } = judged
  const own = opening?.kind === 'definition' ? equalities.slice(1) : equalities
  if (own.some(one => one.verdict === 'unread') || chain.members.at(-1)?.kind !== 'formula')
    return own.some(one => one.verdict === 'fails') ? WRONG : { status: 'unread', lack: 'unread' }
  if (leadingSigns(judged).includes(last))
    return { status: last === head ? 'not_reached' : 'trivial', lack: 'bare' }
  const { verdict } = await compare(judged.state.court, hereIn(judged.state, judged.letters), [
    head,
    last,
  ])
  if (verdict === 'fails') return WRONG
  if (verdict !== 'holds' && verdict !== 'follows') return UNDECIDED
  const wasWrong = judged.state.ends.some(end => end.by === by && end.status === 'wrong')
  if (verdict === 'follows' && wasWrong) return WRONG
  if (!left) return UNDECIDED
  const remains = remaining(judged, left, by)
  return remains === undefined
    ? { status: 'reached' }
    : { status: 'not_reached', lack: 'contains', remains }
}

const WRONG: Reach = { status: 'wrong', lack: 'wrong' }
const UNDECIDED: Reach = { status: 'not_reached', lack: 'undecided' }

const leftIn = (judged: Judged, head: Candidate, last: Candidate): Left | undefined => {
  const { court, student } = judged.state
  const { pair } = readPair(court, student, [head, last], judged.letters)
  if (!pair) return undefined
  return {
    asWritten: [...variablesOf(pair.right)],
    unfolded: [...variablesOf(unfolded(pair.right, student))],
  }
}

/** The target, or what it depends on, where a derivative by that is left. */
const remaining = ({ state }: Judged, { unfolded: left }: Left, by: string): string | undefined =>
  [by, ...ancestorsOf(state.student.graph, by)].find(name => left.includes(name))
