import Fraction from 'fraction.js'
import { bareName } from '../core/affine.ts'
import type { Expr, Var } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { isMatrix, isRow, isScalar, type Shape, shapeOf } from '../core/shape.ts'
import {
  type Fresh,
  freeNames,
  type Ix,
  position,
  substituteTerm,
  type Term,
} from '../core/term.ts'
import { contractTerm } from '../derive/contract.ts'
import { freshPositions, scratchLetters } from '../derive/letters.ts'
import { type Mono, termOf } from '../derive/mono.ts'
import { tryRead } from '../derive/read.ts'
import { slopeOf } from '../derive/slope.ts'
import { hadamardOf, mulOf, numOf, scaleOf } from '../ops/build.ts'
import { refuse } from './refusal.ts'

/** A term that is linear in the unknown u: s·A·u·B, or the entries of u times those of `weights`. */
export type LinearTerm = Product | Entrywise
export interface Product {
  readonly kind: 'product'
  readonly scalar: Expr
  /** Absent where it is the identity, and where the unknown is a scalar. */
  readonly left?: Expr
  readonly right?: Expr
}
export interface Entrywise {
  readonly kind: 'entrywise'
  readonly weights: Expr
}

/** The derivative of a gradient by its unknown. */
export interface Jacobian {
  readonly monos: readonly Mono[]
  /** Letters of the entry, and of the entry of the unknown. */
  readonly out: readonly Ix[]
  readonly by: readonly Ix[]
  readonly term: Term
  readonly fresh: Fresh
}

/** ∂x[out]/∂u[by], x an expression of the unknown's shape that mentions it by name. */
export const jacobianOf = (x: Expr, u: Var, { base }: Graph): Jacobian => {
  const fresh = scratchLetters(base)
  const out = freshPositions(u.shape, fresh)
  const by = freshPositions(u.shape, fresh)
  const free = [...out.letters, ...by.letters]
  const slope = slopeOf(x, out.at, { by: u, at: by.at, free, base, fresh })
  const monos = contractTerm(slope, free, fresh)
  return { monos, out: out.letters, by: by.letters, term: termOf(monos), fresh }
}

/** The terms of a Jacobian that does not mention the unknown, each as a matrix expression. */
export const linearTerms = (jacobian: Jacobian, u: Var): readonly LinearTerm[] =>
  jacobian.monos.map(mono => termFrom(mono, jacobian, u.shape))

/** The term with the unknown, or any other tensor of its shape, put in. */
export const applied = (term: LinearTerm, u: Expr): Expr => {
  if (term.kind === 'entrywise') return hadamardOf(term.weights, u)
  const { scalar, left, right } = term
  const turned = left ? mulOf(left, u) : u
  return scaleOf(scalar, right ? mulOf(turned, right) : turned)
}

const termFrom = (mono: Mono, jacobian: Jacobian, shape: Shape): LinearTerm => {
  if (isScalar(shape)) return { kind: 'product', scalar: readOn(mono, [], [], jacobian) }
  const { out, by } = jacobian
  const [i, j] = out as [Ix, Ix?]
  const [p, q] = by as [Ix, Ix?]
  if (!isMatrix(shape) || !j || !q) {
    const order = isRow(shape) ? ([p, i] as const) : ([i, p] as const)
    const side = readOn(mono, order, shapeOf([i.dim, i.dim]), jacobian)
    return { kind: 'product', scalar: numOf(1), [isRow(shape) ? 'right' : 'left']: side }
  }
  return ofMatrix(mono, { i, j, p, q }, jacobian)
}

interface Corners {
  readonly i: Ix
  readonly j: Ix
  readonly p: Ix
  readonly q: Ix
}

/** A[i,p] u[p,q] B[q,j], or C[i,j] u[i,j]. */
const ofMatrix = (mono: Mono, { i, j, p, q }: Corners, jacobian: Jacobian): LinearTerm => {
  const groups = groupsOf(mono)
  const touching = (letters: readonly Ix[]) =>
    groups.filter(g => letters.some(ix => g.letters.has(ix.name)))
  const [left, right] = [touching([i, p]), touching([q, j])]
  if (!left.some(g => right.includes(g))) {
    const rest = groups.filter(g => !left.includes(g) && !right.includes(g))
    const scalar = joinedGroups(rest, mono.coefficient)
    return {
      kind: 'product',
      scalar: readOn(scalar, [], [], jacobian),
      left: readOn(joinedGroups(left), [i, p], shapeOf([i.dim, p.dim]), jacobian),
      right: readOn(joinedGroups(right), [q, j], shapeOf([q.dim, j.dim]), jacobian),
    }
  }
  const ties = mono.factors.filter(f => isTie(f, i, p) || isTie(f, j, q))
  const isTurned = !touching([i, q]).some(g => touching([j, p]).includes(g))
  if (ties.length < 2) return refuse({ kind: isTurned ? 'transposed' : 'entangled' })
  const onto = new Map([
    [p.name, position(i)],
    [q.name, position(j)],
  ])
  const others = mono.factors.filter(f => !ties.includes(f))
  const rest = { ...mono, factors: others.map(f => substituteTerm(f, onto)) }
  const weights = readOn(rest, [i, j], shapeOf([i.dim, j.dim]), jacobian)
  return { kind: 'entrywise', weights }
}

const isTie = (factor: Term, a: Ix, b: Ix): boolean => {
  if (factor.kind !== 'delta') return false
  const names = [bareName(factor.a), bareName(factor.b)]
  return names.includes(a.name) && names.includes(b.name)
}

/** A product over letters, read as a whole; a refusal where it has no matrix form. */
const readOn = (
  mono: Mono,
  free: readonly Ix[],
  shape: Shape,
  { fresh }: Pick<Jacobian, 'fresh'>,
): Expr => tryRead(termOf([mono]), free, shape, fresh) ?? refuse({ kind: 'entangled' })

/** Factors that hang together by their letters. */
interface Group {
  readonly letters: ReadonlySet<string>
  readonly factors: readonly Term[]
  readonly bound: readonly Ix[]
}

const groupsOf = ({ factors, bound }: Mono): readonly Group[] =>
  factors.reduce<readonly Group[]>((groups, factor) => {
    const letters = freeNames(factor)
    const near = groups.filter(g => [...letters].some(name => g.letters.has(name)))
    const merged = {
      letters: new Set([...letters, ...near.flatMap(g => [...g.letters])]),
      factors: [...near.flatMap(g => g.factors), factor],
      bound: [...near.flatMap(g => g.bound), ...boundIn(letters, bound, near)],
    }
    return [...groups.filter(g => !near.includes(g)), merged]
  }, [])

/** Bound letters of a factor that no group has yet. */
const boundIn = (
  letters: ReadonlySet<string>,
  bound: readonly Ix[],
  near: readonly Group[],
): readonly Ix[] =>
  bound.filter(ix => letters.has(ix.name) && !near.some(g => g.bound.includes(ix)))

const joinedGroups = (groups: readonly Group[], coefficient = new Fraction(1)): Mono => ({
  coefficient,
  factors: groups.flatMap(g => g.factors),
  bound: groups.flatMap(g => g.bound),
})
