import type { Form } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import type { Choice, Doubt, EqualityReason } from '../core/judgement.ts'
import type { Problem } from '../core/problem.ts'
import type { ChainLetters, Pair } from '../elaborate/pair.ts'
import { findingIn, test, testUntilRefuted } from '../verify/numbers.ts'
import { newTally, type Task } from '../verify/tally.ts'
import { apartProblem, whereApart } from './apart.ts'
import { brokenIn } from './broken.ts'
import { type Candidate, type Court, type Reading, readPair } from './court.ts'
import { doubtOf, envOf, isUnjudged } from './env.ts'
import { openedIll } from './ill.ts'
import type { Knowledge } from './knowledge.ts'
import { movesStill } from './moving.ts'
import { meaningOf } from './problems.ts'
import { proveIn } from './proof.ts'
import { isCheap } from './work.ts'

/** Where an equality stands: what is true there, and what its writer has. */
export interface Here {
  readonly truth: Knowledge
  readonly student: Knowledge
  /** The writer's world is not the true one any more. */
  readonly isAstray: boolean
  readonly letters: ChainLetters
}

/** What became of two candidates set equal. */
export interface Outcome {
  readonly verdict: 'holds' | 'follows' | 'undecided' | 'unread' | 'fails'
  readonly reason?: EqualityReason
  /** Without a pair, at a place that may be of another text: see `Reading`. */
  readonly problem?: Problem
  readonly doubt?: Doubt
  readonly pair?: Pair
  readonly finding?: Finding
  /** What was chosen on both sides at once. */
  readonly more: readonly Choice[]
  readonly open: Reading['open']
}

/** What is chosen for an equality, not for a member: each is tried alone. */
export const SHARED: readonly Choice[] = ['total', 'steady', 'inputs', 'entries', 'said', 'row']

/** Judges two candidates in the true world, then in the writer's; by the choices given, else by each that is open. */
export const compare = async (
  court: Court,
  here: Here,
  sides: readonly [Candidate, Candidate],
  given?: readonly Choice[],
): Promise<Outcome> => {
  const broken = brokenIn(
    here.student,
    sides.map(one => one.syntax),
  )
  if (broken) return { ...broken, more: [], open: { left: new Set(), right: new Set() } }
  const first = await compareBy(court, here, sides, given ?? [])
  const open = given ? [] : openIn(court, here, first, sides)
  if (first.verdict === 'holds' || open.length === 0) return first
  const others: Outcome[] = []
  for (const more of open) {
    const other = await compareBy(court, here, sides, [more])
    if (other.verdict === 'holds') return other
    others.push(other)
  }
  return [first, ...others].reduce((a, b) => (costOf(b) < costOf(a) ? b : a))
}

/** What each choice that is open makes of two candidates: first the one that they would be given. */
export const outcomesOf = async (
  court: Court,
  here: Here,
  sides: readonly [Candidate, Candidate],
): Promise<readonly Outcome[]> => {
  const alone = await compare(court, here, sides)
  const plain = await compare(court, here, sides, [])
  const all = [alone, plain]
  for (const more of openIn(court, here, plain, sides))
    all.push(await compare(court, here, sides, [more]))
  return all.filter((one, n) => n === 0 || one.more.join() !== alone.more.join())
}

/** Choices that both sides may be read by: where changes are written on the right side, they do not stand still. */
const openIn = (
  court: Court,
  { truth: { graph } }: Here,
  { verdict, open }: Outcome,
  [, right]: readonly [Candidate, Candidate],
): readonly Choice[] => {
  const all = SHARED.filter(one => open.left.has(one) || open.right.has(one))
  return all.filter(one => isChoiceFor(court, graph, one, verdict === 'holds' ? [] : [right]))
}

/** Whether what stands still by a choice does so in this derivation, and none of it changes on a side. */
export const isChoiceFor = (
  court: Court,
  graph: Graph,
  choice: Choice,
  sides: readonly Candidate[],
): boolean =>
  (choice !== 'inputs' || court.movesInputs) &&
  !sides.some(({ syntax }) => movesStill(graph, choice, syntax, court.said))

/** How far each is from being well. */
export const COST: Readonly<Record<Outcome['verdict'], number>> = {
  holds: 0,
  follows: 3,
  undecided: 40,
  unread: 45,
  fails: 100,
}

