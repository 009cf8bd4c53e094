import type { Closed, Form, IndexForm } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import { variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { shapeOfName } from '../core/graph.ts'
import { isUnit, type Shape } from '../core/shape.ts'
import {
  entry,
  type Fresh,
  freeNames,
  gradEntry,
  type Ix,
  type Pos,
  position,
  product,
  rational,
  sum,
  type Term,
} from '../core/term.ts'
import { addOf, diagOf, kronOf, mulOf, vecOf } from '../ops/build.ts'
import { inBlock } from '../ops/cell.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { contractTerm } from './contract.ts'
import { factsOf } from './facts.ts'
import { scratchLetters } from './letters.ts'
import type { Mono } from './mono.ts'
import { tryRead } from './read.ts'

/** A Jacobian of arrays written column by column, and the equality of entries that says so. */
export interface VecForm {
  readonly wrt: string
  /** ∂vec(of)/∂vec(by) as a matrix. */
  readonly expr: Expr
  readonly left: Form
  readonly right: Form
}

/** Letters of an entry ∂of[i,j]/∂by[k,l]; those of a vector may be taken for first or second ones. */
interface Letters {
  readonly i: Ix | undefined
  readonly j: Ix | undefined
  readonly k: Ix | undefined
  readonly l: Ix | undefined
}

/**
 * The Jacobian of the loss by a name as a matrix of `vec`s, from its closed form in
 * entries: a sum of Kronecker products or a diagonal. Undefined where neither is a
 * matrix, where more axes are involved, or where the letters do not form any.
 */
export const vecFormOf = (
  graph: Graph,
  wrt: string,
  { definitions, result }: Closed,
): VecForm | undefined => {
  if (result.level !== 'index' || definitions.length > 0) return undefined
  const fresh = scratchLetters(graph.base)
  const monos = contractTerm(result.term, result.free, fresh)
  for (const letters of lettersOf(graph, wrt, result)) {
    const parts = monos.map(mono => partOf(mono, letters, fresh))
    if (parts.length === 0 || !parts.every(part => part !== undefined)) continue
    const expr = simplify(addOf(...parts), factsOf(graph, new Set()))
    return { wrt, expr, ...sidesOf(graph, wrt, result, letters, expr) }
  }
  return undefined
}

const sidesOf = (graph: Graph, wrt: string, form: IndexForm, letters: Letters, expr: Expr) => {
  const { i, j, k, l } = letters
  const [of, by] = [variableOf(graph, graph.loss), variableOf(graph, wrt)]
  const left = gradEntry(of, placesOf(of.shape, [i, j]), by, placesOf(by.shape, [k, l]))
  const right = entry(expr, [blockAt(i, j, graph.base), blockAt(k, l, graph.base)])
  return { left: { ...form, term: left }, right: { ...form, term: right } }
}

const variableOf = (graph: Graph, name: string) => variable(name, shapeOfName(graph, name) ?? [])

/** Positions of all axes; those of units are of no account. */
const placesOf = (shape: Shape, letters: readonly (Ix | undefined)[]): readonly Pos[] => {
  const left = letters.flatMap(ix => (ix ? [position(ix)] : []))
  return shape.map(dim => (isUnit(dim) ? dim : (left.shift() as Pos)))
}

/** Place of an entry in a `vec`: the first letter runs fastest. */
const blockAt = (place: Ix | undefined, block: Ix | undefined, base: number): Pos => {
  const alone = place ?? block
  if (!alone) return { constant: base, terms: [] }
  return place && block
    ? inBlock({ count: block.dim, size: place.dim }, position(block), position(place), base)
    : position(alone)
}

/** The ways to tell first letters from second ones; none where the Jacobian is a matrix as it is, or no matrix. */
const lettersOf = (graph: Graph, wrt: string, { free }: IndexForm): readonly Letters[] => {
  const [of, by] = [graph.loss, wrt].map(name => wide(shapeOfName(graph, name) ?? [])) as [
    number,
    number,
  ]
  if (of > 2 || by > 2 || of + by < 3 || free.length !== of + by) return []
  return ways(free.slice(0, of)).flatMap(([i, j]) =>
    ways(free.slice(of)).map(([k, l]) => ({ i, j, k, l })),
  )
}

type Pair = readonly [Ix | undefined, Ix | undefined]

const ways = ([a, b]: readonly Ix[]): readonly Pair[] =>
  b
    ? [[a, b]]
    : [
        [a, undefined],
        [undefined, a],
      ]

const wide = (shape: Shape): number => shape.filter(dim => !isUnit(dim)).length

/**
 * Factors on both letters of one side scale rows or columns; what is left is a
 * Kronecker product where factors on second letters and on first ones are apart.
 */
const partOf = (mono: Mono, letters: Letters, fresh: Fresh): Expr | undefined => {
  const { i, j, k, l } = letters
  const groups = groupsOf(mono)
  const [rows, columns] = [sideOf(groups, i, j), sideOf(groups, k, l)]
  const rest = groups.filter(group => !rows.includes(group) && !columns.includes(group))
  const middle = kroneckerOf(rest, mono.coefficient, letters, fresh)
  const [left, right] = [scaling(rows, i, j, fresh), scaling(columns, k, l, fresh)]
  if (!middle || !left || !right) return undefined
  return [left, [middle], right].flat().reduce(mulOf)
}

/** Groups that stand on both letters, and no other. */
const sideOf = (groups: readonly Mono[], a: Ix | undefined, b: Ix | undefined): readonly Mono[] =>
  a && b ? groups.filter(group => touches(group, a) && touches(group, b)) : []

const scaling = (
  groups: readonly Mono[],
  a: Ix | undefined,
  b: Ix | undefined,
  fresh: Fresh,
): readonly Expr[] | undefined => {
  if (groups.length === 0 || !a || !b) return []
  const whole = tryRead(termOf(joined(groups)), [a, b], [a.dim, b.dim], fresh)
  return whole && [diagOf(vecOf(whole))]
}

const kroneckerOf = (
  groups: readonly Mono[],
  coefficient: Mono['coefficient'],
  { i, j, k, l }: Letters,
  fresh: Fresh,
): Expr | undefined => {
  const [inner, outer] = [
    [i, k],
    [j, l],
  ].map(pair => pair.flatMap(ix => ix ?? [])) as [Ix[], Ix[]]
  const isOuter = (group: Mono) => outer.some(ix => touches(group, ix))
  const far = joined(groups.filter(isOuter))
  const near = { ...joined(groups.filter(group => !isOuter(group))), coefficient }
  if (inner.some(ix => touches(far, ix))) return undefined
  const left = tryRead(termOf(far), outer, shapeOf(j, l), fresh)
  const right = tryRead(termOf(near), inner, shapeOf(i, k), fresh)
  return left && right && kronOf(left, right)
}

const shapeOf = (row: Ix | undefined, column: Ix | undefined): Shape => {
  if (row && column) return [row.dim, column.dim]
  if (row) return [row.dim]
  return column ? [{ constant: 1, terms: [] }, column.dim] : []
}

/** Factors that no letter holds together, apart. */
const groupsOf = ({ factors, bound }: Mono): readonly Mono[] => {
  const groups: Mono[] = []
  for (const factor of factors) {
    const own = {
      coefficient: ONE,
      factors: [factor],
      bound: bound.filter(ix => freeNames(factor).has(ix.name)),
    }
    const near = groups.filter(group => group.bound.some(ix => own.bound.includes(ix)))
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push(joined([...near, own]))
  }
  return groups
}

const ONE = rational(1).value

const joined = (groups: readonly Mono[]): Mono => ({
  coefficient: ONE,
  factors: groups.flatMap(group => group.factors),
  bound: [...new Set(groups.flatMap(group => group.bound))],
})

const termOf = ({ coefficient, factors, bound }: Mono): Term =>
  sum(bound, product([rational(coefficient), ...factors]))

const touches = ({ factors }: Mono, ix: Ix): boolean => factors.some(f => freeNames(f).has(ix.name))
