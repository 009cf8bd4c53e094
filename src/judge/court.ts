import { affineKey } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import type { Choice } from '../core/judgement.ts'
import { namesWritten, writtenKey } from '../core/key.ts'
import type { Layout } from '../core/layout.ts'
import { besides, type Names } from '../core/letters.ts'
import type { Problem } from '../core/problem.ts'
import type { Chain, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { type ChainLetters, type Pair, pairIn } from '../elaborate/pair.ts'
import { attempt } from '../elaborate/refusal.ts'
import { proverOf } from '../prove/prove.ts'
import type { Session } from '../verify/numbers.ts'
import { derivesIn } from './derives.ts'
import type { UnwrittenSums } from './einstein.ts'
import type { General } from './general.ts'
import { namesGradients } from './gradient-names.ts'
import { type Heading, headingOf } from './heading.ts'
import { type Knowledge, numberOf, scopeAt } from './knowledge.ts'
import type { Coined, Policy } from './lenient/policy.ts'
import { extentsIn } from './lines.ts'
import { movesInputs, restByHand, restOfRead, restOfSole, type Varied, variedBy } from './moving.ts'
import { saysAny } from './said-any.ts'
import { speaksOfOptimum } from './said-optimum.ts'
import { type Still, saidStill, saysWhole } from './said-still.ts'
import type { Shelf } from './shelf.ts'
import { isSmall } from './work.ts'

/** What stays the same while a derivation is judged. */
export interface Court {
  readonly shelf: Shelf
  readonly session: Session
  readonly changes: Map<string, Coined>
  readonly layout: Layout
  readonly proofs: Proofs
  readonly unwrittenSums: UnwrittenSums
  /** How far its sums tell that letters go, by the name of a size. */
  readonly extents: ReadonlyMap<string, string>
  /** What it derives by what, as `L z` of ∂L/∂z. */
  readonly derives: ReadonlySet<string>
  /** Whether `dZ` is what the derivation calls a gradient. */
  readonly namesGradients: boolean
  /** Whether parameters may be taken to stand still in changes. */
  readonly movesInputs: boolean
  /** What varies in it without a word, perhaps alone. */
  readonly variedBy: Varied | undefined
  /** What is said, or plain without a word, of what stands still in the changes of a chain. */
  readonly saidOf: (chain: Chain) => Still | undefined
  /** Leaves that stand still in the changes of the chain at hand. */
  readonly said?: readonly string[]
  /** Whether it is said that all others vary, and where. */
  readonly saysAll?: 'here' | 'before'
  /** Whether its words say that a gradient is set to zero. */
  readonly speaksOfOptimum: boolean
  /** Whether its words speak of any matrices, and of none with a property. */
  readonly saysAny: boolean
  /** Where its words say that steps go. */
  readonly heading: Heading
  /** Powers of arrays in definitions are of each entry. */
  readonly hasPowersOfEntries?: true
  proverOf(graph: Graph): ReturnType<typeof proverOf>
}

/** Whether every equality that holds is to be proved besides, or only what nothing else decides. */
export type Proofs = 'all' | 'needed'

export const newCourt = (shelf: Shelf, script: Script, layout: Layout, proofs: Proofs): Court => {
  const { session, changes } = shelf
  const provers = new Map<Graph, ReturnType<typeof proverOf>>()
  const prover = (of: Graph): ReturnType<typeof proverOf> => {
    const known = provers.get(of) ?? newProver(of)
    provers.set(of, known)
    return known
  }
  return {
    shelf,
    session,
    changes,
    layout,
    proofs,
    unwrittenSums: 'refused',
    extents: extentsIn(script),
    derives: derivesIn(script),
    namesGradients: namesGradients(script),
    movesInputs: movesInputs(session.graph, script),
    variedBy: variedBy(session.graph, script),
    saidOf: stillBy(session.graph, script),
    speaksOfOptimum: speaksOfOptimum(script.source),
    saysAny: saysAny(script.source),
    heading: headingOf(script.source),
    proverOf: prover,
  }
}

/** What is said of what stands still, else what goes without saying. */
const stillBy = (graph: Graph, script: Script): Court['saidOf'] => {
  const byHand = restByHand(graph, script)
  const sole = saysWhole(script.source) ? undefined : restOfSole(graph, script)
  return chain => {
    const said = saidStill(graph, script, chain)
    if (said?.isAll) return said
    const isSole = sole && (said?.names ?? []).every(name => sole.includes(name))
    if (isSole) return { names: sole, isAll: true, isHere: true }
    const read = said ? undefined : restOfRead(graph, script, chain)
    if (read) return { names: read, isAll: true, isHere: true }
    return said ?? (byHand && { names: byHand, isAll: false, isHere: false })
  }
}

/** A prover with a budget. */
export const newProver = (graph: Graph): ReturnType<typeof proverOf> => proverOf(graph, EACH, ALL)

/** Steps of the normal form that one attempt may cost, and all attempts in one network: a reader waits. */
const EACH = 1000
const ALL = 30_000

/** One way to take a member: a reading, and what was chosen where that fits two meanings. */
export interface Candidate {
  readonly syntax: Syntax
  readonly chosen: ReadonlySet<Choice>
  /** 0 for the likeliest reading. */
  readonly rank: number
  /** In a network written out: what was written. */
  readonly general?: General
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
  /** Their places may be those of another text, in which the same was read before. */
  readonly problems: readonly Problem[]
  /** Choices that would make a difference. */
  readonly open: { readonly left: ReadonlySet<Choice>; readonly right: ReadonlySet<Choice> }
}

/** Reads both sides of an equality; `more` is chosen on both. */
export const readPair = (
  court: Court,
  at: Knowledge,
  sides: readonly [Candidate, Candidate],
  letters: ChainLetters,
  more: readonly Choice[] = [],
): Reading => {
  if (!sides.every(({ syntax }) => isSmall(syntax))) return TOO_LARGE
  const { readings } = court.shelf
  const key = keyOf(court, at, sides, letters, more)
  const known = readings.get(key)
  if (known) return known
  const reading = readNew(court, at, sides, letters, more)
  readings.set(key, reading)
  return reading
}

const TOO_LARGE: Reading = {
  pair: undefined,
  problems: [],
  open: { left: new Set(), right: new Set() },
}

/** Why two sides are no pair, at their places in this text. */
export const problemsOf = (
  court: Court,
  at: Knowledge,
  sides: readonly [Candidate, Candidate],
  letters: ChainLetters,
  more: readonly Choice[] = [],
): readonly Problem[] =>
  sides.every(({ syntax }) => isSmall(syntax))
    ? readNew(court, at, sides, letters, more).problems
    : []

/** All that a reading follows from. */
const keyOf = (
  { layout, said = [] }: Court,
  at: Knowledge,
  sides: readonly [Candidate, Candidate],
  { order, head, ranges }: ChainLetters,
  more: readonly Choice[],
): string => {
  const written = sides.map(({ syntax, chosen }) => [writtenKey(syntax), ...chosen].join(' '))
  const known = [...ranges].map(([name, dim]) => [name, affineKey(dim)])
  const about = JSON.stringify([order, head, known])
  return [numberOf(at), layout, more.join(), said.join(), about, ...written].join('\n')
}

const readNew = (
  court: Court,
  at: Knowledge,
  [left, right]: readonly [Candidate, Candidate],
  letters: ChainLetters,
  more: readonly Choice[],
): Reading => {
  const [a, b] = [policyOf(court, at, left, more), policyOf(court, at, right, more)]
  const problems: Problem[] = []
  const own = [namesWritten(left.syntax), namesWritten(right.syntax), new Set(letters.order)]
  const place = { layout: court.layout, taken: own.reduce<Names>(besides, NONE) }
  const scope = scopeAt(at, a, place)
  const other = { ...scope, lenient: scopeAt(at, b, place).lenient }
  const [pair] = attempt(
    () =>
      pairIn(
        { scope, syntax: left.syntax },
        { scope: other as typeof scope, syntax: right.syntax },
        letters,
      ),
    problems,
  )
  return { pair, problems, open: { left: a.open, right: b.open } }
}

const NONE: Names = { has: () => false }

const policyOf = (
  { changes, said }: Court,
  { graph }: Knowledge,
  { chosen, syntax: root }: Candidate,
  more: readonly Choice[],
): Policy => ({
  graph,
  root,
  changes,
  ...(said && { said }),
  chosen: new Set([...chosen, ...more]),
  open: new Set(),
})
