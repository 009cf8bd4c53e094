import { type Aim, aimOf, type Derivation, type Form } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import { consumersOf, type Equation, type Graph } from '../core/graph.ts'
import { loadBig } from '../numeric/big.ts'
import type { Env } from '../numeric/evaluate.ts'
import { BOTH_SIDES, noteKinks, type Sides } from '../numeric/kinks.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Draw, drawSource } from '../numeric/sample.ts'
import { proverOf } from '../prove/prove.ts'
import { type World, worldOf } from './context.ts'
import { counterexample } from './counterexample.ts'
import { agreesAtLength, judge, type Side, sideOf } from './judge.ts'
import { forward, forwardNumbers } from './reference.ts'
import { count, ENOUGH, findingOf, newTally, type Task } from './tally.ts'
import { watched } from './watch.ts'

/** What numbers say of derivations and of the claims of their file. */
export interface Verification {
  readonly seed: number
  /** True when no step is failed or undecided. Claims have findings of their own. */
  readonly verified: boolean
  /** Draws made. */
  readonly draws: number
  /** Draws that did not count, over all steps and claims. */
  readonly skipped: number
  /** For each derivation and step k the finding of `steps[k - 1] = steps[k]`; none for the first. */
  readonly findings: readonly (readonly (Finding | undefined)[])[]
  readonly claims: readonly Finding[]
  /** The lengths at which a network with families was written out. */
  readonly lengths?: readonly ReadonlyMap<string, number>[]
}

/** Judges every step of the derivations, and every claim, at random instances of the network; proves what it can of what holds there. */
export const verify = async (
  graph: Graph,
  derivations: readonly Derivation[],
  { seed }: { readonly seed: number },
): Promise<Verification> => {
  const chains = derivations.map(tasksOf)
  const claims = graph.claims.map(({ left, right }) => ({ left, right, tally: newTally() }))
  const session = { graph, seed, kinks: new Map<string, Sides>() }
  const tasks = [...chains.flat(), ...claims]
  const draws = drawAll(session, tasks)
  await decideCloseCalls(graph, tasks)
  const prove = proverOf(graph)
  const finding = (task: Task) =>
    withProof(findingOf(task.tally, isComplete(session, task)), task, prove)
  const findings = chains.map(chain => [undefined, ...chain.map(finding)])
  return {
    seed,
    verified: findings.flat().every(f => f === undefined || holds(f)),
    draws,
    skipped: tasks.reduce((sum, { tally }) => sum + tally.skipped, 0),
    findings,
    claims: claims.map(finding),
  }
}

/** A tested equality that is proved besides. */
const withProof = (
  finding: Finding,
  { left, right, aim }: Task,
  prove: ReturnType<typeof proverOf>,
): Finding => {
  if (finding.verdict !== 'tested') return finding
  const { proved, uses } = prove(left, right, aim)
  return proved ? { ...finding, verdict: 'proved', uses } : finding
}

const holds = ({ verdict }: Finding): boolean => verdict === 'tested' || verdict === 'proved'

const WATCHED = watched(NUMBERS)

/** Draws made in any case, and where they leave something open at most. */
const FIRST = 10
const MOST = 50

interface Session {
  readonly graph: Graph
  readonly seed: number
  /** Sides of kinks taken in the draws so far, by equation, and by task for claims. */
  readonly kinks: Map<string, Sides>
}

const tasksOf = (derivation: Derivation): readonly Task[] =>
  derivation.steps.slice(1).map((step, n) => ({
    left: (derivation.steps[n] as { form: Form }).form,
    right: step.form,
    aim: aimOf(derivation, step),
    tally: newTally(),
  }))

/** The equations whose local derivatives a step rests on. */
const equationsOf = (graph: Graph, { of, by }: Aim): readonly Equation[] =>
  of === undefined ? consumersOf(graph, by) : graph.equations.filter(e => e.name === of)

const drawAll = (session: Session, tasks: readonly Task[]): number => {
  const draws = drawSource(session.graph, session.seed)
  for (let turn = 0; turn < MOST; turn++) {
    const open = turn < FIRST ? tasks : tasks.filter(task => isOpen(session, task))
    if (open.length === 0) return turn
    judgeAt(session, open, draws(turn))
  }
  return MOST
}

