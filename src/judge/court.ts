import type { Graph } from '../core/graph.ts'
import type { Choice } from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'
import { besides, type Names } from '../core/letters.ts'
import { parts } from '../core/parts.ts'
import type { Problem } from '../core/problem.ts'
import type { Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { type ChainLetters, type Pair, pairIn } from '../elaborate/pair.ts'
import { attempt } from '../elaborate/refusal.ts'
import { proverOf } from '../prove/prove.ts'
import { keptSession, type Session } from '../verify/numbers.ts'
import type { UnwrittenSums } from './einstein.ts'
import { namesGradients } from './gradient-names.ts'
import { type Knowledge, scopeAt } from './knowledge.ts'
import type { Change, Policy } from './lenient/policy.ts'
import { isSmall } from './work.ts'

/** What stays the same while a derivation is judged. */
export interface Court {
  readonly session: Session
  readonly layout: Layout
  /** Names and letters of the network and of the derivation: generated letters avoid these. */
  readonly taken: Names
  readonly changes: Map<string, Change>
  readonly unwrittenSums: UnwrittenSums
  /** Whether `dZ` is what the derivation calls a gradient. */
  readonly namesGradients: boolean
  proverOf(graph: Graph): ReturnType<typeof proverOf>
}

export const newCourt = (graph: Graph, script: Script, seed: number, layout: Layout): Court => {
  const provers = new Map<Graph, ReturnType<typeof proverOf>>()
  return {
    session: keptSession(graph, seed),
    layout,
    taken: besides(graph.names, namesIn(script)),
    changes: new Map(),
    unwrittenSums: 'refused',
    namesGradients: namesGradients(script),
    proverOf: of => {
      const prover = provers.get(of) ?? proverOf(of, EACH, ALL)
      provers.set(of, prover)
      return prover
    },
  }
}

/** Steps of the normal form that one attempt may cost, and all attempts in one network: a reader waits. */
const EACH = 1000
const ALL = 30_000

/** All names and letters that a person wrote. */
const namesIn = ({ chains }: Script): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === 'name') found.add(syntax.name)
    if (syntax.kind === 'sum') for (const letter of syntax.letters) found.add(letter.name)
    for (const part of parts(syntax)) visit(part)
  }
  for (const { members } of chains)
    for (const one of members) if (one.kind === 'formula') for (const r of one.readings) visit(r)
  return found
}

/** The same draws in another layout. */
export const courtIn = (court: Court, layout: Layout): Court => ({
  ...court,
  layout,
  changes: new Map(),
})

/** One way to take a member: a reading, and what was chosen where that fits two meanings. */
export interface Candidate {
  readonly syntax: Syntax
  readonly chosen: ReadonlySet<Choice>
  /** 0 for the likeliest reading. */
  readonly rank: number
  /** Set where sums were put in that nobody wrote, and perhaps nobody meant. */
  readonly isDoubted?: true
}

export const candidate = (syntax: Syntax, rank = 0): Candidate => ({
  syntax,
  rank,
  chosen: new Set(),
})

/** Two candidates as forms, or why that cannot be. */
export interface Reading {
  readonly pair: Pair | undefined
  readonly problems: readonly Problem[]
  /** Choices that would make a difference. */
  readonly open: { readonly left: ReadonlySet<Choice>; readonly right: ReadonlySet<Choice> }
}

/** Reads both sides of an equality; `more` is chosen on both. */
export const readPair = (
  court: Court,
  at: Knowledge,
  [left, right]: readonly [Candidate, Candidate],
  letters: ChainLetters,
  more: readonly Choice[] = [],
): Reading => {
  const [a, b] = [policyOf(court, at, left, more), policyOf(court, at, right, more)]
  const problems: Problem[] = []
  const open = { left: a.open, right: b.open }
  if (!isSmall(left.syntax) || !isSmall(right.syntax)) return { pair: undefined, problems, open }
  const scope = scopeAt(at, a, court)
  const other = { ...scope, lenient: scopeAt(at, b, court).lenient }
  const [pair] = attempt(
    () =>
      pairIn(
        { scope, syntax: left.syntax },
        { scope: other as typeof scope, syntax: right.syntax },
        letters,
      ),
    problems,
  )
  return { pair, problems, open }
}

const policyOf = (
  { changes }: Court,
  { graph }: Knowledge,
  { chosen }: Candidate,
  more: readonly Choice[],
): Policy => ({ graph, changes, chosen: new Set([...chosen, ...more]), open: new Set() })
