import { namesOf, symbol } from '../core/affine.ts'
import type { Dim, Shape } from '../core/shape.ts'
import { pop } from './heap.ts'
import { offer, RANK } from './offer.ts'
import {
  fix,
  isUnknownSize,
  propagate,
  rootOf,
  type ShapeVar,
  type Solver,
  shapeIn,
  unknownSize,
} from './solver.ts'

/** Finds all shapes; open leaves are settled one at a time. Returns the names that were assumed. */
export const settle = (solver: Solver, shapes: readonly ShapeVar[]): Set<string> => {
  const assumed = new Set<string>()
  propagate(solver)
  for (const shape of shapes) offerDefaults(solver, shape)
  for (;;) {
    const next = pop(solver.offers)
    if (!next) break
    const root = rootOf(next.to)
    if (root.dims) continue
    if (next.rank > RANK.operand) decide(solver)
    if (rootOf(next.to).dims) continue
    for (const leaf of root.leaves) assumed.add(leaf.name)
    fix(solver, next.to, next.dims())
    propagate(solver)
  }
  decide(solver)
  return assumed
}

/** A capital leaf is a matrix; what nothing settles is a scalar. */
const offerDefaults = (solver: Solver, shape: ShapeVar): void => {
  if (rootOf(shape).leaves.some(leaf => leaf.isCapital)) {
    offer(solver, RANK.capital, shape, () => [unknownSize(solver), unknownSize(solver)])
  }
  offer(solver, RANK.rest, shape, () => [])
}

/** Broadcasts of which the sizes do not tell the direction. */
const decide = (solver: Solver): void => {
  for (;;) {
    const choice = solver.undecided.pop()
    if (!choice) return
    choice()
    propagate(solver)
  }
}

/** Names the sizes that are still unknown, in the order of the given shapes. */
export const nameSizes = (
  solver: Solver,
  shapes: readonly ShapeVar[],
  taken: ReadonlySet<string>,
): readonly string[] => {
  const source = sizeNames(taken)
  const named: string[] = []
  for (const shape of shapes) {
    for (const unknown of (shapeIn(solver, shape) ?? []).flatMap(unknownsIn)) {
      if (solver.bound.has(unknown)) continue
      const name = source.next().value as string
      solver.bound.set(unknown, symbol(name))
      named.push(name)
    }
  }
  return named
}

const unknownsIn = (dim: Dim): string[] => namesOf(dim).filter(isUnknownSize)

/** m, n, p, q, r, s, … and after z: n1, n2, … */
function* sizeNames(taken: ReadonlySet<string>): Generator<string> {
  for (const name of 'mnpqrstuvwxyz') if (!taken.has(name)) yield name
  for (let n = 1; ; n++) if (!taken.has(`n${n}`)) yield `n${n}`
}

/** Whether every size of a shape has a name or a value. */
export const isSettled = (shape: Shape): boolean => !shape.flatMap(namesOf).some(isUnknownSize)
