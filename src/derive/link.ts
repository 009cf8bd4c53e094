import { namesOf, sameAffine } from '../core/affine.ts'
import { type Expr, sameExpr, type Var, variable } from '../core/expr.ts'
import { ancestorsOfLoss, consumersOf, type Equation, type Graph } from '../core/graph.ts'
import { isScalar, jacobianShape, type Shape, sameShape } from '../core/shape.ts'
import {
  type Delta,
  type Fresh,
  freeNames,
  gradEntry,
  type Ix,
  mapEntries,
  ONE_TERM,
  type Pos,
  product,
  slope,
  substituteTerm,
  sum,
  type Term,
} from '../core/term.ts'
import { addOf, summandsOf } from '../ops/build.ts'
import { contractTerm, solve } from './contract.ts'
import { freshPositions } from './letters.ts'
import { type Mono, monosOf, termOf } from './mono.ts'
import { mentions, slopeOf } from './slope.ts'

/** What is asked for: an entry of the gradient by one name. */
export interface Target {
  readonly graph: Graph
  /** What is derived: the loss. */
  readonly of: Var
  readonly ofAt: readonly Pos[]
  readonly by: Var
  readonly at: readonly Pos[]
  /** The letters of `at`. */
  readonly own: readonly Ix[]
  /** The letters of `ofAt`, then those of `at`. */
  readonly free: readonly Ix[]
  readonly fresh: Fresh
}

/** Axes of the derivative that is asked for. */
export const shapeOfTarget = ({ of, by }: Target): Shape => jacobianShape(of.shape, by.shape)

/** One consumer's share of a gradient: Σ_K upstream[K] · ∂of[K]/∂by[at]. */
export interface Link {
  /** Undefined for the direct share of the loss, whose upstream gradient is 1. */
  readonly consumer: Equation | undefined
  readonly of: Expr
  readonly at: readonly Pos[]
  readonly letters: readonly Ix[]
  readonly upstream: Term
  /** The local derivative ∂of[K]/∂by[at], δ contracted, K free. */
  readonly local: Term
  /** Letters of K that a δ of the local derivative ties to positions free of K. */
  readonly ties: ReadonlyMap<string, Pos>
}

/** A link per consumer on which the loss depends; consumers whose local derivative is 0 are left out. */
export const linksOf = (target: Target): readonly Link[] => {
  const { graph, by } = target
  const relevant = ancestors(graph)
  return consumersOf(graph, by.name)
    .filter(c => relevant.has(c.name))
    .map(c => (c.name === graph.loss ? lossLink(c, target) : linkTo(c, target)))
    .filter(link => !(link.local.kind === 'const' && link.local.value.equals(0)))
}

/** Σ_K upstream ∂of[K]/∂by[at], as it stands in the chain rule. */
export const formal = (link: Link, by: Var, at: readonly Pos[]): Term =>
  sum(link.letters, product([link.upstream, slope(link.of, link.at, by, at)]))

/** The same with tied letters replaced: no Σ over them any more. */
export const collapsed = (link: Link, by: Var, at: readonly Pos[]): Term =>
  withTies(link, product([link.upstream, slope(link.of, link.at, by, at)]))

/** Σ_K upstream · local derivative; its δ still stand. */
export const evaluated = (link: Link): Term =>
  sum(link.letters, product([link.upstream, link.local]))

/** The same with tied letters replaced. */
export const evaluatedCollapsed = (link: Link): Term =>
  withTies(link, product([link.upstream, link.local]))

/** True when every letter of the consumer is tied and the Jacobian is square. */
export const isDiagonal = (link: Link, target: Target): boolean =>
  link.letters.every(ix => link.ties.has(ix.name)) && link.letters.length === target.own.length

const withTies = (link: Link, term: Term): Term =>
  sum(
    link.letters.filter(ix => !link.ties.has(ix.name)),
    substituteTerm(term, link.ties),
  )

const linkTo = (consumer: Equation, target: Target): Link => {
  const { graph, of, ofAt, by, at, free, fresh } = target
  const place = freshPositions(consumer.shape, fresh)
  const ranges = [...free, ...place.letters]
  const slope = slopeOf(consumer.body, place.at, { by, at, free: ranges, base: graph.base, fresh })
  const local = inResult(slope, consumer)
  const upstream = gradEntry(of, ofAt, consumer, place.at)
  return {
    consumer,
    of: variable(consumer.name, consumer.shape),
    at: place.at,
    letters: place.letters,
    upstream,
    local,
    ties: tiesOf(local, place.letters, fresh),
  }
}

/** What a consumer is defined as is written by its name: y_i (δ_ij − y_j), not softmax(a)_i (…). */
const inResult = (term: Term, { name, shape, body }: Equation): Term => {
  if (body.kind !== 'call') return term
  return mapEntries(term, expr => (sameExpr(expr, body) ? variable(name, shape) : expr))
}

/** The direct share of the loss is the derivative of those of its terms that mention the name. */
const lossLink = (loss: Equation, target: Target): Link => {
  const { ofAt, by, at, free, fresh } = target
  const terms = summandsOf(loss.body).filter(t => mentions(t, by.name))
  const slope = slopeOf(loss.body, ofAt, { by, at, free, base: target.graph.base, fresh })
  const local = isScalar(loss.shape) ? slope : inResult(slope, loss)
  const own = terms.length === 0 ? loss.body : addOf(...terms)
  return {
    consumer: undefined,
    of: sameShape(own.shape, loss.shape) ? own : loss.body,
    at: ofAt,
    letters: [],
    upstream: ONE_TERM,
    local: termOf(contractTerm(local, free, fresh)),
    ties: new Map(),
  }
}

/** Positions that the same δ of every product forces on a letter. */
const tiesOf = (local: Term, letters: readonly Ix[], fresh: Fresh): ReadonlyMap<string, Pos> => {
  const monos = monosOf(local, fresh)
  const names = new Set(letters.map(ix => ix.name))
  const ties = new Map<string, Pos>()
  for (const ix of letters) {
    const places = monos.map(m => forcedPlace(m, ix.name, names))
    const [first] = places
    if (first && places.every(p => p && sameAffine(p, first))) ties.set(ix.name, first)
  }
  return ties
}

const forcedPlace = (mono: Mono, letter: string, others: ReadonlySet<string>): Pos | undefined => {
  const bound = new Set(mono.bound.map(ix => ix.name))
  const usable = (place: Pos) => namesOf(place).every(n => !others.has(n) && !bound.has(n))
  return mono.factors
    .filter((f): f is Delta => f.kind === 'delta' && freeNames(f).has(letter))
    .map(f => solve(f, letter))
    .find(place => place !== undefined && usable(place))
}

const known = new WeakMap<Graph, ReadonlySet<string>>()

const ancestors = (graph: Graph): ReadonlySet<string> => {
  const found = known.get(graph) ?? ancestorsOfLoss(graph)
  known.set(graph, found)
  return found
}
