import type { Aim, Form } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import { consumersOf, type Equation, type Graph } from '../core/graph.ts'
import { loadBig } from '../numeric/big.ts'
import type { Env } from '../numeric/evaluate.ts'
import { BOTH_SIDES, noteKinks, noteKinksAt, type Sides } from '../numeric/kinks.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Draw, drawSource } from '../numeric/sample.ts'
import { type World, worldOf } from './context.ts'
import { counterexample } from './counterexample.ts'
import {
  agreesAtLength,
  hasOverflowed,
  isFaint,
  isNoise,
  isWhole,
  type Judgement,
  judge,
  type Partial,
  partialOf,
  type Side,
  sideOf,
} from './judge.ts'
import { forward, forwardNumbers } from './reference.ts'
import { count, ENOUGH, fillHoles, findingOf, skip, type Task } from './tally.ts'
import { watched } from './watch.ts'

/** The draws of one network and seed, and what they have met so far. */
export interface Session {
  readonly graph: Graph
  draw(turn: number): Draw
  world(draw: Draw): World<number>
  /** Sides of kinks taken in the draws so far, by equation. */
  readonly kinks: Map<string, Sides>
}

/** Draws that are made once and let go. */
export const newSession = (graph: Graph, seed: number): Session => ({
  graph,
  draw: drawSource(graph, seed),
  world: draw => worldOf(forwardNumbers(NUMBERS, graph, draw)),
  kinks: new Map(),
})

/** Draws that are kept for the equalities to come. */
export const keptSession = (graph: Graph, seed: number): Session => {
  const { draw: make, world: open, kinks } = newSession(graph, seed)
  const draws = new Map<number, Draw>()
  const worlds = new WeakMap<Draw, World<number>>()
  const draw = (turn: number): Draw => {
    const made = draws.get(turn) ?? make(turn)
    draws.set(turn, made)
    return made
  }
  const world = (at: Draw): World<number> => {
    const opened = worlds.get(at) ?? open(at)
    worlds.set(at, opened)
    return opened
  }
  return { graph, draw, world, kinks }
}

/** Evaluates tasks at random instances of the network until each is decided; returns the number of draws. */
export const test = async (session: Session, tasks: readonly Task[]): Promise<number> => {
  const draws = testInNumbers(session, tasks)
  await decideCloseCalls(session.graph, tasks)
  return draws
}

/** What the draws have said of a task. */
export const findingIn = (session: Session, task: Task): Finding =>
  findingOf(task.tally, isComplete(session, task))

const WATCHED = watched(NUMBERS)

/** Draws made in any case, and where they leave something open at most. */
const FIRST = 10
const MOST = 50

/** The equations whose local derivatives a step rests on. */
const equationsOf = (graph: Graph, { of, by }: Aim): readonly Equation[] =>
  of === undefined ? consumersOf(graph, by) : graph.equations.filter(e => e.name === of)

/** The same in plain numbers, close calls left open. */
export const testInNumbers = (session: Session, tasks: readonly Task[]): number => {
  for (let turn = 0; turn < MOST; turn++) {
    const open = turn < FIRST ? tasks : tasks.filter(task => isOpen(session, task))
    if (open.length === 0) return turn
    judgeAt(session, open, session.draw(turn))
  }
  return MOST
}

/** The same of one task, no longer than until a draw refutes it. */
export const testUntilRefuted = (session: Session, task: Task): void => {
  for (let turn = 0; turn < MOST && !task.tally.failed; turn++) {
    if (turn >= FIRST && !isOpen(session, task)) return
    judgeAt(session, [task], session.draw(turn))
  }
}

const isOpen = (session: Session, task: Task): boolean =>
  !task.tally.failed && (task.tally.draws < ENOUGH || !isComplete(session, task) || isSparse(task))

/** Arguments at which a claim meets each kink: what has a side for a whole draw alone may be told from its like by few draws. */
const POINTS = 40

const isSparse = ({ aim, tally: { sides, points } }: Task): boolean =>
  aim === undefined &&
  ([...sides.values()].some(seen => seen.points < POINTS) ||
    [...points.values()].some(met => met < POINTS))

/** Whether every kink that bears on a step has been met from both sides. */
const isComplete = ({ graph, kinks }: Session, { aim, tally }: Task): boolean => {
  const sides =
    aim === undefined
      ? [tally.sides]
      : equationsOf(graph, aim).map(equation => kinks.get(equation.name))
  return sides.every(seen => [...(seen?.values() ?? [])].every(one => one.sides === BOTH_SIDES))
}

