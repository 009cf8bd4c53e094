import { type Graph, parametersOf } from '../core/graph.ts'
import type { Equality, Judgement, Lack, TargetStatus } from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'
import { name as named, partial } from '../core/nodes.ts'
import { parts } from '../core/parts.ts'
import type { Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { type OverParameters, overParameters, settled } from './any-parameter.ts'
import { withAssignments } from './assignments.ts'
import { atLayers } from './at-layers.ts'
import { type Court, newCourt, type Proofs } from './court.ts'
import { unwrittenSums } from './einstein.ts'
import type { NameMistake } from './failing.ts'
import { joined, joinedEnds, joinedTargets, roundsOf, stagedIn } from './families.ts'
import { failsIn, keptLayout, runChains } from './layouts.ts'
import { type Ordered, ordered, readingOrder } from './order.ts'
import { withPoints } from './points.ts'
import { withSaidLabel } from './said-labels.ts'
import { withSaidNames } from './said-names.ts'
import { type Shelf, shelfOf } from './shelf.ts'
import { withSizes } from './sizes.ts'
import type { State } from './state.ts'
import { summary } from './summary.ts'
import { isFalse, withoutFollowers } from './sure.ts'
import { scopeOf } from './trial.ts'

/** How derivations of one network are judged. */
export interface JudgeOptions {
  readonly seed: number
  /** Wins over the layout that the derivation shows. */
  readonly layout?: Layout
  /** Default: all. */
  readonly proofs?: Proofs
  /** Of which equalities that are errors of their own it is told why. Default: all. */
  readonly told?: 'all' | 'first'
  /** Of which of these numbers are looked for in which its sides differ. Default: all. */
  readonly examples?: 'all' | 'none'
}

/** Judges every equality of a derivation; `name` is asked about each that is an error of its own. */
export type Judge = (script: Script, name?: NameMistake) => Promise<Judgement>

/**
 * Judges derivations of one network. What they share is worked out once; what is found of one does
 * not depend on those before.
 */
export const judgeOf = (graph: Graph, options: JudgeOptions): Judge =>
  withAssignments(withSaidNames(judgeLabelled(graph, options)))

/** With what the words say of the label, and with points. */
const judgeLabelled = (graph: Graph, options: JudgeOptions): Judge => {
  const judges = new Map<string, Judge>()
  return (script, name) => {
    const said = withPoints(withSaidLabel(graph, script), script)
    const leaves = said.leaves.map(leaf => [leaf.adjectives, leaf.name, leaf.shape])
    const key = JSON.stringify([said.assumptions.length, leaves])
    const judge = judges.get(key) ?? judgeSaid(said, options)
    judges.set(key, judge)
    return judge(script, name)
  }
}

const judgeSaid = (graph: Graph, options: JudgeOptions): Judge => {
  if (graph.families.length === 0) return judgeLayered(graph, options)
  const rounds = roundsOf(graph)
  const judges = rounds.map(round => judgePlain(round.graph, options))
  return async (script, name) => {
    const staged = rounds.map(round => stagedIn(round, script))
    const judged: Judgement[] = []
    for (const [n, stage] of staged.entries())
      judged.push(await (judges[n] as Judge)(stage.script, name))
    const equalities = joined(script, staged, judged)
    const layout = judged[0]?.layout ?? 'any'
    return {
      ...summary(options.seed, equalities),
      layout,
      ...joinedTargets(graph, judged),
      ends: joinedEnds(graph, staged, judged),
    }
  }
}

/** Judges every equality of one derivation against its network. */
export const judgeScript = async (
  graph: Graph,
  script: Script,
  { name, ...options }: JudgeOptions & { readonly name?: NameMistake },
): Promise<Judgement> => judgeOf(graph, options)(script, name)

/** A network without families, whose layers may have numbers. */
const judgeLayered = (graph: Graph, options: JudgeOptions): Judge => {
  const judge = judgePlain(graph, options)
  return async (written, name) => {
    const script = withSizes(graph, written)
    const any = overParameters(graph, script)
    if (any) return judgeOver(judge, script, any, name)
    const staged = atLayers(graph, script)
    if (!staged) return judge(script, name)
    const judged = await judge(staged.script, name)
    const ends = joinedEnds(graph, [staged], [judged])
    return { ...judged, ...summary(options.seed, joined(script, [staged], [judged])), ends }
  }
}

/** With chains about any parameter at each. */
const judgeOver = async (
  judge: Judge,
  script: Script,
  any: OverParameters,
  name: NameMistake | undefined,
): Promise<Judgement> => {
  const judged = await judge(any.script, name)
  const equalities = settled(any, judged.equalities, joined(script, [any], [judged]))
  return { ...judged, ...summary(judged.seed, equalities) }
}

/** Chains in their order; powers in definitions are of each entry where that does better. */
const judgePlain = (graph: Graph, options: JudgeOptions): Judge => {
  const { seed, layout = graph.settings.layout } = options
  const asked = { seed, ...(layout && { layout }) }
  const shelf = shelfOf(graph, seed)
  return async (written, name) => {
    const told = ordered(written, graph)
    const { script } = told
    const first = newState(shelf(), script, { ...options, name, layout: layout ?? 'gradient' })
    const judged = await judgeFrom(first, told, asked)
    if (!judged.equalities.some(isFalse) || !judged.equalities.some(definesByPower)) return judged
    const court: Court = { ...first.court, hasPowersOfEntries: true }
    const other = await judgeFrom({ ...first, court }, told, asked)
    return failsIn(other) < failsIn(judged) ? other : judged
  }
}

const settledIn = (told: Ordered, state: State): State => inReading(told, withoutFollowers(state))

/** Equalities and ends by their numbers in the order of reading. */
const inReading = (told: Ordered, state: State): State => {
  const { equalities, rows, ends } = state
  const sure = equalities.map(one => (rows.length === 1 ? doubted(one, rows) : one))
  return { ...state, ...readingOrder(told, sure, ends) }
}

const definesByPower = (equality: Equality): boolean =>
  (equality.verdict === 'definition' || isFalse(equality)) &&
  equality.right.kind === 'formula' &&
  equality.right.readings.some(hasPower)

const hasPower = (syntax: Syntax): boolean =>
  (syntax.kind === 'infix' && syntax.sign === '^') || parts(syntax).some(hasPower)

const judgeFrom = async (
  first: State,
  told: Ordered,
  { seed, layout: asked }: JudgeOptions,
): Promise<Judgement> => {
  const { script } = told
  const plain = await runChains(script, first)
  if (asked) return judgementOf(seed, settledIn(told, plain), asked)
  const kept = await keptLayout(script, first, plain)
  const state =
    kept.layout === 'gradient' ? plain : await runChains(script, inLayout(first, kept.layout))
  return judgementOf(seed, settledIn(told, state), kept.told)
}

const inLayout = (first: State, layout: Layout): State => ({
  ...first,
  court: { ...first.court, layout },
})

interface Opening extends Omit<JudgeOptions, 'layout'> {
  readonly layout: Layout
  readonly name: NameMistake | undefined
}

const newState = (
  shelf: Shelf,
  script: Script,
  { layout, name, proofs = 'all', told = 'all', examples = 'all' }: Opening,
): State => {
  const state: State = {
    court: newCourt(shelf, script, layout, proofs),
    name,
    told,
    examples,
    truth: shelf.plain,
    student: shelf.plain,
    isAstray: false,
    conditions: new Set(),
    definitions: new Map(),
    given: new Map(),
    lines: new Map(),
    ownLines: new Set(),
    rows: [],
    equalities: [],
    ends: [],
  }
  const sums = unwrittenSums(scopeOf(state), script)
  return { ...state, court: { ...state.court, unwrittenSums: sums } }
}

const judgementOf = (
  seed: number,
  { court, equalities, ends }: State,
  layout: Judgement['layout'],
): Judgement => {
  const { graph } = court.shelf.plain
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

/** One row alone, where its letter says column, may be a transpose at the wrong place. */
const doubted = (equality: Equality, rows: readonly number[]): Equality =>
  equality.verdict === 'holds' && rows.includes(equality.n)
    ? { ...equality, verdict: 'undecided', doubt: { code: 'row-unclear' } }
    : equality

/** From the best to the least that a chain can do for a target. */
const ORDER: readonly TargetStatus[] = ['reached', 'wrong', 'unread', 'not_reached', 'trivial']

/** What is reached and then said otherwise is wrong. */
const statusOf = (ends: State['ends'], name: string): TargetStatus => {
  const own = ends.filter(end => end.by === name).map(end => end.status)
  if (own.lastIndexOf('wrong') > own.lastIndexOf('reached')) return 'wrong'
  return ORDER.find(status => own.includes(status)) ?? 'not_reached'
}

/** What keeps it from being reached: of the last chain that did as much for it as any. */
const lackOf = (ends: State['ends'], by: string, loss: string): Lack | undefined => {
  const status = statusOf(ends, by)
  const end = ends.findLast(one => one.by === by && one.status === status)
  return end ? end.lack : { code: 'unmentioned', sign: partial(loss, named(by)) }
}
