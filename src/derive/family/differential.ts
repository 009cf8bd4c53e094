import { symbol } from '../../core/affine.ts'
import { MOVED } from '../../core/change.ts'
import type { Form } from '../../core/derivation.ts'
import { type Expr, grad, variable } from '../../core/expr.ts'
import { type Graph, type Leaf, shapeOfName } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { moveExpr, moveForm } from '../../family/move.ts'
import { addOf, zerosOf } from '../../ops/build.ts'
import { seriesOf } from '../../ops/series.ts'
import {
  chainOf,
  changeOf,
  type Differential,
  pairedChain,
  pairOf,
  type Subject,
} from '../change.ts'
import { shareOf } from '../derive.ts'
import { headOf } from '../differential.ts'
import { deriveForward } from '../forward.ts'
import { movedGraph } from '../moving.ts'
import { casesOf } from './cases.ts'
import { leafAt } from './members.ts'
import { summandOf } from './opened.ts'
import { type Reach, reachOf } from './reach.ts'
import { isSameStack, type Mention, type Source, wholeSourcesOf } from './source.ts'
import { newOrder, type Order } from './span.ts'
import { isReached, usesOf } from './use.ts'
import { released } from './window.ts'

/** Whether a leaf, a family of leaves, or the leaf at a place of a family moves. */
export type IsMoving = (leaf: Pick<Leaf, 'name' | 'role' | 'adjectives' | 'index'>) => boolean

/** Differentials for general places, and the least lengths for which they are meant. */
export interface MemberDifferentials {
  readonly all: readonly Differential[]
  readonly needs: ReadonlyMap<string, number>
}

/**
 * The differentials of a network with families, each of the general member. A Σ over members is taken
 * summand by summand: what moves in the general one, all else held, with Σ before it.
 */
export const memberDifferentials = (graph: Graph, isMoving: IsMoving): MemberDifferentials => {
  const order = newOrder()
  const reach = reachOf(graph, order)
  const sources = wholeSourcesOf(graph).filter(source => isOnTheWay(source, reach, order))
  const moving = movingBases(graph, sources, reach, isMoving)
  const all = sources.flatMap(source => differentialOf(graph, source, moving) ?? [])
  return { all: withStill(graph, all, sources, moving), needs: order.needs }
}

const isOnTheWay = (source: Source, reach: Reach, order: Order): boolean =>
  source.letter === undefined ? isReached(source, reach, order) : reach.families.has(source.name)

const baseOf = (name: string): string => memberOf(name)?.family ?? name

/** Names and families that move where leaves do. */
const movingBases = (
  graph: Graph,
  sources: readonly Source[],
  reach: Reach,
  isMoving: IsMoving,
): ReadonlySet<string> => {
  const order = newOrder()
  const leaves = graph.leaves.filter(isMoving)
  const families = graph.families.filter(family =>
    casesOf(graph, family, usesOf(graph, family, reach, order), order).some(
      one => one.isLeaf && isMoving(leafAt(family, one.range.first)),
    ),
  )
  const moving = new Set([...leaves, ...families].map(one => one.name))
  for (let before = -1; before !== moving.size; ) {
    before = moving.size
    for (const source of sources) if (isMoved(source, moving)) moving.add(baseOf(source.name))
  }
  return moving
}

const isMoved = ({ mentions }: Source, moving: ReadonlySet<string>): boolean =>
  mentions.some(one => moving.has(baseOf(one.name)))

const differentialOf = (
  graph: Graph,
  source: Source,
  moving: ReadonlySet<string>,
): Differential | undefined => {
  const active = source.mentions.filter(one => moving.has(baseOf(one.name)))
  const parts = groupsOf(active).map(group => partOf(graph, source, group))
  const put = added(parts)
  if (!put) return undefined
  const total = chainOf(subjectOf(graph, source), [put.head, put.form])
  const paired = pairedOf(graph, source, put.form, parts)
  const movers = [...new Set(active.map(one => baseOf(one.name)))]
  return { of: baseOf(source.name), movers, chains: paired ? [total, paired] : [total] }
}

const subjectOf = ({ loss }: Graph, { name, letter, range }: Source): Subject => ({
  loss,
  wrt: letter === undefined ? name : memberName(name, symbol(letter)),
  ...(letter !== undefined && range && { range: { letter, ...range } }),
})

