import type { Graph } from '../core/graph.ts'
import type { Equality } from '../core/judgement.ts'
import { syntaxKey } from '../core/key.ts'
import type { Target, Task } from '../core/task.ts'
import type { JudgedChain } from './answer.ts'
import type { Attempt } from './derivation.ts'
import { headsOf, mentions, nameOf, readingOf } from './mentioned.ts'

/** What an equality is worth: it counts for, against, costs what its mistake costs, is open, or says nothing. */
export type Worth = 'good' | 'bad' | 'deducted' | 'open' | 'none'

/** What is asked for. */
export interface Asked {
  readonly graph: Graph
  readonly target: Target
  readonly rules: Rules
}

/** What counts of a task. */
export type Rules = Pick<Task, 'followThrough' | 'unread' | 'deductions'>

/** How far marking has got in an attempt. */
interface Way {
  /** Something stood before behind which nothing earns. */
  readonly isStopped: boolean
  /** An error stood before that costs what its mistake costs, and no more. */
  readonly isExcused: boolean
}

/** Of each equality of an attempt what it is worth, in the order of reading. */
export const worthsOf = (
  { chains, own }: Attempt,
  { graph, target, rules }: Asked,
): ReadonlyMap<Equality, Worth> => {
  const found = new Map<Equality, Worth>()
  const seen = new Set<string>()
  let way: Way = { isStopped: false, isExcused: false }
  for (const judged of chains) {
    const isOfNetwork = speaksOfNetwork(judged, graph)
    for (const [n, equality] of judged.equalities.entries()) {
      const worth = worthOf(equality, rules, way)
      way = {
        isStopped: way.isStopped || (worth === 'bad' && stops(equality, rules)),
        isExcused: way.isExcused || worth === 'deducted',
      }
      const right = judged.chain.members[n + 1]
      const isRestated = own.has(judged) && mentions(right, graph.loss, target.wrt)
      const isSaid = isOfNetwork || isRestated || saysNothing(judged, n, seen)
      const isEmpty = worth === 'good' && isSaid
      found.set(equality, isEmpty ? 'none' : worth)
    }
  }
  return found
}

/** What stands behind it earns nothing. */
const stops = ({ verdict }: Equality, { followThrough }: Rules): boolean =>
  !followThrough && (verdict === 'fails' || verdict === 'follows')

const worthOf = (
  { verdict, mistake }: Equality,
  { followThrough, unread, deductions }: Rules,
  { isStopped, isExcused }: Way,
): Worth => {
  switch (verdict) {
    case 'holds':
      return isStopped ? 'bad' : 'good'
    case 'follows':
      return !isStopped && (followThrough || isExcused) ? 'good' : 'bad'
    case 'fails':
      return mistake && deductions.has(mistake.misconception) ? 'deducted' : 'bad'
    case 'unread':
      return unread === 'zero' ? 'bad' : 'open'
    case 'undecided':
      return 'open'
    case 'definition':
    case 'skipped':
      return 'none'
  }
}

/** The network again, as `p = Vx`: known without a derivation. */
const speaksOfNetwork = (
  { chain }: JudgedChain,
  { leaves, equations, families }: Graph,
): boolean => {
  const names = headsOf(chain).flatMap(key => nameOf(key) ?? [])
  return names.some(name => [...leaves, ...equations, ...families].some(one => one.name === name))
}

/** Both sides are the same, the right side stood there before, or all of it did. */
const saysNothing = ({ chain, equalities }: JudgedChain, n: number, seen: Set<string>): boolean => {
  const keys = keysOf(chain)
  const right = keys[n + 1]
  if (right === undefined || !equalities[n]) return false
  const pair = `${keys[0]} = ${right}`
  const isKnown = keys.slice(0, n + 1).includes(right) || seen.has(pair)
  seen.add(pair)
  return isKnown
}

const keysOf = (chain: JudgedChain['chain']): readonly (string | undefined)[] => {
  const known = chainKeys.get(chain) ?? chain.members.map(keyOf)
  chainKeys.set(chain, known)
  return known
}

const chainKeys = new WeakMap<JudgedChain['chain'], readonly (string | undefined)[]>()

const keyOf = (member: JudgedChain['chain']['members'][number]): string | undefined => {
  const reading = readingOf(member)
  return reading && syntaxKey(reading)
}
