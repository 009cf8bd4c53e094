import { type Graph, shapeOfName } from '../core/graph.ts'
import type { Equality, EqualityVerdict, Judgement } from '../core/judgement.ts'
import { wherever } from '../core/key.ts'
import { isTurnedIn, LAYOUTS, type Layout } from '../core/layout.ts'
import { parts } from '../core/parts.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import { isScalar, type Shape } from '../core/shape.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import type { Court } from './court.ts'
import { judgeByPrecedent, verdictsByPrecedent } from './precedent.ts'
import { saidLayouts } from './said-layout.ts'
import type { State } from './state.ts'
import { isFalse } from './sure.ts'

/** The layout to judge in, and the one to tell of. */
export interface Kept {
  readonly layout: Layout
  readonly told: Judgement['layout']
}

/**
 * The layout that a derivation keeps to: `gradient` unless at least two derivatives, one of them
 * by a vector, or one where its words or the order of its products name the layout, fit another and not that;
 * `any` where nothing tells it. `state` is what came of it in `gradient`.
 */
export const keptLayout = async (script: Script, first: State, state: State): Promise<Kept> => {
  const { graph } = first.truth
  const layouts = OTHERS.filter(layout =>
    signsIn(script).some(sign => isTurned(graph, sign, layout)),
  )
  const plain: Kept = { layout: 'gradient', told: 'gradient' }
  if (layouts.length === 0) return { ...plain, told: 'any' }
  if (!state.equalities.some(isFalse)) {
    for (const layout of layouts)
      if (await differs(script, quiet(first, layout), state)) return plain
    return { ...plain, told: 'any' }
  }
  const failing = statedIn(script, state).filter(({ equality }) => isFalse(equality))
  const said = saidLayouts(script)
  const isSaid = (layout: Layout): boolean =>
    said.has(layout) || (layout === 'denominator' && isInnerFirst(script))
  const enough = (layout: Layout): number => (isSaid(layout) ? 1 : 2)
  let best = { kept: plain, fails: failing.length }
  for (const layout of layouts) {
    if (!isEvidence(graph, layout, failing, enough(layout))) continue
    const other = await runChains(script, quiet(first, layout))
    const fails = failsIn(other)
    const turned = failing.filter(({ n }) => other.equalities[n]?.verdict === 'holds')
    if (fails < best.fails && isEvidence(graph, layout, turned, enough(layout)))
      best = { kept: { layout, told: layout }, fails }
  }
  return best.kept
}

const OTHERS = LAYOUTS.filter(layout => layout !== 'gradient')

/** How many equalities are errors of their own. */
export const failsIn = ({ equalities }: Pick<State, 'equalities'>): number =>
  equalities.filter(isFalse).length

/** Chains one after the other. */
export const runChains = async ({ chains }: Script, first: State): Promise<State> => {
  let state = first
  for (const chain of chains)
    if (chain.signs.length > 0) state = await judgeByPrecedent(state, chain)
  return state
}

/** The same in another layout; nothing is proved or named. */
const quiet = (state: State, layout: Layout): State => ({
  ...state,
  court: { ...state.court, layout, proverOf: NO_PROOF },
  name: undefined,
  told: 'none',
})

const NO_PROOF: Court['proverOf'] = () => () => ({ proved: false, uses: [] })

/** Whether products of derivatives begin with the inner one, `∂a/∂z ∂b/∂a ∂L/∂b`, three or more, and none with the outer one. */
const isInnerFirst = ({ chains }: Script): boolean => {
  const runs = chains.flatMap(({ members }) =>
    members.flatMap(one => (one.kind === 'formula' ? one.readings.flatMap(runsOf) : [])),
  )
  const inner = runs.filter(run => follow(run.toReversed()))
  return inner.some(run => run.length > 2) && !runs.some(follow)
}

/** Derivatives that are multiplied by each other, from left to right. */
const runsOf = (syntax: Syntax): readonly (readonly Derivative[])[] => {
  if (syntax.kind !== 'infix' || syntax.sign !== '*') return parts(syntax).flatMap(runsOf)
  const factors = factorsOf(syntax)
  const run = factors.flatMap(one => (one.kind === 'derivative' ? [one] : []))
  return run.length === factors.length ? [run] : factors.flatMap(runsOf)
}

const factorsOf = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'infix' && syntax.sign === '*'
    ? [...factorsOf(syntax.left), ...factorsOf(syntax.right)]
    : [syntax]