/** Mentions under the same sums. */
const groupsOf = (mentions: readonly Mention[]): readonly (readonly Mention[])[] => {
  const groups: Mention[][] = []
  for (const mention of mentions) {
    const known = groups.find(([first]) => first && isSameStack(first.under, mention.under))
    if (known) known.push(mention)
    else groups.push([mention])
  }
  return groups
}

/** So many sums within each other have letters to spare. */
const DEEPEST = 2

/** What one group adds to a differential. */
interface Part {
  readonly under: Mention['under']
  readonly head: Form
  readonly form: Form
  /** `⟨its share of the gradient, dW⟩`; absent of the loss, and where there is no whole. */
  readonly paired?: Expr
}

const partOf = (graph: Graph, source: Source, group: readonly Mention[]): Part | undefined => {
  const under = group[0]?.under ?? []
  if (under.length > DEEPEST) return undefined
  const names = new Set(group.map(one => one.name))
  const { window, equation } = summandOf(graph, source, subjectOf(graph, source).wrt, group)
  const movers = window.leaves.filter(leaf => names.has(leaf.name))
  const [found] = deriveForward(movedGraph(window, movers), MOVED, new Set([equation.name]))
  const form = found?.steps.at(-1)?.form
  const head = found && headOf(found, form)
  if (!form || !head) return undefined
  const shares = movers.map(by => {
    const isLoss = equation.name === graph.loss
    const share = isLoss ? undefined : shareOf(window, by.name, equation.name)
    return share && pairOf(moveExpr(share, released), changeOf(by))
  })
  const isWhole = shares.every(share => share !== undefined)
  return {
    under,
    head,
    form: moveForm(form, released),
    ...(isWhole && { paired: summed(under, addOf(...shares)) }),
  }
}

/** All parts together: in entries only where there is one, before which no Σ stands. */
const added = (parts: readonly (Part | undefined)[]): Pick<Part, 'head' | 'form'> | undefined => {
  const [first] = parts
  if (!first || !parts.every(part => part !== undefined)) return undefined
  if (parts.length === 1 && first.under.length === 0) return first
  const wholes = parts.flatMap(({ under, form }) =>
    form.level === 'matrix' ? [summed(under, form.expr)] : [],
  )
  if (wholes.length < parts.length) return undefined
  return { head: first.head, form: { level: 'matrix', expr: addOf(...wholes) } }
}

/** Σ over members before a whole. */
const summed = (under: Mention['under'], body: Expr): Expr =>
  under.reduceRight((inner, { over }) => (over ? seriesOf(over, inner) : inner), body)

/** `⟨∂L/∂Y, dY⟩` by the changes on the right side. */
const pairedOf = (
  graph: Graph,
  source: Source,
  put: Form,
  parts: readonly (Part | undefined)[],
): ReturnType<typeof pairedChain> | undefined => {
  const shares = parts.map(part => part?.paired)
  if (put.level === 'index' || source.name === graph.loss) return undefined
  if (!shares.every(share => share !== undefined)) return undefined
  const subject = subjectOf(graph, source)
  const own = variable(subject.wrt, source.shape)
  const gradient = grad(variable(graph.loss, shapeOfName(graph, graph.loss) ?? []), own)
  return pairedChain(subject, gradient, [changeOf(own), put.expr, addOf(...shares)])
}

/** `dh_0 = 0`, where other members move: with the first equation that has the family on its right side. */
const withStill = (
  graph: Graph,
  all: readonly Differential[],
  sources: readonly Source[],
  moving: ReadonlySet<string>,
): readonly Differential[] => {
  const still = sources.filter(one => moving.has(baseOf(one.name)) && !isMoved(one, moving))
  const told = new Set<Source>()
  return all.map(one => {
    const own = still.filter(({ name }) => one.movers.includes(baseOf(name)))
    const fresh = own.filter(source => !told.has(source))
    for (const source of fresh) told.add(source)
    return { ...one, chains: [...one.chains, ...fresh.map(source => stillChain(graph, source))] }
  })
}

const stillChain = (graph: Graph, source: Source) => {
  const change = changeOf(variable(subjectOf(graph, source).wrt, source.shape))
  const exprs = [change, zerosOf(source.shape)]
  return chainOf(
    subjectOf(graph, source),
    exprs.map(expr => ({ level: 'matrix', expr })),
  )
}
