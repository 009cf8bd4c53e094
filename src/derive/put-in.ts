import { type Affine, coefficientOf, minus, symbol } from '../core/affine.ts'
import { type Derivation, type Form, type Places, resultOf } from '../core/derivation.ts'
import type { Grad } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import { type Mover, moveForm, placing } from '../family/move.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { factsOf } from './facts.ts'
import { common, Incomparable, isUpTo, newOrder, type Order } from './family/span.ts'
import { gradsOf, mapGrads } from './grads.ts'

/** What a gradient comes to when others are put in for those that it mentions. */
export interface PutIn {
  /** The gradient, as the derivation begins. */
  readonly goal: Form
  readonly result: Form
  readonly wrt: string
  /** The places for which it stands. */
  readonly range?: Places
}

/** Results with gradients put in, and how long families must be for these to stand. */
export interface Filled {
  readonly all: readonly PutIn[]
  readonly needs: ReadonlyMap<string, number>
}

/**
 * The results of derivations with the results of others put in for all gradients but those that
 * are kept; a case for each case of what is put in. Nothing of what has no matrix form.
 */
export const putIn = (
  graph: Graph,
  derivations: readonly Derivation[],
  isKept: (by: string) => boolean,
): Filled => {
  const order = newOrder()
  const book: Book = { graph, derivations, isKept, order }
  const all = derivations.flatMap(one => (isKept(one.wrt) ? filled(book, one) : []))
  return { all, needs: order.needs }
}

interface Book {
  readonly graph: Graph
  readonly derivations: readonly Derivation[]
  readonly isKept: (by: string) => boolean
  readonly order: Order
}

/** None where nothing is put in, where others are left, or where it is not clear which places that is for. */
const filled = (book: Book, { wrt, range, steps, ...rest }: Derivation): readonly PutIn[] => {
  const [start] = steps
  if (!start) return []
  const result = resultOf({ wrt, steps, ...rest })
  const own: PutIn = { goal: start.form, result, wrt, ...(range && { range }) }
  try {
    const all = fill(book, own, 0).filter(one => one.result !== result)
    const isWhole = all.every(one => gradsOf(one.result).every(grad => book.isKept(grad.by)))
    return isWhole ? all : []
  } catch (error) {
    if (error instanceof Unclear || error instanceof Incomparable) return []
    throw error
  }
}

class Unclear extends Error {
  override name = 'Unclear'
}

/** Gradients that are put in for others nest at most this deep. */
const DEEPEST = 2

const fill = (book: Book, own: PutIn, depth: number): readonly PutIn[] => {
  const { graph, isKept } = book
  const next = gradsOf(own.result).find(grad => !isKept(grad.by) && casesOf(book, grad).length > 0)
  if (!next || own.result.level !== 'matrix' || depth === DEEPEST) return [own]
  return casesOf(book, next).flatMap(one => {
    const at = placedAt(book, own, next, one)
    if (!at) return []
    const { goal, result, wrt, put, range } = at
    const replaced = mapGrads(result, grad => (grad.by === at.by ? put : grad))
    if (replaced.level !== 'matrix') return [own]
    const expr = simplify(replaced.expr, factsOf(graph, new Set()))
    const form: Form = { level: 'matrix', expr }
    return fill(book, { goal, wrt, result: form, ...(range && { range }) }, depth + 1)
  })
}

/** A derivation whose result may be put in. */
interface Case {
  readonly wrt: string
  readonly range?: Places
  readonly result: Extract<Form, { level: 'matrix' }>
}

/** All cases of a gradient, if all of them have matrix forms. */
const casesOf = ({ derivations, graph }: Book, { of, by }: Grad): readonly Case[] => {
  if (of !== graph.loss) return []
  const family = memberOf(by)?.family
  const isOf = (wrt: string) => (family ? memberOf(wrt)?.family === family : wrt === by)
  const found = derivations.filter(one => isOf(one.wrt))
  const cases = found.flatMap(one => {
    const result = resultOf(one)
    return result.level === 'matrix' ? [{ ...one, result }] : []
  })
  return cases.length === found.length ? cases : []
}

interface Placed extends PutIn {
  readonly by: string
  readonly put: Case['result']['expr']
}

/** A result at the places where a case stands, and the case there; undefined where there are none. */
const placedAt = (book: Book, own: PutIn, grad: Grad, one: Case): Placed | undefined => {
  const [at, from] = [memberOf(grad.by)?.at, memberOf(one.wrt)?.at]
  if (!at || !from) return { ...own, by: grad.by, put: one.result.expr }
  if (one.range) return atRange(book, own, { by: grad.by, at }, { ...one, range: one.range }, from)
  return atPlace(book, own, { by: grad.by, at }, one, from)
}

interface Spot {
  readonly by: string
  readonly at: Affine
}

/** A case for several places. */
const atRange = (
  { order }: Book,
  own: PutIn,
  { by, at }: Spot,
  one: Case & { readonly range: Places },
  from: Affine,
): Placed | undefined => {
  const { letter, first, last } = one.range
  const place = solved(from, letter, at)
  const mover = moverTo(letter, place)
  const put = moveForm(one.result, mover)
  if (put.level !== 'matrix') throw new Unclear()
  const base = { ...own, by, put: put.expr }
  const { range } = own
  if (!range || coefficientOf(place, range.letter) === 0) {
    return isUpTo(order, first, place) && isUpTo(order, place, last) ? base : undefined
  }
  const shift = minus(place, symbol(range.letter))
  const both = common(order, range, { first: minus(first, shift), last: minus(last, shift) })
  return both && { ...base, range: { letter: range.letter, ...both } }
}

/** A case for one place. */
const atPlace = (
  { order }: Book,
  own: PutIn,
  { by, at }: Spot,
  one: Case,
  from: Affine,
): Placed | undefined => {
  const { range, ...rest } = own
  if (!range || coefficientOf(at, range.letter) === 0)
    return by === one.wrt ? { ...own, by, put: one.result.expr } : undefined
  const place = solved(at, range.letter, from)
  if (!isUpTo(order, range.first, place) || !isUpTo(order, place, range.last)) return undefined
  const mover = moverTo(range.letter, place)
  return {
    wrt: mover.name(rest.wrt),
    goal: moveForm(rest.goal, mover),
    result: moveForm(rest.result, mover),
    by: one.wrt,
    put: one.result.expr,
  }
}

/** What the letter of a place must be so that it is another place: l of `l+1 = L` is `L-1`. */
const solved = (place: Affine, letter: string, other: Affine): Affine => {
  if (coefficientOf(place, letter) !== 1) throw new Unclear()
  return minus(other, minus(place, symbol(letter)))
}

const moverTo = (letter: string, place: Affine): Mover =>
  placing(new Map([[letter, place]]), () => {
    throw new Unclear()
  })
