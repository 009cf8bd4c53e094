import { symbol } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import type {
  Doubt,
  End,
  Equality,
  EqualityVerdict,
  Judgement,
  Lack,
  TargetStatus,
} from '../core/judgement.ts'
import { memberName, memberOf } from '../core/member.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import { lengthsOf } from '../family/lengths.ts'
import { withLengths } from '../family/literal.ts'
import { unroll } from '../family/unroll.ts'
import { withBoundaries } from './boundary.ts'
import { type Instance, instancesOf } from './instances.ts'
import { ownFamiliesIn, ownFamilyOf } from './own-families.ts'
import type { Stage } from './stage.ts'

/** Lengths at which a network with families is written out. */
const ROUNDS = 2

/** A network written out at some lengths. */
export interface Round {
  readonly stage: Stage
  /** With the targets that there are. */
  readonly graph: Graph
}

/** A derivation about general members written out, and whence each equality comes. */
export interface Staged {
  readonly script: Script
  /** For each equality of the script the number of the one that was written, from 0, and its members. */
  readonly origins: readonly Origin[]
}
interface Origin {
  readonly n: number
  readonly written: Instance['written']
}

/** A network with families at some lengths. */
export const roundsOf = (written: Graph): readonly Round[] => {
  const { graph: general } = withLengths(written)
  const all = lengthsOf(general, new Map()).filter(lengths =>
    [...lengths.values()].every(({ constant }) => constant > 1),
  )
  return all.slice(0, ROUNDS).map(lengths => {
    const { graph } = unroll(general, lengths)
    return { stage: { general, graph, lengths }, graph: withTargets(general, graph) }
  })
}

/**
 * A derivation about general members, every chain at each place for which it stands. What needs members that only a later
 * chain defines, as `\delta_{T+1} = 0` behind the recursion that ends there, waits for that.
 */
export const stagedIn = ({ stage }: Round, written: Script): Staged => {
  const script = withBoundaries(stage, written)
  const known = new Map<string, ReadonlySet<string>>()
  const starts = startsOf(script)
  const instances: (Instance & { readonly start: number })[] = []
  const waiting = new Set<Waiting>()
  /** Whether it stands for some place; the families of which it gives members are known then. */
  const take = ({ chain, start }: Pick<Waiting, 'chain' | 'start'>, given: string[]): boolean => {
    const found = instancesOf(stage, chain, known)
    instances.push(...found.map(one => ({ ...one, start })))
    const family = found.length > 0 ? ownFamilyOf(stage, chain) : undefined
    if (family !== undefined) given.push(family)
    return found.length > 0
  }
  for (const [c, chain] of script.chains.entries()) {
    const given: string[] = []
    const one = { chain, start: starts[c] as number }
    if (!take(one, given)) waiting.add({ ...one, needs: ownFamiliesIn(stage, chain), tries: 0 })
    for (let family = given.shift(); family !== undefined; family = given.shift()) {
      for (const open of waiting) {
        if (!open.needs.has(family) || open.tries++ >= MOST_TRIES) continue
        if (take(open, given)) waiting.delete(open)
      }
    }
  }
  return {
    script: { ...script, chains: instances.map(one => one.chain) },
    origins: instances.flatMap(({ chain, start, written }) =>
      chain.signs.map((_, k) => ({ n: start + k, written })),
    ),
  }
}

/** A chain of which no member exists so far. */
interface Waiting {
  readonly chain: Chain
  readonly start: number
  /** Families of the derivation's own of which it has members. */
  readonly needs: ReadonlySet<string>
  tries: number
}

/** How often a chain is tried again. */
const MOST_TRIES = 8

/** Asked gradients by members that there are. */
const withTargets = (general: Graph, graph: Graph): Graph => {
  const { wrt } = general.settings
  if (!wrt) return graph
  const names = [...graph.leaves, ...graph.equations].map(one => one.name)
  const isFamily = (name: string) => general.families.some(one => one.name === name)
  const all = wrt.flatMap(asked =>
    isFamily(asked) ? names.filter(name => memberOf(name)?.family === asked) : [asked],
  )
  return { ...graph, settings: { ...graph.settings, wrt: all } }
}

