import {
  type Affine,
  affine,
  bareName,
  coefficientOf,
  dividedBy,
  factorsOf,
  minus,
  namesOf,
  plus,
  substitute,
  symbol,
  times,
} from '../core/affine.ts'
import { type Dim, type Shape, shapeOf } from '../core/shape.ts'
import { type Heap, heap } from './heap.ts'

/** A shape to be found. Shapes that must be equal are united: only the root of each class speaks. */
export interface ShapeVar {
  parent: ShapeVar | undefined
  dims: readonly Dim[] | undefined
  watchers: Rule[]
  /** Undeclared leaves that have this shape. */
  leaves: OpenLeaf[]
  /** Set on the transposed of another shape. */
  turned: ShapeVar | undefined
}

/** A leaf without a declaration; `order` is its place among the names of the file. */
export interface OpenLeaf {
  readonly name: string
  readonly order: number
  readonly isCapital: boolean
}

/** What one part of an expression says of shapes; run again whenever one of them becomes known. */
export interface Rule {
  readonly run: () => void
  isQueued: boolean
}

/** A shape that an open leaf gets if nothing settles it before; least rank, then first leaf, first. */
export interface Offer {
  readonly rank: number
  readonly order: number
  readonly to: ShapeVar
  readonly dims: () => readonly Dim[]
}

/** Unknown sizes are symbols `?1`, `?2`, … until they are bound or named. */
export interface Solver {
  readonly bound: Map<string, Dim>
  readonly queue: Rule[]
  readonly offers: Heap<Offer>
  /** Rules that wait for sizes, not for shapes. */
  readonly undecided: (() => void)[]
  /** Sizes that must be equal, of which none follows from the others yet. */
  readonly open: (readonly [Dim, Dim])[]
  next: number
}

export const newSolver = (): Solver => ({
  bound: new Map(),
  queue: [],
  offers: heap((a, b) => a.rank < b.rank || (a.rank === b.rank && a.order < b.order)),
  undecided: [],
  open: [],
  next: 0,
})

export const unknownShape = (): ShapeVar => ({
  parent: undefined,
  dims: undefined,
  watchers: [],
  leaves: [],
  turned: undefined,
})

export const knownShape = (dims: readonly Dim[]): ShapeVar => ({ ...unknownShape(), dims })

export const unknownSize = (solver: Solver): Dim => symbol(`?${solver.next++}`)

export const isUnknownSize = (name: string): boolean => name.startsWith('?')

export const rootOf = (shape: ShapeVar): ShapeVar => {
  let root = shape
  while (root.parent) root = root.parent
  for (let at = shape; at.parent; ) {
    const above = at.parent
    at.parent = root
    at = above
  }
  return root
}

/** The shape as far as it is known, sizes resolved; undefined while the number of axes is open. */
export const shapeIn = (solver: Solver, shape: ShapeVar): Shape | undefined => {
  const { dims } = rootOf(shape)
  return dims && shapeOf(dims.map(dim => resolve(solver, dim)))
}

/** Makes a shape known; sizes of a shape that is known already are equated. */
export const fix = (solver: Solver, shape: ShapeVar, dims: readonly Dim[]): void => {
  const root = rootOf(shape)
  if (root.dims) {
    equateAll(solver, root.dims, dims)
    return
  }
  root.dims = dims
  wake(solver, root.watchers)
}

/** Two shapes that must be equal. */
export const unite = (solver: Solver, a: ShapeVar, b: ShapeVar): void => {
  const [x, y] = [rootOf(a), rootOf(b)]
  if (x === y) return
  if (x.dims && y.dims) {
    equateAll(solver, x.dims, y.dims)
    return
  }
  const [small, large] = x.watchers.length < y.watchers.length ? [x, y] : [y, x]
  const woken = [...small.watchers, ...(isNewsTo(large, small) ? large.watchers : [])]
  small.parent = large
  for (const rule of small.watchers) large.watchers.push(rule)
  for (const leaf of small.leaves) large.leaves.push(leaf)
  large.turned ??= small.turned
  large.dims ??= small.dims
  small.watchers = []
  wake(solver, woken)
}

