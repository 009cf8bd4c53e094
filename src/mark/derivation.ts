import type { EqualityVerdict } from '../core/judgement.ts'
import { parts } from '../core/parts.ts'
import type { Answer, JudgedChain } from './answer.ts'
import { judgedChains } from './answer.ts'
import { baseOf, headsOf, mentionedIn, readingOf } from './mentioned.ts'

/** A derivation of one target in one file: a chain or several, with those on which they rest. */
export interface Attempt {
  /** In the order of reading. */
  readonly chains: readonly JudgedChain[]
  /** Those that speak of the target itself. */
  readonly own: ReadonlySet<JudgedChain>
}

/** The attempts at a target in one file, and the equalities that belong to it. */
export interface Derivation {
  readonly wrt: string
  readonly attempts: readonly Attempt[]
  /** Numbers of equalities in the judgement. */
  readonly equalities: ReadonlySet<number>
}

/**
 * Shares the chains of a file out among targets. To a target belong the chains that start with the
 * derivative by it, and those before that say what stands in them: a name that the derivation defines, a
 * derivative by what is no target. None belongs to two targets: the first that needs it has it.
 */
export const derivationsIn = (
  answer: Answer,
  targets: readonly string[],
): readonly Derivation[] => {
  const chains = judgedChains(answer)
  const free = new Set(chains.filter(one => !targets.some(wrt => isOf(one, wrt))))
  const found = targets.flatMap(wrt => {
    const own = chains.filter(one => isOf(one, wrt))
    return own.length > 0 ? [{ wrt, own, first: chains.indexOf(own[0] as JudgedChain) }] : []
  })
  return found
    .toSorted((a, b) => a.first - b.first)
    .map(({ wrt, own }) => {
      const below = restsOn(own, chains, free)
      for (const one of below) free.delete(one)
      const all = [...below, ...own]
      const equalities = all.flatMap(one => one.equalities.map(({ n }) => n))
      return { wrt, attempts: attemptsAt(own, below, chains), equalities: new Set(equalities) }
    })
}

const isOf = ({ ends }: JudgedChain, wrt: string): boolean => ends.some(end => end.by === wrt)

/**
 * One chain of entries and one of wholes make a derivation; two of a kind are two attempts. A chain that goes
 * on with an error of one before stands for nothing without it.
 */
const attemptsAt = (
  own: readonly JudgedChain[],
  below: readonly JudgedChain[],
  chains: readonly JudgedChain[],
): readonly Attempt[] => {
  const wrong = own.findIndex(one => has(one, 'fails'))
  const fresh = own.filter((one, n) => wrong < 0 || n <= wrong || !has(one, 'follows'))
  const [entries, wholes] = [fresh.filter(isOfEntries), fresh.filter(one => !isOfEntries(one))]
  const isMany = entries.length * wholes.length > MOST
  return [...(isMany ? [] : together(entries, wholes)), own].map(some => {
    const used = new Set([...restsOn(some, chains, new Set(below)), ...some])
    return { chains: chains.filter(one => used.has(one)), own: new Set(some) }
  })
}

/** Attempts at a target that are told apart. */
const MOST = 16

const together = <T>(some: readonly T[], others: readonly T[]): readonly (readonly T[])[] => {
  if (some.length === 0 || others.length === 0) return [...some, ...others].map(one => [one])
  return some.flatMap(one => others.map(other => [one, other]))
}

/** Whether it starts with an entry of the derivative. */
const isOfEntries = ({ chain: { members } }: JudgedChain): boolean => {
  const head = members
    .slice(0, 2)
    .map(readingOf)
    .find(one => one && baseOf(one).kind === 'derivative')
  if (!head) return false
  const base = baseOf(head)
  return head !== base || parts(base).some(part => part.kind === 'indexed')
}

const has = ({ equalities }: JudgedChain, verdict: EqualityVerdict): boolean =>
  equalities.some(one => one.verdict === verdict)

/** The chains among some on which others rest, each standing before what mentions it. */
const restsOn = (
  own: readonly JudgedChain[],
  chains: readonly JudgedChain[],
  among: ReadonlySet<JudgedChain>,
): readonly JudgedChain[] => {
  const found = new Set<JudgedChain>()
  const wanted = new Set<string>()
  for (const one of chains.toReversed()) {
    const isUsed = among.has(one) && headsOf(one.chain).some(head => wanted.has(head))
    if (isUsed) found.add(one)
    if (isUsed || own.includes(one)) for (const key of mentionedIn(one.chain)) wanted.add(key)
  }
  return chains.filter(one => found.has(one))
}