/** The number of the first equality of each chain, from 0. */
export const startsOf = ({ chains }: Script): readonly number[] => {
  let next = 0
  return chains.map(({ signs }) => {
    next += signs.length
    return next - signs.length
  })
}

/** What became of each equality at all places together. */
export const joined = (
  script: Script,
  rounds: readonly Staged[],
  judged: readonly Judgement[],
): readonly Equality[] => {
  const found = new Map<number, Equality[]>()
  judged.forEach(({ equalities }, round) => {
    const { origins } = rounds[round] as Staged
    equalities.forEach((equality, k) => {
      const { n, written } = origins[k] as Origin
      const back = (member: Member): Member => written.get(member) ?? member
      const own = { ...equality, n: n + 1, left: back(equality.left), right: back(equality.right) }
      found.set(n, [...(found.get(n) ?? []), own])
    })
  })
  const signs = script.chains.flatMap(({ members, signs: all }) =>
    all.map((sign, k) => ({ left: members[k] as Member, right: members[k + 1] as Member, sign })),
  )
  return signs.map((sign, n) => {
    const all = found.get(n) ?? []
    const unread = { n: n + 1, verdict: 'unread', proved: false, doubt: NOWHERE } as const
    const nowhere: Equality = { ...sign, ...unread }
    const [worst = nowhere] = all.toSorted(
      (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict),
    )
    const { mistake, ...rest } = { ...worst, proved: worst.proved && all.every(one => one.proved) }
    const isOne = all
      .filter(one => one.verdict === 'fails')
      .every(one => one.mistake?.misconception === mistake?.misconception)
    return { ...rest, ...(mistake && isOne && { mistake }) }
  })
}

/** All places at which it would speak of members that there are not. */
const NOWHERE: Doubt = { code: 'nowhere' }

/** From worst to best; what vanishes at one place may tell at another. */
const ORDER: readonly EqualityVerdict[] = [
  'fails',
  'follows',
  'unread',
  'definition',
  'holds',
  'undecided',
  'skipped',
]

const TARGETS: readonly TargetStatus[] = ['wrong', 'unread', 'not_reached', 'trivial', 'reached']

/** Targets of the network as the file has it, each by what is worst over its members. */
export const joinedTargets = (
  graph: Graph,
  judged: readonly Judgement[],
): Pick<Judgement, 'targets' | 'lacks'> => {
  const found = new Map<string, TargetStatus>()
  const lacks = new Map<string, Lack>()
  for (const { targets, lacks: own } of judged) {
    for (const [name, status] of targets) {
      const general = generalName(graph, name)
      const before = found.get(general)
      if (before && TARGETS.indexOf(status) >= TARGETS.indexOf(before)) continue
      found.set(general, status)
      const lack = own.get(name)
      if (lack) lacks.set(general, lack)
    }
  }
  return { targets: found, lacks }
}

/** Ends of the chains that are written, each by what is worst at all places for which it stands. */
export const joinedEnds = (
  graph: Graph,
  rounds: readonly Staged[],
  judged: readonly Judgement[],
): readonly End[] => {
  const found = new Map<string, End>()
  judged.forEach(({ ends }, round) => {
    const { origins } = rounds[round] as Staged
    const at = (n: number): number => (origins[n - 1]?.n ?? 0) + 1
    for (const end of ends) {
      const by = generalName(graph, end.by)
      const own = { ...end, by, from: at(end.from), to: at(end.to) }
      const key = `${own.from} ${by}`
      const before = found.get(key) ?? own
      found.set(key, TARGETS.indexOf(own.status) < TARGETS.indexOf(before.status) ? own : before)
    }
  })
  return [...found.values()].toSorted((a, b) => a.from - b.from)
}

const generalName = ({ families, leaves, settings }: Graph, name: string): string => {
  const member = memberOf(name)
  const family = families.find(one => one.name === member?.family)
  if (family && settings.wrt?.includes(family.name)) return family.name
  if (!family || leaves.some(leaf => leaf.name === name)) return name
  return family.leaves.some(leaf => leaf.name === name)
    ? name
    : memberName(family.name, symbol(family.letter))
}