/** Whether each is by what the next is of: `∂L/∂b ∂b/∂a`. */
const follow = (run: readonly Derivative[]): boolean =>
  run.length > 1 &&
  run.every((one, n) => {
    const next = run[n + 1]
    return !next || (nameOf(one.by) !== '' && nameOf(one.by) === nameOf(next.of))
  })

/** Whether some equality comes out otherwise; stops at the first. */
const differs = async ({ chains }: Script, first: State, than: State): Promise<boolean> => {
  let state = first
  for (const chain of chains.filter(one => one.signs.length > 0)) {
    const at = state.equalities.length
    const isOther = (verdict: EqualityVerdict, n: number): boolean =>
      verdict !== than.equalities[at + n]?.verdict
    if (verdictsByPrecedent(state, chain)?.some(isOther)) return true
    state = await judgeByPrecedent(state, chain)
    if (state.equalities.slice(at).some(({ verdict }, n) => isOther(verdict, n))) return true
  }
  return false
}

/** An equality with its number, from 0, and the first member of its chain. */
interface Stated {
  readonly n: number
  readonly equality: Equality
  readonly head: Member | undefined
}

const statedIn = ({ chains }: Script, { equalities }: State): readonly Stated[] => {
  const heads = chains.flatMap(({ members, signs }) => signs.map(() => members[0]))
  return equalities.map((equality, n) => ({ n, equality, head: heads[n] }))
}

/**
 * Whether equalities that fail in `gradient` would tell the layout if they hold in it: two derivatives in
 * heads or on left sides, one of them by a vector; one, where the words name the layout; or the layout said as such.
 */
const isEvidence = (
  graph: Graph,
  layout: Layout,
  some: readonly Stated[],
  enough: number,
): boolean => {
  const found = new Map<string, Shape>()
  for (const { equality, head } of some) {
    const stated = [equality.left, head].flatMap(one =>
      one?.kind === 'formula' ? one.readings : [],
    )
    for (const sign of stated.flatMap(signsOf)) {
      const [of, by] = [nameOf(sign.of), nameOf(sign.by)]
      if (isTurned(graph, sign, layout)) found.set(`${of} ${by}`, shapeOfName(graph, by) ?? [])
    }
  }
  if (some.some(({ equality }) => isConvention(equality))) return true
  return (
    found.size >= enough && (enough === 1 || [...found.values()].some(shape => shape.length === 1))
  )
}

/** `∇_θ L = (∂L/∂θ)ᵀ`: the layout itself is said. */
const isConvention = ({ left, right }: Equality): boolean => {
  const [a, b] = [left, right].map(one => (one.kind === 'formula' ? one.readings[0] : undefined))
  return (!!a && !!b && isTransposeOf(a, b)) || (!!a && !!b && isTransposeOf(b, a))
}

const isTransposeOf = (nabla: Syntax, other: Syntax): boolean => {
  const sign = other.kind === 'transposition' ? other.arg : undefined
  if (nabla.kind !== 'derivative' || !nabla.isNabla || sign?.kind !== 'derivative') return false
  const isSame = nameOf(nabla.of) === nameOf(sign.of) && nameOf(nabla.by) === nameOf(sign.by)
  return isSame && !sign.isNabla && nameOf(sign.by) !== ''
}

const isTurned = (graph: Graph, { of, by, isNabla }: Derivative, layout: Layout): boolean => {
  const [a, b] = [shapeOfName(graph, nameOf(of)) ?? [], shapeOfName(graph, nameOf(by)) ?? []]
  const isWhole = of.kind !== 'indexed' && by.kind !== 'indexed'
  return !isNabla && isWhole && !(isScalar(a) && isScalar(b)) && isTurnedIn(layout, a, b)
}

const nameOf = (syntax: Syntax): string => (syntax.kind === 'name' ? syntax.name : '')

const signsIn = ({ chains }: Script): readonly Derivative[] => chains.flatMap(signsInChain)

const signsInChain = ({ members }: Chain): readonly Derivative[] =>
  members.flatMap(one => (one.kind === 'formula' ? one.readings.flatMap(derivativesIn) : []))

const derivativesIn = wherever((syntax): readonly Derivative[] => signsOf(syntax))

/** Derivative signs in an expression, but for those of which entries are taken. */
const signsOf = (syntax: Syntax): readonly Derivative[] => {
  if (syntax.kind === 'derivative') return [syntax]
  const inner =
    syntax.kind === 'indexed' && syntax.base.kind === 'derivative' ? syntax.at : parts(syntax)
  return inner.flatMap(signsOf)
}
