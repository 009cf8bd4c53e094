import { bareName } from '../core/affine.ts'
import { isMatrix, isRow, type Shape } from '../core/shape.ts'
import {
  type Entry,
  entry,
  type Fresh,
  freeNames,
  type Ix,
  product,
  rational,
  sum,
  type Term,
  total,
} from '../core/term.ts'
import { transposeOf } from '../ops/build.ts'
import { contractTerm } from './contract.ts'
import type { Mono } from './mono.ts'

/**
 * Σ_j g_j U_ji = Σ_j Uᵀ_ij g_j: factors put in the order of a matrix product,
 * from the row letter on (for a row, from its letter backwards), turning matrices that stand the wrong way round.
 * Undefined where nothing has to be turned or the letters are not one path.
 */
export const transposeForm = (
  term: Term,
  free: readonly Ix[],
  shape: Shape,
  fresh: Fresh,
): Term | undefined => {
  const monos = contractTerm(term, free, fresh)
  const turned = monos.map(m => turn(m, free, isRow(shape)))
  if (!turned.some(t => t?.turned)) return undefined
  if (!turned.every(t => t !== undefined)) return undefined
  return total(turned.map(t => t.term))
}

interface Turned {
  readonly term: Term
  /** True when some matrix had to be transposed. */
  readonly turned: boolean
}

const turn = (mono: Mono, free: readonly Ix[], fromRight: boolean): Turned | undefined => {
  const [start] = free
  if (!start || mono.bound.length === 0) return { term: asTerm(mono, mono.factors), turned: false }
  const scalars = mono.factors.filter(f => freeNames(f).size === 0)
  const walked = walk(
    mono.factors.filter(f => !scalars.includes(f)),
    start.name,
    fromRight,
  )
  if (!walked) return undefined
  const { factors, turned } = walked
  const inOrder = fromRight ? factors.toReversed() : factors
  return { term: asTerm(mono, [...scalars, ...inOrder]), turned }
}

const asTerm = (mono: Mono, factors: readonly Term[]): Term =>
  sum(mono.bound, product([rational(mono.coefficient), ...factors]))

/** Follows the factors from letter to letter; undefined when they are not one path. */
const walk = (factors: readonly Term[], start: string, fromRight: boolean) => {
  const left = [...factors]
  const path: Term[] = []
  let here = start
  let turned = false
  while (left.length > 0) {
    const touching = left.filter(f => freeNames(f).has(here))
    const [next] = touching
    if (!next || touching.length > 1 || next.kind !== 'entry') return undefined
    left.splice(left.indexOf(next), 1)
    const step = stepFrom(next, here, fromRight)
    if (!step)
      return left.length === 0 && isVectorEntry(next)
        ? { factors: [...path, next], turned }
        : undefined
    path.push(step.term)
    turned ||= step.turned
    here = step.to
  }
  return { factors: path, turned }
}

const isVectorEntry = (term: Entry): boolean => !isMatrix(term.expr.shape)

/** A matrix entry with `from` as its row letter, or as its column letter when the product is read from the right. */
const stepFrom = (term: Entry, from: string, fromRight: boolean) => {
  if (!isMatrix(term.expr.shape)) return undefined
  const [a, b] = term.at.map(bareName)
  if (a === undefined || b === undefined || a === b) return undefined
  const [near, far] = fromRight ? [b, a] : [a, b]
  if (near === from) return { term: term as Term, to: far, turned: false }
  const at = [...term.at].reverse()
  return { term: entry(transposeOf(term.expr), at), to: near, turned: true }
}
