import { type Graph, parametersOf } from '../core/graph.ts'
import type { Equality, Judgement, Lack, TargetStatus } from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'
import { name as named, partial } from '../core/nodes.ts'
import type { Script } from '../core/script.ts'
import { courtIn, newCourt } from './court.ts'
import { unwrittenSums } from './einstein.ts'
import type { NameMistake } from './failing.ts'
import { joined, joinedEnds, joinedTargets, roundsOf } from './families.ts'
import { knowing } from './knowledge.ts'
import { keptLayout, runChains } from './layouts.ts'
import type { State } from './state.ts'
import { scopeOf } from './trial.ts'

/** How a derivation is judged. */
export interface JudgeOptions {
  readonly seed: number
  /** Wins over the layout that the derivation shows. */
  readonly layout?: Layout
  /** Is asked about each equality that is an error of its own. */
  readonly name?: NameMistake
}

/** Judges every equality of a derivation against its network. */
export const judgeScript = async (
  graph: Graph,
  script: Script,
  options: JudgeOptions,
): Promise<Judgement> => {
  if (graph.families.length === 0) return judgePlain(graph, script, options)
  const rounds = roundsOf(graph, script)
  const judged: Judgement[] = []
  for (const round of rounds) judged.push(await judgePlain(round.graph, round.script, options))
  const equalities = joined(script, rounds, judged)
  const [first] = judged
  const layout = first?.layout ?? 'any'
  return {
    ...summary(options.seed, equalities),
    layout,
    ...joinedTargets(graph, judged),
    ends: joinedEnds(graph, rounds, judged),
  }
}

/** A network without families. */
const judgePlain = async (
  graph: Graph,
  script: Script,
  { seed, layout, name }: JudgeOptions,
): Promise<Judgement> => {
  const asked = layout ?? graph.settings.layout
  const first = newState(graph, script, { seed, name, layout: asked ?? 'gradient' })
  const plain = await runChains(script, first)
  if (asked) return judgementOf(graph, seed, plain, asked)
  const kept = await keptLayout(script, first, plain)
  const state =
    kept.layout === 'gradient' ? plain : await runChains(script, inLayout(first, kept.layout))
  return judgementOf(graph, seed, state, kept.told)
}

const inLayout = (first: State, layout: Layout): State => ({
  ...first,
  court: courtIn(first.court, layout),
})

interface Opening {
  readonly seed: number
  readonly layout: Layout
  readonly name: NameMistake | undefined
}

const newState = (graph: Graph, script: Script, { seed, layout, name }: Opening): State => {
  const known = knowing(graph)
  const state: State = {
    court: newCourt(graph, script, seed, layout),
    name,
    truth: known,
    student: known,
    isAstray: false,
    conditions: new Set(),
    definitions: new Map(),
    unread: new Map(),
    equalities: [],
    ends: [],
  }
  const sums = unwrittenSums(scopeOf(state), script)
  return { ...state, court: { ...state.court, unwrittenSums: sums } }
}

const judgementOf = (
  graph: Graph,
  seed: number,
  { equalities, ends }: State,
  layout: Judgement['layout'],
): Judgement => {
  const targets = graph.settings.wrt ?? parametersOf(graph).map(leaf => leaf.name)
  return {
    ...summary(seed, equalities),
    layout,
    targets: new Map(targets.map(target => [target, statusOf(ends, target)])),
    lacks: new Map(
      targets.flatMap(target => {
        const lack = lackOf(ends, target, graph.loss)
        return lack ? [[target, lack] as const] : []
      }),
    ),
    ends,
  }
}

const summary = (
  seed: number,
  equalities: readonly Equality[],
): Omit<Judgement, 'layout' | 'targets' | 'lacks' | 'ends'> => {
  const wrong = equalities.find(one => one.verdict === 'fails')
  return {
    seed,
    verdict: verdictOf(equalities),
    ...(wrong && { firstWrong: wrong.n }),
    equalities,
  }
}

const verdictOf = (equalities: readonly Equality[]): Judgement['verdict'] => {
  const has = (verdict: Equality['verdict']) => equalities.some(one => one.verdict === verdict)
  if (has('fails')) return 'wrong'
  if (has('unread')) return 'unread'
  return has('undecided') ? 'undecided' : 'correct'
}

/** From the best to the least that a chain can do for a target. */
const ORDER: readonly TargetStatus[] = ['reached', 'wrong', 'unread', 'not_reached', 'trivial']

const statusOf = (ends: State['ends'], name: string): TargetStatus => {
  const own = new Set(ends.filter(end => end.by === name).map(end => end.status))
  return ORDER.find(status => own.has(status)) ?? 'not_reached'
}

/** What keeps it from being reached: of the last chain that did as much for it as any. */
const lackOf = (ends: State['ends'], by: string, loss: string): Lack | undefined => {
  const status = statusOf(ends, by)
  const end = ends.findLast(one => one.by === by && one.status === status)
  return end ? end.lack : { code: 'unmentioned', sign: partial(loss, named(by)) }
}