const isOpen = (session: Session, task: Task): boolean =>
  !task.tally.failed && (task.tally.draws < ENOUGH || !isComplete(session, task))

/** Whether every kink that bears on a step has been met from both sides. */
const isComplete = ({ graph, kinks }: Session, { aim, tally }: Task): boolean => {
  const sides =
    aim === undefined
      ? [tally.sides]
      : equationsOf(graph, aim).map(equation => kinks.get(equation.name))
  return sides.every(seen => [...(seen?.values() ?? [])].every(side => side === BOTH_SIDES))
}

const judgeAt = (session: Session, tasks: readonly Task[], draw: Draw): void => {
  const { graph, kinks } = session
  for (const [name, sides] of draw.sides) kinks.set(name, joined(kinks.get(name), sides))
  const world = worldOf(forwardNumbers(NUMBERS, graph, draw))
  const evaluate = evaluator(world)
  for (const task of tasks) {
    const near = isNear(graph, task.aim, draw)
    const { left, right, isClear } = evaluate(task)
    const judgement = near || !isClear ? { kind: 'void' as const } : judge(NUMBERS, left, right)
    count(task.tally, judgement, draw, () =>
      counterexample(world, [task.left, task.right], task.aim, [left.value, right.value]),
    )
  }
}

const isNear = (graph: Graph, aim: Aim | undefined, draw: Draw): boolean =>
  draw.near.size > 0 &&
  (aim === undefined || equationsOf(graph, aim).some(e => draw.near.has(e.name)))

const joined = (seen: Sides | undefined, more: Sides): Sides => {
  const all: Sides = new Map(seen)
  for (const [site, side] of more) all.set(site, side | (all.get(site) ?? 0))
  return all
}

interface Sided {
  readonly left: Side<number>
  readonly right: Side<number>
  /** No argument of a claim is too near a kink. */
  readonly isClear: boolean
}

/** Evaluates both sides of tasks in order; the right side of one is kept for the left side of the next. */
const evaluator = (world: World<number>): ((task: Task) => Sided) => {
  let aim: Aim | undefined
  let env = world.totalEnv()
  let last: { readonly form: Form; readonly side: Side<number> } | undefined
  return task => {
    if (task.aim === undefined) return claimSides(world, task)
    if (task.aim.by !== aim?.by || task.aim.of !== aim.of) {
      aim = task.aim
      env = world.stepEnv(aim)
      last = undefined
    }
    const left = last?.form === task.left ? last.side : sideOf(WATCHED, task.left, env)
    const right = sideOf(WATCHED, task.right, env)
    last = { form: task.right, side: right }
    return { left, right, isClear: true }
  }
}

const claimSides = (world: World<number>, { left, right, tally }: Task): Sided => {
  let isClear = true
  const kinked: Env<number>['kinked'] = (op, site, args, result) => {
    isClear = noteKinks(tally.sides, op, site, args, result) && isClear
  }
  const env = { ...world.totalEnv(), kinked }
  return { left: sideOf(WATCHED, left, env), right: sideOf(WATCHED, right, env), isClear }
}

/** Where numbers leave a doubt, evaluates both sides again at 64 digits. */
const decideCloseCalls = async (graph: Graph, tasks: readonly Task[]): Promise<void> => {
  const close = tasks.filter(task => task.tally.close.length > 0)
  if (close.length === 0) return
  const A = await loadBig()
  const watch = watched(A)
  const worlds = new Map<Draw, World<typeof A.pi>>()
  for (const task of close) {
    for (const { draw, show } of task.tally.close) {
      const world = worlds.get(draw) ?? worldOf(forward(A, graph, draw))
      worlds.set(draw, world)
      const env = task.aim === undefined ? world.totalEnv() : world.stepEnv(task.aim)
      if (agreesAtLength(A, sideOf(watch, task.left, env), sideOf(watch, task.right, env))) continue
      task.tally.failed = true
      task.tally.counterexample ??= show()
    }
  }
}