/** What tells nothing, as both sides are 0, is no way to take what is false otherwise. */
const costOf = ({ verdict, doubt }: Outcome): number =>
  doubt?.code === 'vanishing' ? COST.fails : COST[verdict]

const compareBy = async (
  court: Court,
  here: Here,
  sides: readonly [Candidate, Candidate],
  more: readonly Choice[],
): Promise<Outcome> => {
  const { pair, problems, open } = readPair(court, here.student, sides, here.letters, more)
  if (!pair) return { ...meaningOf(problems), more, open }
  const base = { pair, more, open }
  if (!isCheap(pair.left) || !isCheap(pair.right)) return undecided('too-large', base)
  const finding = await findingOf(court, here.truth, pair)
  if ('code' in finding) return undecided(finding, base)
  if (finding.verdict === 'undecided') {
    const isProved = proveIn(court, here.truth, pair)
    return isProved ? { verdict: 'holds', ...base } : undecided(finding.doubt, base)
  }
  if (finding.verdict !== 'failed') return { verdict: 'holds', finding, ...base }
  const own = here.isAstray ? await findingOf(court, here.student, pair) : finding
  if ('code' in own) return undecided(own, { finding, ...base })
  if (own.verdict === 'undecided') return undecided(own.doubt, { finding, ...base })
  if (own.verdict === 'failed' && isCase(court, here.truth, pair))
    return { verdict: 'undecided', ...apartProblem(pair, sides[1].syntax), finding, ...base }
  const verdict = own.verdict === 'failed' ? 'fails' : 'follows'
  return { verdict, reason: 'value', finding, ...base }
}

const undecided = (
  doubt: Doubt | Doubt['code'] = 'no-value',
  rest: Omit<Outcome, 'verdict'>,
): Outcome => ({
  verdict: 'undecided',
  doubt: typeof doubt === 'string' ? { code: doubt } : doubt,
  ...rest,
})

/** Whether it is true wherever its letters differ: one case of several, the others perhaps told in words. */
const isCase = (court: Court, at: Knowledge, pair: Pair): boolean => {
  const apart = whereApart(pair)
  return apart !== undefined && agrees(court, at, apart)
}

type Sides = Readonly<Record<'left' | 'right', Form>>

/** What numbers say of two forms, or why they say nothing. */
export const findingOf = (court: Court, at: Knowledge, sides: Sides): Promise<Finding | Doubt> =>
  kept(findings, sides, at, () => newFinding(court, at, sides))

type Table<T> = WeakMap<Sides, WeakMap<Knowledge, T>>
const findings: Table<Promise<Finding | Doubt>> = new WeakMap()
const agreements: Table<boolean> = new WeakMap()

/** What was found of the same sides at the same place: a pair is kept for the derivations to come. */
const kept = <T>(table: Table<T>, sides: Sides, at: Knowledge, find: () => T): T => {
  const own = table.get(sides) ?? new WeakMap<Knowledge, T>()
  table.set(sides, own)
  const found = own.get(at) ?? find()
  own.set(at, found)
  return found
}

const newFinding = async (court: Court, at: Knowledge, sides: Sides): Promise<Finding | Doubt> => {
  const task = taskOf(court, at, sides)
  try {
    await test(court.session, [task])
    return findingIn(court.session, task)
  } catch (error) {
    const doubt = doubtOf(error)
    if (!doubt) throw error
    return doubt
  }
}

/** Whether two forms agree in plain numbers. */
export const agrees = (court: Court, at: Knowledge, sides: Sides): boolean =>
  kept(agreements, sides, at, () => agreesIn(court, at, sides))

const agreesIn = (court: Court, at: Knowledge, sides: Sides): boolean => {
  if (!isCheap(sides.left) || !isCheap(sides.right)) return false
  const task = taskOf(court, at, sides)
  try {
    testUntilRefuted(court.session, task)
  } catch (error) {
    if (isUnjudged(error)) return false
    throw error
  }
  const { verdict, error } = findingIn(court.session, task)
  return verdict === 'tested' && error <= CLOSE
}

/** Without more digits, sides that differ by less count as equal. */
const CLOSE = 1e-8

const taskOf = ({ changes }: Court, at: Knowledge, { left, right }: Sides): Task => ({
  left: openedIll(at, left),
  right: openedIll(at, right),
  tally: newTally(),
  env: world => envOf(at, changes, world),
})
