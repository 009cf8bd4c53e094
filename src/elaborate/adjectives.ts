import { columns, isMatrix, isRow, isScalar, rows } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import type { Adjective, Name } from '../core/syntax.ts'
import { equalSizes } from './offer.ts'
import { refuse } from './refusal.ts'
import { equate, type ShapeVar, type Solver, shapeIn } from './solver.ts'

const OF_SQUARES: ReadonlySet<Adjective> = new Set([
  'symmetric',
  'diagonal',
  'invertible',
  'definite',
  'orthogonal',
])
const OF_ROWS: ReadonlySet<Adjective> = new Set(['probability', 'onehot'])

/** What the adjectives of a declared name say of its shape. */
export const adjectiveShape = (
  solver: Solver,
  name: Name,
  shape: ShapeVar,
  adjectives: readonly Adjective[],
): void => {
  for (const adjective of adjectives) {
    const known = shapeIn(solver, shape) ?? []
    const values = { adjective, name: name.name, shape: describeShape(known) }
    if (OF_ROWS.has(adjective) && isScalar(known)) refuse('adjective-of-scalar', name, values)
    if (!OF_SQUARES.has(adjective)) continue
    if (!isMatrix(known) || isRow(known)) refuse('adjective-not-square', name, values)
    equate(solver, rows(known), columns(known))
    if (!equalSizes(solver, rows(known), columns(known)))
      refuse('adjective-not-square', name, values)
  }
}
