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
  type Slope,
  slope,
  substituteTerm,
  sum,
  type Term,
} from '../core/term.ts'
import { addOf, summandsOf } from '../ops/build.ts'
import { contractTerm, solve } from './contract.ts'
import { freshPositions, type Wishes } from './letters.ts'
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
  /** Letters that entries are to have; absent: the first that are free. */
  readonly wishes?: Wishes
  /** From the variable on to what is derived, rather than back. */
  readonly isForward?: true
}

/** Axes of the derivative that is asked for. */
export const shapeOfTarget = ({ of, by }: Target): Shape => jacobianShape(of.shape, by.shape)

/**
 * One share of a derivative: Σ_K far[K] · near[K]. Going backwards, near is the
 * local derivative ∂of[K]/∂by[at] of a consumer and far that of the loss by it;
 * going forwards, near is ∂of[ofAt]/∂operand[K] and far that of the operand.
 */
export interface Link {
  /** The equation that is differentiated; undefined for a direct share, which has nothing far. */
  readonly consumer: Equation | undefined
  readonly letters: readonly Ix[]
  /** The entry K, a position for each axis. */
  readonly place: readonly Pos[]
  readonly far: Term
  /** The local derivative as a sign. */
  readonly sign: Slope
  /** What it is, δ contracted, K free. */
  readonly local: Term
  /** Letters of K that a δ of the local derivative ties to positions free of K. */
  readonly ties: ReadonlyMap<string, Pos>
  readonly isForward: boolean
}

/** A link per consumer on which the loss depends; consumers whose local derivative is 0 are left out. */
export const linksOf = (target: Target): readonly Link[] => {
  const { graph, by } = target
  const relevant = ancestors(graph)
  return consumersOf(graph, by.name)
    .filter(c => relevant.has(c.name))
    .map(c => (c.name === graph.loss ? directLink(c, target) : linkTo(c, target)))
    .filter(link => !(link.local.kind === 'const' && link.local.value.equals(0)))
}

/** Σ_K far ∂of/∂by, as it stands in the chain rule. */
export const formal = (link: Link): Term => sum(link.letters, joined(link, link.sign))

/** The same with tied letters replaced: no Σ over them any more. */
export const collapsed = (link: Link): Term => withTies(link, joined(link, link.sign))

/** Σ_K far · local derivative; its δ still stand. */
export const evaluated = (link: Link): Term => sum(link.letters, joined(link, link.local))

/** The same with tied letters replaced. */
export const evaluatedCollapsed = (link: Link): Term => withTies(link, joined(link, link.local))

/** In the order of the chain: what is derived first. */
const joined = ({ far, isForward }: Link, near: Term): Term =>
  product(isForward ? [near, far] : [far, near])

/** True when every letter of the consumer is tied and the Jacobian is square. */
export const isDiagonal = (link: Link, { free, own }: Target): boolean => {
  const size = link.isForward ? free.length - own.length : own.length
  return link.letters.every(ix => link.ties.has(ix.name)) && link.letters.length === size
}

const withTies = (link: Link, term: Term): Term =>
  sum(
    link.letters.filter(ix => !link.ties.has(ix.name)),
    substituteTerm(term, link.ties),
  )

const linkTo = (consumer: Equation, target: Target): Link => {
  const { graph, of, ofAt, by, at, free, fresh } = target
  const place = freshPositions(consumer.shape, fresh)
  const ranges = [...free, ...place.letters]
  const wrt = { by, at, free: ranges, base: graph.base, fresh }
  const local = inResult(slopeOf(consumer.body, place.at, wrt), consumer)
  return {
    consumer,
    letters: place.letters,
    place: place.at,
    far: gradEntry(of, ofAt, consumer, place.at),
    sign: slope(variable(consumer.name, consumer.shape), place.at, by, at),
    local,
    ties: tiesOf(local, place.letters, fresh),
    isForward: false,
  }
}

/** What a consumer is defined as is written by its name: y_i (δ_ij − y_j), not softmax(a)_i (…). */
export const inResult = (term: Term, { name, shape, body, isDerived }: Equation): Term => {
  if (body.kind !== 'call' || isDerived) return term
  return mapEntries(term, expr => (sameExpr(expr, body) ? variable(name, shape) : expr))
}

/** The direct share of the loss is the derivative of those of its terms that mention the name. */
export const directLink = (loss: Equation, target: Target): Link => {
  const { ofAt, by, at, free, fresh } = target
  const wrt = { by, at, free, base: target.graph.base, fresh }
  const local = slopeOf(loss.body, ofAt, wrt)
  return {
    consumer: undefined,
    letters: [],
    place: [],
    far: ONE_TERM,
    sign: slope(termsWith(loss, by.name), ofAt, by, at),
    local: termOf(contractTerm(isScalar(loss.shape) ? local : inResult(local, loss), free, fresh)),
    ties: new Map(),
    isForward: false,
  }
}

/** Those terms of an equation that mention a name: their derivative is the direct one, whatever else follows. */
export const termsWith = ({ body, shape }: Equation, name: string): Expr => {
  const terms = summandsOf(body).filter(t => mentions(t, name))
  const own = terms.length === 0 ? body : addOf(...terms)
  return sameShape(own.shape, shape) ? own : body
}

/** Positions that the same δ of every product forces on a letter. */
export const tiesOf = (
  local: Term,
  letters: readonly Ix[],
  fresh: Fresh,
): ReadonlyMap<string, Pos> => {
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