const judgeAt = (session: Session, tasks: readonly Task[], draw: Draw): void => {
  const { graph, kinks } = session
  for (const [name, sides] of draw.sides) kinks.set(name, joined(kinks.get(name), sides))
  const world = session.world(draw)
  const evaluate = evaluator(world)
  for (const task of tasks) {
    if (task.aim === undefined) meet(task.tally.points, draw)
    const near = isNear(graph, task.aim, draw)
    const { left, right, isClear } = evaluate(task)
    const found = near || !isClear ? AT_KINK : judgeSides(task, left, right)
    const isWeak = found.kind !== 'unequal' && isClear && isFaint(NUMBERS, left, right)
    const judgement = task.given && isWeak ? judgeGiven(task, task.given(world)) : found
    count(task.tally, judgement, draw, () =>
      counterexample(world, [task.left, task.right], task.aim, [left.value, right.value]),
    )
  }
}

const judgeSides = ({ env }: Task, left: Side<number>, right: Side<number>): Judgement => {
  if (hasOverflowed(left) || hasOverflowed(right)) return OVERFLOWED
  return judgePartial(env && partialOf(left, right)) ?? judge(NUMBERS, left, right)
}

/** What is no number on one side only is no difference, unless there is nothing else. */
const judgePartial = (partial: Partial | undefined): Judgement | undefined => {
  if (!partial) return undefined
  if (partial.isEmpty) return { kind: 'void', why: 'partly-undefined', isEmpty: true }
  const found = judge(NUMBERS, partial.left, partial.right)
  return found.kind === 'unequal' ? found : { kind: 'void', why: 'partly-undefined' }
}

const AT_KINK: Judgement = { kind: 'void', why: 'kink' }
const OVERFLOWED: Judgement = { kind: 'void', why: 'not-finite' }
const VOID: Judgement = { kind: 'void', why: 'vanishing' }

/** That random derivatives refute it is not said: they may depend on each other. */
const judgeGiven = ({ left, right }: Task, env: Env<number>): Judgement => {
  const [a, b] = [sideOf(WATCHED, left, env), sideOf(WATCHED, right, env)]
  const found = judge(NUMBERS, a, b)
  const says = (found.kind === 'equal' || found.kind === 'close') && !isFaint(NUMBERS, a, b)
  return says ? { ...found, isGiven: true } : VOID
}

const isNear = (graph: Graph, aim: Aim | undefined, draw: Draw): boolean =>
  draw.near.size > 0 &&
  (aim === undefined || equationsOf(graph, aim).some(e => draw.near.has(e.name)))

const meet = (points: Map<object, number>, draw: Draw): void => {
  for (const sides of draw.sides.values())
    for (const [site, seen] of sides) points.set(site, seen.points + (points.get(site) ?? 0))
}

const joined = (seen: Sides | undefined, more: Sides): Sides => {
  const all: Sides = new Map(seen)
  for (const [site, one] of more) {
    const before = all.get(site)
    all.set(site, before ? { ...one, sides: one.sides | before.sides } : one)
  }
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

const claimSides = (world: World<number>, task: Task): Sided => {
  const { left, right, tally } = task
  let isClear = true
  const kinked: Env<number>['kinked'] = (op, site, args, result) => {
    const note = task.env ? noteKinksAt : noteKinks
    isClear = note(tally.sides, op, site, args, result) && isClear
  }
  const env = { ...claimEnv(world, task), kinked }
  return { left: sideOf(WATCHED, left, env), right: sideOf(WATCHED, right, env), isClear }
}

const claimEnv = <T>(world: World<T>, { env }: Task): Env<T> => env?.(world) ?? world.totalEnv()

/** Where numbers leave a doubt, evaluates both sides again at 64 digits. */
const decideCloseCalls = async (graph: Graph, tasks: readonly Task[]): Promise<void> => {
  const close = tasks.filter(task => task.tally.close.length > 0)
  if (close.length === 0) return
  const A = await loadBig()
  const watch = watched(A)
  const worlds = new Map<Draw, World<typeof A.pi>>()
  for (const task of close) {
    let [holes, filled] = [0, 0]
    for (const { draw, show, isGiven, noise, isHole } of task.tally.close) {
      const world = worlds.get(draw) ?? worldOf(forward(A, graph, draw))
      worlds.set(draw, world)
      const env = envOf(world, task, isGiven)
      const sides = [sideOf(watch, task.left, env), sideOf(watch, task.right, env)] as const
      if (noise !== undefined && isNoise(A, sides, noise)) {
        skip(task.tally, 'vanishing')
        continue
      }
      if (isHole) holes++
      if (isHole && !isWhole(A, sides)) continue
      if (isHole) filled++
      if (noise !== undefined) task.tally.draws++
      if (agreesAtLength(A, ...sides)) continue
      task.tally.failed = true
      task.tally.counterexample ??= show()
    }
    if (holes > 0 && filled === holes) fillHoles(task.tally, filled)
  }
}

/** Where a close call was made. */
const envOf = <T>(world: World<T>, task: Task, isGiven: boolean): Env<T> => {
  if (isGiven && task.given) return task.given(world)
  return task.aim === undefined ? claimEnv(world, task) : world.stepEnv(task.aim)
}
