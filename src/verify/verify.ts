import {
  type Asserted,
  aimOf,
  type Derivation,
  FAR_RULES,
  type Form,
  type Stated,
} from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { derivedBy } from '../core/mentioned.ts'
import { proverOf } from '../prove/prove.ts'
import { sayingsOf } from './closed.ts'
import { findingIn, newSession, test } from './numbers.ts'
import { newTally, type Task } from './tally.ts'

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
  /** Of what was stated besides, in its order. */
  readonly stated: readonly Finding[]
  /** Of closed forms, in their order: of all definitions, then of the result. They are tested only. */
  readonly closed: readonly (readonly Finding[])[]
  /** The lengths at which a network with families was written out. */
  readonly lengths?: readonly ReadonlyMap<string, number>[]
}

/** What is to be judged besides the steps of derivations and the claims of their file. */
export interface Options {
  readonly seed: number
  readonly stated?: readonly Stated[]
  readonly closed?: readonly Asserted[]
}

/** Judges every step of the derivations, and every claim, at random instances of the network; proves what it can of what holds there. */
export const verify = async (
  graph: Graph,
  derivations: readonly Derivation[],
  { seed, stated = [], closed = [] }: Options,
): Promise<Verification> => {
  const chains = derivations.map(tasksOf)
  const claims = [...graph.claims, ...stated].map(taskOf)
  const sayings = sayingsOf(graph, closed)
  const said = sayings.all.map(saidTask)
  const session = newSession(graph, seed)
  const tasks = [...chains.flat(), ...claims, ...said]
  const draws = await test(session, tasks)
  const prove = proverOf(graph)
  const finding = (task: Task) => withProof(findingIn(session, task), task, prove)
  const findings = chains.map(chain => [undefined, ...chain.map(finding)])
  return {
    seed,
    verified: findings.flat().every(f => f === undefined || holds(f)),
    draws,
    skipped: tasks.reduce((sum, { tally }) => sum + tally.skipped, 0),
    findings,
    claims: claims.slice(0, graph.claims.length).map(finding),
    stated: claims.slice(graph.claims.length).map(finding),
    closed: sayings.findings(said.map(task => findingIn(session, task))),
  }
}

const taskOf = ({ left, right }: Stated): Task => ({ left, right, tally: newTally() })

/** Deep in a network all derivatives vanish: then those that a closed form rests on may be random. */
const saidTask = (stated: Stated): Task => {
  const rests = new Set(derivedBy(stated.right))
  return { ...taskOf(stated), given: world => world.givenEnv(rests) }
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

const tasksOf = (derivation: Derivation): readonly Task[] =>
  derivation.steps.slice(1).map((step, n) => {
    const left = (derivation.steps[n] as { form: Form }).form
    const stated = { left, right: step.form }
    return FAR_RULES.has(step.rule)
      ? saidTask(stated)
      : { ...stated, aim: aimOf(derivation, step), tally: newTally() }
  })