/** Two sizes that must be equal; what contradicts itself is left for the check that follows. */
export const equate = (solver: Solver, a: Dim, b: Dim): void => {
  const difference = cancelled(minus(resolve(solver, a), resolve(solver, b)))
  const name = namesOf(difference).findLast(
    n => isUnknownSize(n) && Math.abs(coefficientOf(difference, n)) === 1,
  )
  if (name !== undefined) {
    const c = coefficientOf(difference, name)
    solver.bound.set(name, plus(symbol(name), times(-c, difference)))
  } else if (isOpenProduct(difference)) solver.open.push([a, b])
}

const isOpenProduct = ({ terms }: Affine): boolean =>
  terms.map(([m]) => factorsOf(m)).some(names => names.length > 1 && names.some(isUnknownSize))

/** Equations of sizes that said nothing yet, now that more is known. */
const equateOpen = (solver: Solver): void => {
  for (let before = -1; before !== solver.bound.size; ) {
    before = solver.bound.size
    for (const [a, b] of solver.open.splice(0)) equate(solver, a, b)
  }
}

/** The form without the names that all its terms have: sizes are not 0. */
const cancelled = (form: Affine): Affine => {
  const [first, ...others] = form.terms.map(([monomial]) => factorsOf(monomial))
  const shared = first?.find(name => others.every(factors => factors.includes(name)))
  if (form.constant !== 0 || shared === undefined || others.length === 0) return form
  return cancelled(dividedBy(form, symbol(shared)) ?? form)
}

export const equateAll = (solver: Solver, a: readonly Dim[], b: readonly Dim[]): void => {
  if (a.length !== b.length) return
  a.forEach((dim, n) => {
    equate(solver, dim, b[n] as Dim)
  })
}

/** A size without the unknowns that are known by now. */
export const resolve = (solver: Solver, dim: Dim): Dim => {
  const names = namesOf(dim)
  if (!names.some(name => solver.bound.has(name))) return dim
  const by = new Map(names.map(name => [name, endOf(solver, name)]))
  return substitute(dim, by)
}

/** Follows a chain of unknowns to its end, and shortens it. */
const endOf = (solver: Solver, name: string): Dim => {
  const passed: string[] = []
  let end = symbol(name)
  for (let at: string | undefined = name; at !== undefined; at = bareName(end)) {
    const next = solver.bound.get(at)
    if (!next) break
    passed.push(at)
    end = next
  }
  const value = bareName(end) === undefined ? resolve(solver, end) : end
  for (const at of passed) solver.bound.set(at, value)
  return value
}

/** Says a rule of shapes, which is run now and whenever one of them changes. */
export const watch = (solver: Solver, shapes: readonly ShapeVar[], run: () => void): void => {
  const rule: Rule = { run, isQueued: true }
  for (const shape of shapes) rootOf(shape).watchers.push(rule)
  solver.queue.push(rule)
}

/** Runs all rules that are due. */
export const propagate = (solver: Solver): void => {
  for (;;) {
    const rule = solver.queue.pop()
    if (!rule) break
    rule.isQueued = false
    rule.run()
  }
  equateOpen(solver)
}

/** Whether rules of a class learn something from another; those of both are in both lists. */
const isNewsTo = (large: ShapeVar, small: ShapeVar): boolean =>
  (!large.dims && small.dims !== undefined) ||
  (large.leaves.length === 0 && small.leaves.length > 0) ||
  (!large.turned && small.turned !== undefined)

const wake = (solver: Solver, rules: readonly Rule[]): void => {
  for (const rule of rules) {
    if (rule.isQueued) continue
    rule.isQueued = true
    solver.queue.push(rule)
  }
}

/** A number as a size. */
export const fixedSize = (size: number): Dim => affine(size)
